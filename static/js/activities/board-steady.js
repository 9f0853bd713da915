/** What the wall was like before, so that what hangs stays where it is when something beside it comes or goes. */

/** @typedef {import("./board-model.js").Card} Card */
/** @typedef {import("./board-layout.js").Layout} Layout */
/** @typedef {import("./board-shape.js").Shape} Shape */

export class Steady {
  constructor() {
    /** What hangs here or has hung here. @type {Map<string, Card>} */
    this.known = new Map();
  }

  /**
   * Nothing is kept of a wall that has not been shown yet, nor of one of which a search shows a part.
   * @param {{ sections: import("./board-model.js").Section[], layout?: Layout | undefined, narrowed: boolean,
   *   hasAttribute(name: string): boolean }} wall
   * @returns {{ kept?: Shape, were?: Layout, gone?: Card[] }} for the layout
   */
  before(wall) {
    if (wall.narrowed || !wall.hasAttribute("data-drawn")) return {};
    const there = wall.sections.flatMap(({ cards }) => cards);
    for (const card of there) this.known.set(card.id, card);
    const ids = new Set(there.map(({ id }) => id));
    const { layout } = wall;
    const gone = [...this.known.values()].filter(({ id }) => !ids.has(id));
    return { ...(layout?.shape && { kept: layout.shape, were: layout }), gone };
  }
}
