/**
 * The time, said to who does not see it run: at a fifth and a twentieth of the whole, when it is over, when the clock
 * is held or let run again, and when somebody gives more of it or takes some. In between nothing is said.
 */

import { clockEntity } from "../core/agenda.js";
import { announce } from "../core/announce.js";
import { urgency } from "../core/clock.js";
import { t, tn } from "../core/words.js";
import { paceOf } from "./pace.js";
import { runningTime, toneWords, untilWords } from "./running-time.js";

/** @typedef {{ place: string, held: boolean, until: string, tone: string }} Told what was known when it was looked last */

const MINUTE = 60_000;
// From so much on in minutes, below it in tens of seconds.
const MINUTES_FROM = 90_000;

/**
 * How much is left, as one says it.
 * @param {number} left in ms
 */
export function leftWords(left) {
  if (left < 0) return t("The time is over.");
  if (left >= MINUTES_FROM)
    return tn("{n} minute is left.", "{n} minutes are left.", Math.round(left / MINUTE));
  return tn("{n} second is left.", "{n} seconds are left.", Math.ceil(left / 10_000) * 10);
}

export class TimeTold {
  constructor() {
    /** @type {Told | undefined} */
    this.last = undefined;
  }

  /**
   * @param {import("../core/workshop.js").Workshop} workshop
   * @param {import("../core/agenda.js").Item | undefined} item
   */
  tell(workshop, item) {
    const clock = clockEntity(workshop.store);
    const pace = paceOf(workshop, item);
    const time = runningTime(workshop.store, workshop.clock.now(), pace);
    const before = this.last;
    this.last = time && {
      place: `${clock.item} ${pace?.step ?? clock.step ?? 0}`,
      held: time.held,
      until: untilWords(workshop, time),
      tone: time.held ? "" : toneWords(urgency(time.left, time.whole), time.left),
    };
    if (!time || !this.last) return;
    // That the rooms close sooner is said by their notice.
    if (before?.place === this.last.place && !clock.parting) this.tellChange(before, this.last, time.left);
    if (this.last.tone && this.last.tone !== before?.tone) announce(leftWords(time.left));
  }

  /**
   * @param {Told} before
   * @param {Told} now
   * @param {number} left in ms
   */
  tellChange(before, now, left) {
    if (now.held !== before.held)
      announce(now.held ? now.until : t("The clock runs again, {until}.", { until: now.until }));
    else if (!now.held && left >= 0 && now.until !== before.until)
      announce(t("The time has changed: {until}.", { until: now.until }));
  }
}
