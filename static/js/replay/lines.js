/** Breaks texts into lines as wide as they may be, as a pen writes them; each once. */

export class Lines {
  /** @param {CanvasRenderingContext2D} pen */
  constructor(pen) {
    this.pen = pen;
    /** @type {Map<string, string[]>} */
    this.wrapped = new Map();
  }

  /** Sets the pen's font too. @param {string} font @param {string} text @param {number} width */
  wrap(font, text, width) {
    this.pen.font = font;
    const key = `${font} ${width} ${text}`;
    const known = this.wrapped.get(key);
    if (known) return known;
    const lines = text.split("\n").flatMap((line) => this.broken(line, width));
    this.wrapped.set(key, lines);
    return lines;
  }

  /** @param {string} line @param {number} width */
  broken(line, width) {
    /** @type {string[]} */
    const lines = [""];
    for (const word of line.split(" ").flatMap((one) => this.parts(one, width))) {
      const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
      if (this.pen.measureText(longer).width <= width || !lines.at(-1)) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  }

  /** A word that is wider than its line in pieces that are not. @param {string} word @param {number} width */
  parts(word, width) {
    if (this.pen.measureText(word).width <= width) return [word];
    const most = Math.max(1, Math.floor((word.length * width) / this.pen.measureText(word).width));
    return word.match(new RegExp(`.{1,${most}}`, "gsu")) ?? [word];
  }
}
