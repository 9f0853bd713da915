/**
 * Draws a wall on a canvas as it looks in the room: packing paper, strips with the questions, clusters, cards with what
 * is on them, dots. All of it always fits; what moves glides there, unless motion is unwanted.
 */

import { clusterName, look, size } from "../activities/board-kinds.js";
import { layOut } from "../activities/board-layout.js";
import { widthOf } from "../activities/board-packing.js";
import { COMFORTABLE } from "../activities/board-plane.js";
import { Lines } from "./lines.js";

/** @typedef {import("../activities/board-model.js").Card} Card */
/** @typedef {import("../activities/board-model.js").Section} Section */
/** @typedef {import("../activities/board-layout.js").Layout} Layout */
/** @typedef {import("../activities/board-packing.js").Rect} Rect */

const FONT = '"Atkinson Hyperlegible Next", sans-serif';
const LINE = 19;
const PAD = 12;
const MOST_LINES = 9;
const HEAD = 64;
// Smaller than that nobody can read it: then lines stand for words.
const LEGIBLE = 0.42;
const GLIDES = 0.22;
const NEAR = 0.5;
const COLOURS = ["kraft", "kraft-seam", "sheet", "ink", "yellow", "rose", "green", "blue", "white"];
// The dots of each question, as on the wall: red and round, blue and square, violet and on a corner.
const DOTS = ["#b8322a", "#1f5fa8", "#7a2d6e"];
const DOT = 15;
// Cards are of paper, by day and by night.
const MARKER = "#1b241f";

export class Drawing {
  /** @param {HTMLCanvasElement} canvas @param {boolean} still without motion */
  constructor(canvas, still) {
    this.canvas = canvas;
    this.still = still;
    this.pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    this.lines = new Lines(this.pen);
    /** @type {Map<string, { x: number, y: number }>} where cards are drawn */
    this.shown = new Map();
    /** @type {Section[]} */
    this.sections = [];
    /** @type {ReadonlyMap<string, readonly number[]>} */
    this.dots = new Map();
    /** The whole wall of the film, so that it does not shrink as it fills. */
    this.whole = { width: 1, height: 1 };
    this.screen = { width: 0, height: 0 };
    /** @type {Layout | undefined} */
    this.layout = undefined;
    /** @type {Record<string, string>} */
    this.colours = {};
    this.learnColours();
  }

  /** @param {string} name of a colour of the page */
  paint(name) {
    return this.colours[name] ?? "";
  }

  /** Colours of the page as they are now, light or dark. */
  learnColours() {
    const probe = this.canvas.style;
    this.colours = Object.fromEntries(
      COLOURS.map((name) => {
        probe.color = `var(--${name})`;
        return [name, getComputedStyle(this.canvas).color];
      }),
    );
    probe.color = "";
  }

  /** How large the wall becomes. @param {Section[]} sections at the end of the film */
  measure(sections) {
    this.screen = { width: 0, height: 0 };
    const { width, height } = this.lay(sections);
    const { clientWidth, clientHeight } = this.canvas;
    // The paper has the shape of the canvas.
    const wide = Math.max(width, (height * clientWidth) / Math.max(1, clientHeight));
    this.screen = {
      width: wide * COMFORTABLE,
      height: (wide * clientHeight * COMFORTABLE) / Math.max(1, clientWidth),
    };
    this.whole = { width: wide, height };
    this.shown.clear();
  }

  /** @param {Section[]} sections */
  lay(sections) {
    return layOut(sections, {
      spans: (card) => spanOf(card),
      heights: (card) => this.linesOf(card).length * LINE + 2 * PAD + 14,
      heads: () => HEAD,
      screen: this.screen,
    });
  }

  /** @param {Section[]} sections @param {ReadonlyMap<string, readonly number[]>} dots */
  set(sections, dots) {
    this.sections = sections;
    this.dots = dots;
    this.layout = this.lay(sections);
    for (const id of this.shown.keys()) if (!this.layout.cards.has(id)) this.shown.delete(id);
  }

  /** One picture; whether something is still on its way. */
  draw() {
    const { layout, pen, canvas } = this;
    if (!layout) return false;
    const scale = this.fit();
    pen.clearRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = this.paint("kraft");
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    for (const area of layout.areas) this.drawArea(area);
    for (const section of this.sections)
      for (const cluster of section.clusters) this.drawCluster(cluster, layout.clusters.get(cluster.id));
    let moving = false;
    for (const section of this.sections)
      for (const card of section.cards) moving = this.drawCard(card, layout.cards.get(card.id)) || moving;
    pen.resetTransform();
    return moving;
  }

  /** As large as the page lets it be; how many of its pixels one of the wall takes. */
  fit() {
    const { canvas, whole, layout } = this;
    const density = window.devicePixelRatio || 1;
    const [width, height] = [canvas.clientWidth * density, canvas.clientHeight * density];
    if (canvas.width !== Math.round(width) || canvas.height !== Math.round(height)) {
      canvas.width = Math.round(width);
      canvas.height = Math.round(height);
    }
    const wide = Math.max(whole.width, layout?.width ?? 1);
    const scale = Math.min(width / wide, height / Math.max(whole.height, layout?.height ?? 1));
    this.legible = scale / density >= LEGIBLE;
    return scale;
  }

  /** @param {import("../activities/board-layout.js").Area} area */
  drawArea({ number, x, y, width, height }) {
    const { pen } = this;
    const section = this.sections.find((one) => one.number === number);
    pen.strokeStyle = this.paint("kraft-seam");
    pen.lineWidth = 1;
    pen.strokeRect(x, y, width, height);
    pen.fillStyle = this.paint("sheet");
    pen.fillRect(x + 12, y + 12, width - 24, HEAD);
    pen.fillStyle = this.paint("ink");
    const lines = this.lines.wrap(`600 17px ${FONT}`, section?.question ?? "", width - 48).slice(0, 2);
    for (const [place, line] of lines.entries())
      pen.fillText(line, x + 24, y + (lines.length > 1 ? 38 : 50) + place * 22);
  }

  /** @param {import("../activities/board-model.js").Cluster} cluster @param {Rect | undefined} rect */
  drawCluster(cluster, rect) {
    if (!rect) return;
    const { pen } = this;
    pen.strokeStyle = this.paint("ink");
    pen.lineWidth = 2.5;
    pen.beginPath();
    pen.roundRect(rect.x, rect.y, rect.width, rect.height - 8, 14);
    pen.stroke();
    pen.fillStyle = this.paint("ink");
    const [name = ""] = this.lines.wrap(`650 16px ${FONT}`, clusterName(cluster), rect.width - 24);
    pen.fillText(name, rect.x + 12, rect.y + 25);
    this.drawDots(cluster.id, rect.x + rect.width, rect.y + rect.height - 10);
  }

  /** Whether it is still on its way. @param {Card} card @param {Rect | undefined} rect */
  drawCard(card, rect) {
    if (!rect) return false;
    const at = this.glide(card.id, rect);
    const { pen } = this;
    pen.fillStyle = this.paint(look(card.note.kind).colour);
    pen.strokeStyle = "rgb(0 0 0 / 25%)";
    pen.lineWidth = 1;
    pen.beginPath();
    pen.roundRect(at.x, at.y, rect.width, rect.height, look(card.note.kind).shape === "oval" ? 26 : 2);
    pen.fill();
    pen.stroke();
    pen.fillStyle = MARKER;
    this.linesOf(card).forEach((line, place) => {
      const y = at.y + PAD + 14 + place * LINE;
      if (this.legible) pen.fillText(line, at.x + PAD, y);
      else pen.fillRect(at.x + PAD, y - 8, Math.min(line.length * 7, rect.width - 2 * PAD), 6);
    });
    this.drawDots(card.id, at.x + rect.width, at.y + rect.height);
    return at.x !== rect.x || at.y !== rect.y;
  }

  /** A card goes to its place; one that is new is there. @param {string} id @param {Rect} rect */
  glide(id, rect) {
    const was = this.shown.get(id);
    const at = { x: rect.x, y: rect.y };
    if (was && !this.still && Math.hypot(was.x - at.x, was.y - at.y) > NEAR) {
      at.x = was.x + (at.x - was.x) * GLIDES;
      at.y = was.y + (at.y - was.y) * GLIDES;
    }
    this.shown.set(id, at);
    return at;
  }

  /** @param {string} id @param {number} x @param {number} y */
  drawDots(id, x, y) {
    const { pen } = this;
    const told = [...(this.dots.get(id) ?? []).entries()].filter(([, many]) => many);
    pen.font = `700 15px ${FONT}`;
    pen.textAlign = "center";
    for (const [nth, [place, many]] of told.toReversed().entries()) {
      const at = x - 16 - nth * (2 * DOT + 6);
      pen.fillStyle = DOTS[place % DOTS.length] ?? "";
      pen.fill(dotAt(place % DOTS.length, at, y));
      pen.fillStyle = this.paint("white");
      pen.fillText(String(many), at, y + 5);
    }
    pen.textAlign = "start";
  }

  /** @param {Card} card */
  linesOf(card) {
    const lines = this.lines.wrap(`450 15px ${FONT}`, card.note.text, widthOf(spanOf(card)) - 2 * PAD);
    return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES - 1), "…"] : lines;
  }
}

/** @param {Card} card how many columns it takes */
const spanOf = ({ note }) => (note.kind === "heading" || ["long", "whole"].includes(size(note.text)) ? 2 : 1);

/** @param {number} place of its question @param {number} x of its middle @param {number} y */
function dotAt(place, x, y) {
  const path = new Path2D();
  if (place === 0) path.arc(x, y, DOT, 0, 2 * Math.PI);
  else if (place === 1) path.roundRect(x - DOT + 1, y - DOT + 1, 2 * DOT - 2, 2 * DOT - 2, 3);
  else
    for (const turn of [0, 1, 2, 3])
      path.lineTo(x + Math.cos((turn * Math.PI) / 2) * 18, y + Math.sin((turn * Math.PI) / 2) * 18);
  return path;
}
