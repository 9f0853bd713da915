/** What the editor asks the server: what a text would do, to save it, to publish. */

import { newId } from "../core/command.js";

/** @typedef {import("./said.js").Said} Said */
/** @typedef {import("./manuscript.js").Look} Look */
/** @typedef {import("./manuscript.js").Answer} Answer */
/** @typedef {import("./manuscript.js").Told} Told */

export class Desk {
  /** @param {string} workshop */
  constructor(workshop) {
    this.address = `/w/${workshop}/edit`;
    /** What is being saved: sent again after silence, it is still one version. */
    this.underway = { said: "", id: "" };
  }

  /** @param {Said} said @returns {Promise<Look | undefined>} */
  async look(said) {
    const answer = await this.post("look", asked(said));
    return answer?.ok ? answer.json() : undefined;
  }

  /**
   * @param {Said} said
   * @param {number} base
   * @param {number} of
   * @returns {Promise<Answer>}
   */
  async save(said, base, of) {
    const wish = { ...asked(said), base, of };
    const known = JSON.stringify(wish);
    if (this.underway.said !== known) this.underway = { said: known, id: newId() };
    const answer = await this.answered("save", { ...wish, id: this.underway.id });
    if (answer.status !== "silence") this.underway = { said: "", id: "" };
    return answer;
  }

  /** @param {boolean} published @returns {Promise<Answer>} */
  publish(published) {
    return this.answered("publish", { published, id: newId() });
  }

  /** @param {number} number @returns {Promise<{ text: string, changes: string[] | null } | undefined>} */
  async version(number) {
    const answer = await fetch(`${this.address}/versions/${number}`).catch(() => undefined);
    return answer?.ok ? answer.json() : undefined;
  }

  /**
   * The newest version, and what it says otherwise than that one.
   * @param {number} since
   * @returns {Promise<Told & { changes: string[] | null } | undefined>}
   */
  async newest(since) {
    const answer = await fetch(`${this.address}/manuscript?since=${since}`).catch(() => undefined);
    return answer?.ok ? answer.json() : undefined;
  }

  /**
   * @param {string} what
   * @param {object} body
   * @returns {Promise<Answer>}
   */
  async answered(what, body) {
    const answer = await this.post(what, body);
    if (answer?.ok) return { status: "ok", told: await answer.json() };
    if (answer?.status === 409) return { status: "refused", refused: await answer.json() };
    return { status: "silence" };
  }

  /** @param {string} what @param {object} body */
  post(what, body) {
    return fetch(`${this.address}/${what}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }).catch(() => undefined);
  }
}

/** @param {Said} said */
export function asked({ source, tree }) {
  return tree === undefined ? { text: source } : { text: source, tree };
}
