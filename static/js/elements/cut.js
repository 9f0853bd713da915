/** Notices that the line is cut for so long that it must be said. */

// A line that is back by then was hardly missed, in ms.
const PATIENCE = 4_000;

export class Cut {
  /** @param {() => number} local ms since 1970 by this device, since without a line there is no other clock */
  constructor(local = Date.now) {
    this.local = local;
    /** Since when it is cut; 0 while it is not. */
    this.since = 0;
  }

  /**
   * To be asked again and again.
   * @param {{ socket: { state: string } }} workshop
   * @returns {boolean}
   */
  look({ socket }) {
    if (socket.state === "open") this.since = 0;
    else this.since ||= this.local();
    return this.since > 0 && this.local() - this.since > PATIENCE;
  }
}
