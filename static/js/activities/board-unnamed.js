/**
 * A cluster that was just made waits for its name: whoever put cards together is asked at once, on the wall in its own
 * strip, in the list in a dialog. Whoever dropped a card on another is offered it, and goes on with what they do.
 */

import { focusIsLost } from "../elements/focus.js";

/** @typedef {import("./board-room.js").BoardRoom} BoardRoom */
/** @typedef {import("./board-cluster.js").ClusterName} ClusterName */

// Whoever has begun something else meanwhile goes on with it.
const BUSY = "input:not([type='checkbox'], [type='radio']), textarea, select, dialog *";

export class Unnamed {
  /** @param {BoardRoom} room */
  constructor(room) {
    this.room = room;
    /** The cluster, by its id. */
    this.asked = "";
    room.addController(this);
  }

  /** Ask for its name as soon as it hangs there. @param {string} id */
  ask(id) {
    this.asked = id;
    this.room.requestUpdate();
  }

  /** What was told about it has a button for its name. @param {string} id */
  offer(id) {
    const { notice } = this.room;
    if (notice?.tone === "good") this.room.notice = { ...notice, name: () => this.open(id) };
  }

  hostUpdated() {
    const { asked, room } = this;
    const cluster = room.clusters.get(asked);
    if (!cluster) return;
    this.asked = "";
    // One that came with a name keeps it.
    if (cluster.name) room.acts.toUndo();
    else if (document.activeElement?.matches(BUSY)) this.offer(asked);
    else this.open(asked);
  }

  /** @param {string} id */
  async open(id) {
    const { room } = this;
    if (!room.clusters.has(id)) return;
    if (room.view === "list") return room.acts.name(id);
    await room.wall.updateComplete;
    const name = /** @type {ClusterName | null | undefined} */ (
      room.wall.thing(id)?.querySelector("cluster-name")
    );
    await name?.edit();
    if (focusIsLost()) room.acts.toUndo();
  }
}
