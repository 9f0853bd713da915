/**
 * The strip of fighters on a phone: brings one into the middle, and tells which one lies there when it has come to
 * rest. Where the fighters are not side by side it has nothing to do. Made by `choose-arena`.
 */

// Until a strip that was pushed is taken to have come to rest, in ms.
const AT_REST = 90;

export class Strip {
  /**
   * @param {() => HTMLElement | null} find the element that scrolls
   * @param {(theme: string) => void} rested told which fighter it lies at
   */
  constructor(find, rested) {
    this.find = find;
    this.rested = rested;
    /** Where it is on its way to by itself; a hand on it ends that. */
    this.aim = "";
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.resting = undefined;
    this.hand = { handleEvent: () => this.free(), passive: true };
  }

  free() {
    this.aim = "";
  }

  /**
   * @param {string} theme
   * @param {ScrollBehavior} [behavior]
   */
  bring(theme, behavior = "smooth") {
    const strip = this.find();
    const found = strip && [...strip.children].find((one) => themeOf(one) === theme);
    if (!found || strip.scrollWidth <= strip.clientWidth) return;
    this.aim = theme;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    strip.scrollTo({ left: middle(found) - strip.clientWidth / 2, behavior: calm ? "instant" : behavior });
  }

  /** It moves: wait until it lies still. */
  moved() {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.rest(), AT_REST);
  }

  /** What was drawn meanwhile may have drawn it back from where it was on its way to: it goes there at once. */
  rest() {
    const theme = this.nearest();
    if (this.aim && this.aim !== theme) this.bring(this.aim, "instant");
    else if (theme) this.rested(theme);
    this.free();
  }

  /** @returns {string | undefined} the theme in the middle */
  nearest() {
    const strip = this.find();
    if (!strip) return undefined;
    const centre = strip.scrollLeft + strip.clientWidth / 2;
    const far = (/** @type {Element} */ one) => Math.abs(middle(one) - centre);
    const [first] = [...strip.children].sort((a, b) => far(a) - far(b));
    return first && themeOf(first);
  }

  stop() {
    clearTimeout(this.resting);
  }
}

/** @param {Element} one */
function themeOf(one) {
  return /** @type {HTMLElement} */ (one).dataset.theme;
}

/** @param {Element} one */
function middle(one) {
  const { offsetLeft, offsetWidth } = /** @type {HTMLElement} */ (one);
  return offsetLeft + offsetWidth / 2;
}
