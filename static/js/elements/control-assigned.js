/**
 * Who belongs into which room while nobody is in one: asked of the server once the list of people is open, and again
 * when the agenda moves on or rooms are given. It belongs to the list, which is drawn again when it has come.
 */

import { clockEntity } from "../core/agenda.js";

export class Assigned {
  /**
   * @param {import("./control-piece.js").ControlPiece} list
   */
  constructor(list) {
    this.list = list;
    /** As of when it was asked. */
    this.asOf = "";
    /** Whether they are rooms of a round that comes. */
    this.ahead = false;
    /** @type {Record<string, string>} by person */
    this.rooms = {};
  }

  /** Ask, where something may have changed. */
  async follow() {
    const { store, about } = this.list.workshop;
    const { state, item } = clockEntity(store);
    const asOf = JSON.stringify([state, item, store.each("all", "teams")]);
    if (asOf === this.asOf) return;
    this.asOf = asOf;
    const known = await fetch(`/w/${about.id}/assigned`)
      .then((answer) => (answer.ok ? answer.json() : undefined))
      .catch(() => undefined);
    // What is not known is only not shown, and the next change asks again; what comes late is of before.
    if (!known || asOf !== this.asOf) return;
    Object.assign(this, known);
    this.list.requestUpdate();
  }

  /** @param {import("./control-roster.js").Attendee[]} people */
  of(people) {
    return people.map((one) =>
      one.room || one.removed ? one : { ...one, given: this.rooms[one.id] ?? "", ahead: this.ahead },
    );
  }
}
