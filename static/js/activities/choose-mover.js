/**
 * How moderators change who would go where: somebody is put elsewhere, found by typing some of the name, and two rooms
 * are put together.
 */

import { html, keyed, nothing } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { called, chosen, proposed } from "./choose-people.js";

/** @typedef {import("./choose.js").ActivityChoose} ActivityChoose */
/** @typedef {import("./choose-model.js").Team} Team */
/** @typedef {Record<string, Team>} Teams by person */

/**
 * @param {ActivityChoose} element
 * @param {{ id: string }} round
 * @param {{ teams: Teams, fixed?: Record<string, string>, merged?: Record<string, string> }} lineup
 * @param {Map<string, string>} names
 */
export function moving(element, { id: round }, { teams, fixed = {}, merged = {} }, names) {
  const person = (/** @type {string} */ id) => element.workshop.nameOf(id) || t("Somebody");
  const room = (/** @type {string} */ id) => names.get(id) ?? id;
  const people = called(teams, person, room);
  const list = `people-${round}`;
  return html`<form class="moving" @submit=${(/** @type {SubmitEvent} */ event) => put(element, round, people, event)}>
      <label>
        ${t("Who")}
        <input name="person" list=${list} required autocomplete="off" placeholder=${t("Some of the name")}
          @input=${(/** @type {any} */ event) => event.target.setCustomValidity("")} />
      </label>
      <datalist id=${list}>${[...people.keys()].map((words) => html`<option value=${words}></option>`)}</datalist>
      <label>
        ${t("To which room")}
        <select name="room">${[...names].filter(([id]) => !merged[id]).map(([id, name]) => html`<option value=${id}>${name}</option>`)}</select>
      </label>
      <button class="button quiet">${t("Move")}</button>
    </form>
    ${Object.entries(fixed).map(
      ([id, there]) => html`<p>
        ${t("{name} moved to {room}", { name: person(id), room: room(merged[there] ?? there) })}
        <button class="button quiet small" @click=${() => element.act("choose.put", { round, person: id, room: "" })}>
          ${icon("undo-2")} ${t("Let their wishes count again")}
        </button>
      </p>`,
    )}`;
}

/**
 * @param {ActivityChoose} element
 * @param {string} round
 * @param {Map<string, string>} people
 * @param {SubmitEvent} event
 */
async function put(element, round, people, event) {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.target);
  const data = new FormData(form);
  const person = chosen(people, String(data.get("person")));
  const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("person"));
  if (!person) {
    field.setCustomValidity(t("Please choose one of the names in the list."));
    return field.reportValidity();
  }
  await element.act("choose.put", { round, person, room: data.get("room") });
  field.value = "";
  return true;
}

/**
 * Any room may work with another one.
 * @param {ActivityChoose} element
 * @param {{ id: string }} round
 * @param {{ teams: Teams, merged?: Record<string, string> }} lineup
 * @param {Map<string, string>} names
 */
export function mergingAny(element, { id: round }, { teams, merged = {} }, names) {
  const rooms = [...names.keys()].filter((id) => !merged[id]);
  if (rooms.length < 2) return nothing;
  const [small, next] = proposed(teams, rooms, merged);
  const select = (/** @type {string} */ name, /** @type {string | undefined} */ picked) =>
    html`<select name=${name} required>${picked ? nothing : html`<option value="" selected>${t("please choose")}</option>`}${rooms.map((id) => html`<option value=${id} ?selected=${id === picked}>${names.get(id)}</option>`)}</select>`;
  const merge = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const data = new FormData(/** @type {HTMLFormElement} */ (event.target));
    return element.act("choose.merge", { round, room: data.get("room"), into: data.get("into") });
  };
  return keyed(
    JSON.stringify(merged),
    html`<form class="moving" @submit=${merge}>
      <label>${t("This room")} ${select("room", small)}</label>
      <label>${t("works with")} ${select("into", next)}</label>
      <button class="button quiet">${t("Merge the rooms")}</button>
    </form>`,
  );
}
