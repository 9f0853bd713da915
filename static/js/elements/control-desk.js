/**
 * The control panel: header, the day, and three columns, with what matters now in the middle. It owns the keys
 * and the one `Steering`, and tells what the others do. Hosts see their room instead (`control-room`).
 */

import { html, nothing } from "../../vendor/lit.js";
import { clockEntity } from "../core/agenda.js";
import { announce } from "../core/announce.js";
import { letInAgain } from "../core/return.js";
import { t, timeToTheSecond, unparted } from "../core/words.js";
import "./control-agenda.js";
import "./control-ask.js";
import { arriving, ended, released, stages } from "./control-away.js";
import "./control-day.js";
import { deedsOf, deedWords } from "./control-deeds.js";
import "./control-hands.js";
import "./control-help.js";
import "./control-keys.js";
import "./control-lately.js";
import "./control-links.js";
import "./control-lit.js";
import "./control-log.js";
import "./control-messages.js";
import "./control-moves.js";
import { goToWhoNeeds } from "./control-needed.js";
import "./control-next.js";
import "./control-now.js";
import "./control-open.js";
import "./control-people.js";
import { ControlPiece } from "./control-piece.js";
import "./control-plans.js";
import "./control-plenary.js";
import "./control-readiness.js";
import "./control-register.js";
import "./control-room.js";
import "./control-sheet.js";
import { action, keyed, Typing, writes } from "./control-shortcuts.js";
import "./control-snapshot.js";
import { Steering } from "./control-steering.js";
import "./control-waiting.js";
import { beginAt } from "./focus.js";
import { icon } from "./icons.js";
import "./saved-state.js";

const DIALOGS = { people: "control-register", log: "control-log", ready: "control-readiness" };

export class ControlDesk extends ControlPiece {
  constructor() {
    super();
    /** @type {Steering} */
    this.steering = /** @type {any} */ (undefined);
    /** @type {import("../core/agenda.js").ClockEntity | undefined} */
    this.clock = undefined;
    /** @type {string | undefined} the newest deed that was told of */
    this.told = undefined;
    this.typing = new Typing();
    /** Whether it is said already that the access has ended. */
    this.gone = false;
    this.pressed = (/** @type {KeyboardEvent} */ event) => this.key(event);
  }

  get ticks() {
    return true;
  }

  get hears() {
    return /** @type {("line" | "outbox" | "ended")[]} */ (["line", "outbox", "ended"]);
  }

  watches() {
    return ["all/clock", "all/item:", "all/workshop", "staff/help:", "staff/deed:"];
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("keydown", this.pressed);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.pressed);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has("workshop")) this.steering = new Steering(this.workshop);
    this.follow();
  }

  /** Notice that the clock was moved, and say what was done, and by whom. */
  follow() {
    const [before, after] = [this.clock, this.store.get("all", "clock")];
    this.clock = after;
    const moved = (/** @type {"item" | "step" | "parting"} */ name) => before?.[name] !== after?.[name];
    if (before && after && (moved("item") || moved("step") || moved("parting")))
      this.steering.noticed(after.mover === this.workshop.me.person);
    const newest = deedsOf(this.store)[0];
    if (newest && this.told !== undefined && newest.id !== this.told)
      announce(deedWords(newest, this.workshop));
    if (this.store.audiences.has("staff")) this.told = newest?.id ?? "";
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    if (this.workshop.socket.state === "ended") return this.leave();
    const { item, state } = clockEntity(this.store);
    const calls = this.store.each("staff", "help").filter(({ value }) => !value.taken).length;
    const title = state === "over" ? t("over") : (this.store.get("all", `item:${item}`)?.title ?? "");
    const titles = [calls ? `(${calls}) ${t("Help")}` : "", title, t("Control panel")];
    document.title = unparted(titles.filter(Boolean).join(" · "));
  }

  /** The access has ended, perhaps only for now. */
  async leave() {
    if (this.gone) return;
    this.gone = true;
    beginAt(this.querySelector("h1"));
    const { socket, about } = this.workshop;
    if (socket.why !== "replaced" && (await letInAgain(about.id))) location.reload();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const field = /** @type {HTMLElement} */ (event.target);
    const open = document.querySelector("dialog[open]") !== null;
    const typing = this.typing.goesOn(event.key, writes(field), event.timeStamp);
    // What was typed stays. A dialog is closed by it, and a composition ended.
    if (event.key === "Escape" && writes(field) && !open && !event.isComposing) field.blur();
    if (!this.workshop.staff || !this.piece("control-keys")?.on) return;
    const wanted = action(event, open || keyed(field));
    if (!wanted) return;
    event.preventDefault();
    if (typing) this.steering.ignore(t("You were typing just now. The keys work again after a short pause."));
    else this.carryOut(wanted);
  }

  /** @param {import("./control-shortcuts.js").Action} wanted */
  carryOut(wanted) {
    const { state } = clockEntity(this.store);
    const runs = state === "running" || state === "held";
    if (wanted === "next") this.piece("control-next").press();
    else if (wanted === "jump" && state !== "planned") this.piece("control-ask").ask("jump");
    else if (wanted === "back" && state !== "planned") this.steering.back();
    else if (wanted === "hold" && runs) this.steering.hold();
    else if (wanted === "longer" && runs) this.steering.extend(1);
    else if (wanted === "five" && runs) this.steering.extend(5);
    else if (wanted === "shorter" && runs) this.steering.extend(-1);
    else if (wanted === "plans" && runs) this.piece("control-plans").show();
    else if (wanted === "undo") this.piece("control-lately").undo();
    else if (wanted === "needed") goToWhoNeeds(this, this.steering);
    else if (wanted === "message") this.piece("control-messages").focus();
    else if (wanted === "snapshot") this.piece("control-snapshot").show();
    else if (wanted === "people" || wanted === "log" || wanted === "ready")
      this.piece(DIALOGS[wanted]).show();
    else if (wanted === "keys") this.piece("control-keys").show();
  }

  /** @param {string} tag @returns {any} */
  piece(tag) {
    return this.querySelector(tag);
  }

  render() {
    if (this.workshop.socket.state === "ended") return ended(this.workshop);
    if (!this.store.audiences.has("all")) return arriving();
    if (this.workshop.me.role === "participant") return released(this.workshop);
    return html`
      ${this.header()}
      ${
        this.workshop.staff
          ? html`<control-day .workshop=${this.workshop}></control-day> ${this.desk()}`
          : html`<control-room .workshop=${this.workshop}></control-room>`
      }
    `;
  }

  header() {
    const { title, series } = this.store.get("all", "workshop") ?? {};
    const { id } = this.workshop.about;
    const { staff, me } = this.workshop;
    const now = timeToTheSecond(this.workshop.clock.now(), this.zone);
    return html`<header class="desk-head">
      <p class="where"><strong>${t("Control panel")}</strong> <span lang=${this.language}>${[series, title].filter(Boolean).join(" · ")}</span></p>
      <saved-state .workshop=${this.workshop}></saved-state>
      <nav aria-label=${t("Tools")}>
        ${
          staff
            ? html`<button class="button plain small" aria-haspopup="dialog" @click=${() => this.piece("control-links").show()}>
                  ${icon("link")} ${t("Links")}
                </button>
                <control-keys .workshop=${this.workshop}></control-keys>
                <control-snapshot .workshop=${this.workshop}></control-snapshot>`
            : nothing
        }
        ${stages(id)}
        ${me.role === "organiser" ? html`<a href=${`/w/${id}/edit`}>${icon("pencil")} ${t("Edit")}</a>` : nothing}
        ${me.role === "organiser" ? html`<a href=${`/w/${id}/results`}>${icon("file-text")} ${t("Results")}</a>` : nothing}
      </nav>
      <time class="clock" aria-label=${t("Time in the workshop")}>${now}</time>
    </header>`;
  }

  desk() {
    const { workshop, steering } = this;
    return html`<main
        id="main"
        tabindex="-1"
        class="desk-body"
        @ask=${(/** @type {CustomEvent} */ event) => this.piece("control-ask").ask(event.detail)}
        @jump=${(/** @type {CustomEvent} */ event) => this.piece("control-ask").ask("jump", event.detail)}
        @plans=${() => this.piece("control-plans").show()}
        @readiness=${() => this.piece("control-readiness").show()}
        @log=${() => this.piece("control-log").show()}
        @register=${() => this.piece("control-register").show()}
      >
        <section class="desk-steer">
          <control-now .workshop=${workshop}></control-now>
          <control-sheet .workshop=${workshop}></control-sheet>
          <control-moves .workshop=${workshop} .steering=${steering}></control-moves>
          <control-lately .workshop=${workshop} .steering=${steering}></control-lately>
          <control-next .workshop=${workshop} .steering=${steering}></control-next>
        </section>
        <aside class="desk-side">
          <control-help .workshop=${workshop}></control-help>
          <control-hands .workshop=${workshop}></control-hands>
          <control-waiting .workshop=${workshop}></control-waiting>
          <control-people .workshop=${workshop}></control-people>
          <control-messages .workshop=${workshop}></control-messages>
          <control-lit .workshop=${workshop}></control-lit>
          <control-plenary .workshop=${workshop}></control-plenary>
        </aside>
        <control-open
          class="desk-open"
          role="region"
          tabindex="0"
          aria-label=${t("What is open now")}
          .workshop=${workshop}
        ></control-open>
        <control-agenda role="region" tabindex="0" aria-label=${t("Agenda")} .workshop=${workshop}></control-agenda>
      </main>
      <control-ask .workshop=${workshop} .steering=${steering} .outlook=${() => this.piece("control-next").outlook}></control-ask>
      <control-register .workshop=${workshop}></control-register>
      <control-plans .workshop=${workshop} .steering=${steering}></control-plans>
      <control-readiness .workshop=${workshop}></control-readiness>
      <control-log .workshop=${workshop} .steering=${steering}></control-log>
      <control-links .workshop=${workshop}></control-links>`;
  }
}

customElements.define("control-desk", ControlDesk);
