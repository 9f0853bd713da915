/** How the walls grew: fetches the film, and plays it, pauses it, goes step by step, to any moment, in any room. */

import { announce } from "../core/announce.js";
import { learn, t } from "../core/words.js";
import { Drawing } from "../replay/drawing.js";
import { fetchLines } from "../replay/fetching.js";
import { Film } from "../replay/film.js";
import { listed, newsWords, sumWords, whenWords } from "../replay/telling.js";

const SECOND = 1_000;
// How many seconds a key goes on: so many that it is at least as many keys from end to end.
const STEPS = [1, 5, 10, 30, 60];
const FINE = 300;
// What laying out takes is at most such a part of the time.
const SPARING = 4;

/** @template {Element} E @param {string} selector @returns {E} */
const one = (selector) => /** @type {any} */ (document.querySelector(selector));

class Player {
  /**
   * @param {Film} film
   * @param {{ rooms: import("../replay/film.js").Room[], zone: string }} about
   */
  constructor(film, { rooms, zone }) {
    this.film = film;
    this.rooms = rooms;
    this.zone = zone;
    this.time = film.begin;
    this.playing = false;
    this.ticked = 0;
    /** @type {HTMLInputElement} */
    this.slider = one("#time");
    /** @type {HTMLElement} */
    this.section = one("section.film");
    this.running = film.play(this.room);
    /** @type {number[]} the moments from which one steps to the next */
    this.stops = [];
    this.moving = false;
    /** Whether the wall is not yet as it is at this moment. */
    this.stale = false;
    /** When it was laid out last, and how long that took, in ms. */
    this.laid = 0;
    this.cost = 0;
    this.drawing = new Drawing(one("canvas"), matchMedia("(prefers-reduced-motion: reduce)").matches);
    const lasts = (film.end - film.begin) / SECOND;
    const step = STEPS.findLast((seconds) => lasts / seconds >= FINE) ?? 1;
    this.slider.step = String(step);
    this.slider.max = String(Math.ceil(lasts / step) * step);
    this.listen();
    this.markAgenda();
    this.choose();
  }

  listen() {
    this.slider.addEventListener("input", () =>
      this.go(this.film.begin + Number(this.slider.value) * SECOND),
    );
    one("#room").addEventListener("change", () => this.choose());
    for (const button of document.querySelectorAll("[data-do]"))
      button.addEventListener("click", () => this.act(/** @type {HTMLElement} */ (button).dataset.do ?? ""));
    one("details.listed").addEventListener("toggle", () => this.list());
    new ResizeObserver(() => this.resized()).observe(this.drawing.canvas);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      this.drawing.learnColours();
      this.draw();
    });
  }

  /** The items of the agenda over the slider, as long as they took. */
  markAgenda() {
    const { begin, end } = this.film;
    const part = (/** @type {number} */ ms) => `${(100 * ms) / Math.max(1, end - begin)}%`;
    const spans = this.film.spans().map(({ title, from, to }) => {
      const item = document.createElement("li");
      item.style.left = part(Math.max(0, from - begin));
      item.style.width = part(to - from);
      const name = document.createElement("span");
      name.textContent = item.title = title;
      item.append(name);
      return item;
    });
    one("ol.agenda").replaceChildren(...spans);
  }

  /** The room that is chosen. */
  get room() {
    const id = /** @type {HTMLSelectElement} */ (one("#room")).value;
    return this.rooms.find((room) => room.id === id) ?? /** @type {any} */ (this.rooms[0]);
  }

  /** The wall is as large as it becomes, on a canvas as large as the page lets it be. */
  resized() {
    const last = this.film.play(this.room);
    last.seek(Number.POSITIVE_INFINITY);
    this.drawing.measure(last.sections());
    this.show();
  }

  choose() {
    this.stops = this.film.stops(this.room.id);
    this.running = this.film.play(this.room);
    this.running.seek(this.time);
    this.resized();
    this.list();
  }

  /** @param {string} what */
  act(what) {
    if (what === "play") return this.playing ? this.pause() : this.play();
    this.pause();
    const stop =
      what === "next"
        ? this.stops.find((moment) => moment > this.time)
        : this.stops.findLast((moment) => moment < this.time);
    this.go(stop ?? (what === "next" ? this.film.end : this.film.begin));
    announce(this.now());
  }

  play() {
    if (this.time >= this.film.end) this.go(this.film.begin);
    this.playing = true;
    this.ticked = performance.now();
    this.button();
    requestAnimationFrame((now) => this.tick(now));
  }

  pause() {
    if (!this.playing) return;
    this.playing = false;
    this.button();
    this.follow();
    this.list();
  }

  button() {
    /** @type {HTMLElement} */
    const button = one('[data-do="play"]');
    const { play = "", pause = "" } = button.dataset;
    one("[data-word]").textContent = this.playing ? pause : play;
    this.section.toggleAttribute("data-playing", this.playing);
  }

  /** @param {number} now */
  tick(now) {
    if (!this.playing) return;
    const pace = Number(/** @type {HTMLSelectElement} */ (one("#pace")).value);
    this.time = Math.min(this.film.end, this.time + (now - this.ticked) * pace);
    this.ticked = now;
    this.follow();
    if (this.time >= this.film.end) this.pause();
    else requestAnimationFrame((next) => this.tick(next));
  }

  /** To that moment, where somebody asks for it. @param {number} time */
  go(time) {
    this.time = Math.min(Math.max(time, this.film.begin), this.film.end);
    this.follow();
    if (!this.playing) this.list();
  }

  follow() {
    if (this.running.seek(this.time)) this.stale = true;
    // A wall with thousands of cards is laid out more seldom than a film has pictures.
    const soon = this.playing && performance.now() < this.laid + this.cost * SPARING;
    if (this.stale && !soon) this.show();
    else this.tell();
    if (this.moving) this.draw();
  }

  /** What is different on the wall. */
  show() {
    const since = performance.now();
    this.stale = false;
    const sections = this.running.sections();
    this.drawing.set(sections, this.running.dots());
    const words = t("{room}: {sum}", { room: this.room.name, sum: sumWords(sections) });
    this.drawing.canvas.setAttribute("aria-label", words);
    this.draw();
    this.tell();
    this.laid = performance.now();
    this.cost = this.laid - since;
  }

  draw() {
    this.moving = this.drawing.draw();
    if (this.moving && !this.playing) requestAnimationFrame(() => this.draw());
  }

  now() {
    return `${whenWords(this.film, this.time, this.room.id, this.zone)}. ${newsWords(this.running.news)}`;
  }

  tell() {
    const when = whenWords(this.film, this.time, this.room.id, this.zone);
    one("[data-now]").textContent = when;
    one("[data-news]").textContent = newsWords(this.running.news);
    this.slider.value = String((this.time - this.film.begin) / SECOND);
    this.slider.setAttribute("aria-valuetext", when);
  }

  list() {
    if (/** @type {HTMLDetailsElement} */ (one("details.listed")).open)
      one("[data-list]").replaceChildren(listed(this.running.sections()));
  }
}

/** @type {HTMLElement} */
const page = one(".replay");
const { film: address = "", catalogue = "" } = page.dataset;
const about = JSON.parse(/** @type {HTMLTemplateElement} */ (one("#about")).content.textContent ?? "{}");
/** @type {HTMLElement} */
const loading = one("[data-loading]");
const film = new Film(about.agenda);

async function begin() {
  await Promise.all([learn(document.documentElement.lang, catalogue), document.fonts.ready]);
  await fetchLines(address, (line) => film.take(line));
  loading.hidden = !film.cut;
  if (film.cut) say(t("The film is too long to be shown to its end."));
  if (about.rooms.length === 0) return;
  if (!film.begun) {
    one("[data-nothing]").removeAttribute("hidden");
    return;
  }
  one("section.film").removeAttribute("hidden");
  /** @type {HTMLSelectElement} */ (one("#room")).value = film.fullest(about.rooms).id;
  new Player(film, about);
}

/** @param {string} words */
function say(words) {
  one("[data-loading] span").textContent = words;
}

begin().catch(() => say(t("The film did not come. Please reload the page.")));
