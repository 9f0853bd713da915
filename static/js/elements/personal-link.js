/**
 * One's own link, as an address and a picture, to go on as the same person on another device; fetched when asked for,
 * and made anew by who has passed it on by mistake.
 */

import { html, nothing } from "../../vendor/lit.js";
import { announce } from "../core/announce.js";
import { copiedOrSelected, copyWords } from "../core/copy.js";
import { t } from "../core/words.js";
import { icon } from "./icons.js";
import { Piece } from "./piece.js";

/** @typedef {{ address: string, qr: string, anew: boolean }} Link */

export class PersonalLink extends Piece {
  static properties = {
    ...Piece.properties,
    link: { state: true },
    problem: { state: true },
    copied: { state: true },
    asking: { state: true },
  };

  constructor() {
    super();
    /** @type {Link | undefined} */
    this.link = undefined;
    this.problem = "";
    /** Whether the browser copied it; undefined where nobody asked. @type {boolean | undefined} */
    this.copied = undefined;
    /** Whether it is being asked if the old link shall end. */
    this.asking = false;
  }

  render() {
    return html`<section class="stack">
      <h3>${t("Go on with another device")}</h3>
      ${this.link ? this.shown(this.link) : this.offer()}
      ${this.problem ? html`<p class="error" role="alert">${icon("triangle-alert")} ${this.problem}</p>` : nothing}
    </section>`;
  }

  offer() {
    return html`<p>${t("With your personal link you are the same person there, with everything you wrote.")}</p>
      <button class="button quiet" @click=${() => this.bring()}>${icon("qr-code")} ${t("Show my personal link")}</button>`;
  }

  /** @param {Link} link */
  shown({ address, qr }) {
    return html`<p>${t("Open this on the other device. It is yours alone; do not pass it on.")}</p>
      <div class="personal">
        <img src=${pictureOf(qr)} width="160" height="160" alt=${t("QR code of your personal link")} />
        <div class="stack">
          <p class="address">${address}</p>
          <button class="button quiet small" @click=${() => this.copy(address)}>
            ${icon(this.copied ? "check" : "copy")} ${this.copied === undefined ? t("Copy the link") : copyWords(this.copied)}
          </button>
        </div>
      </div>
      ${this.renewing()}`;
  }

  renewing() {
    if (!this.asking) {
      return html`<p>
        <button class="button plain small" @click=${() => this.doubt(true)}>${icon("refresh-cw")} ${t("Renew my link …")}</button>
      </p>`;
    }
    return html`<div class="notice" data-tone="signal" role="group" aria-label=${t("Renew my link …")}>
      ${icon("triangle-alert")}
      <p>${t("The old link ends at once, and with it the access of every device that came in by it. What you wrote stays.")}</p>
      <div class="buttons">
        <button class="button small" @click=${() => this.renew()}>${t("Renew")}</button>
        <button class="button quiet small" @click=${() => this.doubt(false)}>${t("Keep the old one")}</button>
      </div>
    </div>`;
  }

  /** @param {boolean} asking */
  async doubt(asking) {
    this.asking = asking;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector(asking ? ".notice .quiet" : ".plain"))?.focus();
  }

  get where() {
    return `/w/${this.workshop.about.id}/links/mine`;
  }

  async bring() {
    this.link = await fetched(this.where);
    this.problem = this.link ? "" : t("The link could not be fetched. Please try again.");
    await this.updateComplete;
    this.querySelector("button")?.focus();
  }

  async renew() {
    const link = await fetched(this.where, { method: "POST" });
    // This device came in by the old link itself, and has been let in anew.
    if (link?.anew) return location.reload();
    if (link) [this.link, this.copied] = [link, undefined];
    this.problem = link ? "" : t("The link could not be fetched. Please try again.");
    if (link) announce(t("Your new link holds."));
    return this.doubt(false);
  }

  /** @param {string} address */
  async copy(address) {
    this.copied = await copiedOrSelected(address, this.querySelector(".address"));
    announce(copyWords(this.copied));
  }
}

/**
 * @param {string} address
 * @param {RequestInit} [request]
 * @returns {Promise<Link | undefined>} nothing if it does not come
 */
async function fetched(address, request) {
  try {
    const answer = await fetch(address, request);
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined;
  }
}

/** The server's drawing, as an address for a picture. @param {string} svg */
function pictureOf(svg) {
  const whole = svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"');
  return `data:image/svg+xml,${encodeURIComponent(whole)}`;
}

customElements.define("personal-link", PersonalLink);
