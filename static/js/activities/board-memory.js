/** Which cards of a room this device has seen, so that somebody who comes back is shown what is new. */

const MOST = 2_000;

export class Memory {
  /**
   * @param {import("../core/device.js").Device} device
   * @param {string} name under which it is kept
   */
  constructor(device, name) {
    this.device = device;
    this.name = `board/seen/${name}`;
    /** @type {ReadonlySet<string> | undefined} nothing where they were never here */
    this.known = undefined;
    this.recall();
  }

  /** Somebody is back: what they have not seen until now is new to them. */
  recall() {
    const kept = this.device.recall(this.name);
    this.known = kept ? new Set(kept.split(" ")) : undefined;
  }

  /**
   * Somebody goes: by then they have seen these.
   * @param {Iterable<string>} ids
   */
  leave(ids) {
    const kept = [...new Set([...(this.known ?? []), ...ids])].slice(-MOST);
    if (kept.length) this.device.remember(this.name, kept.join(" "));
  }

  /**
   * @param {{ id: string, mine: boolean }} card
   * @returns {boolean} whether somebody else has pinned it up since this person was last here
   */
  isNew({ id, mine }) {
    return this.known !== undefined && !mine && !this.known.has(id);
  }

  /**
   * What is new has been looked at.
   * @param {Iterable<string>} ids
   */
  seen(ids) {
    this.leave(ids);
    this.recall();
  }
}

/**
 * Remembers for a room, while it is in the page, whenever its page is left, and recalls when somebody is back.
 * @param {{ memory?: Memory, cards: ReadonlyMap<string, unknown>, requestUpdate(): void }} room
 */
export function remembering(room) {
  const go = () => room.memory?.leave(room.cards.keys());
  const turned = () => {
    if (document.hidden) return go();
    room.memory?.recall();
    return room.requestUpdate();
  };
  return {
    hostConnected: () => document.addEventListener("visibilitychange", turned),
    hostDisconnected: () => {
      document.removeEventListener("visibilitychange", turned);
      go();
    },
  };
}
