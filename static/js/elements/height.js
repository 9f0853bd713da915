/** Tells the style sheets how high something is that they cannot know: `--bar`, say, on whatever is around it. */

export class Height {
  /**
   * @param {HTMLElement} around on which it is set
   * @param {`--${string}`} name
   */
  constructor(around, name) {
    /** @type {Element | null} */
    this.followed = null;
    this.forget = () => around.style.removeProperty(name);
    this.watching = new ResizeObserver(([entry]) => {
      around.style.setProperty(name, `${Math.round(entry?.borderBoxSize[0]?.blockSize ?? 0)}px`);
    });
  }

  /** @param {Element | null} element of which the height is told from now on */
  follow(element) {
    if (element === this.followed) return;
    this.watching.disconnect();
    this.followed = element;
    if (element) this.watching.observe(element);
    else this.forget();
  }
}
