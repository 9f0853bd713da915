/**
 * What this page has been shown: one map per audience, filled by snapshots and changes.
 *
 * Listeners name the prefixes of the keys that they read; they are told once per frame, however much
 * came. The store knows nothing of activities: entities are put and deleted whole.
 */

/** @typedef {Record<string, any>} Entity */
/** @typedef {{ prefixes: string[], told: () => void }} Listener */

const SOON = 100;

export class Store {
  /** @param {(run: () => void) => void} schedule how to wait for the next frame */
  constructor(schedule = nextFrame) {
    /** @type {Map<string, Map<string, Entity>>} */
    this.audiences = new Map();
    /** @type {Record<string, number>} per audience, the last sequence that was told */
    this.seen = {};
    this.epoch = "";
    /** @type {Set<Listener>} */
    this.listeners = new Set();
    /** @type {Set<string>} */
    this.changed = new Set();
    this.schedule = schedule;
    this.waiting = false;
  }

  /**
   * @param {string} audience
   * @param {string} name `kind:id`, or `kind` where there is one
   * @returns {any} the entity, or undefined
   */
  get(audience, name) {
    return this.audiences.get(audience)?.get(name);
  }

  /**
   * All entities of a kind in an audience.
   * @param {string} audience
   * @param {string} kind
   * @returns {{ id: string, value: any }[]}
   */
  each(audience, kind) {
    const start = `${kind}:`;
    const found = [];
    for (const [name, value] of this.audiences.get(audience) ?? []) {
      if (name.startsWith(start)) found.push({ id: name.slice(start.length), value });
    }
    return found;
  }

  /**
   * A counter; 0 where nothing was counted.
   * @param {string} audience
   * @param {string} name
   * @returns {number}
   */
  number(audience, name) {
    return this.get(audience, name) ?? 0;
  }

  /** @param {{ audience: string, sequence: number, put: Record<string, any> }} snapshot */
  replace({ audience, sequence, put }) {
    const before = this.audiences.get(audience);
    this.audiences.set(audience, new Map(Object.entries(put)));
    this.seen[audience] = sequence;
    for (const name of before?.keys() ?? []) this.note(audience, name);
    for (const name of Object.keys(put)) this.note(audience, name);
    this.note(audience, "");
  }

  /** @param {{ audience: string, sequence: number, put: Record<string, any>, delete: string[] }} changes */
  change({ audience, sequence, put, delete: gone }) {
    const entities = this.audiences.get(audience) ?? new Map();
    this.audiences.set(audience, entities);
    for (const name of gone) {
      entities.delete(name);
      this.note(audience, name);
    }
    for (const [name, value] of Object.entries(put)) {
      entities.set(name, value);
      this.note(audience, name);
    }
    this.seen[audience] = sequence;
  }

  /** @param {string} audience that is no longer shown */
  forget(audience) {
    for (const name of this.audiences.get(audience)?.keys() ?? []) this.note(audience, name);
    this.audiences.delete(audience);
    delete this.seen[audience];
    this.note(audience, "");
  }

  /**
   * Wait for what was answered to show: the answer may come before the change itself.
   * @param {string} audience
   * @param {number} sequence
   * @returns {Promise<void>} once this audience was told so far, with the next frame
   */
  reached(audience, sequence) {
    const there = () => (this.seen[audience] ?? 0) >= sequence;
    return new Promise((resolve) => {
      if (there()) return resolve();
      const end = this.watch([`${audience}/`], () => {
        if (!there()) return;
        end();
        resolve();
      });
    });
  }

  /**
   * Be told, once per frame, when an entity changes whose key begins with one of these.
   * @param {string[]} prefixes such as `all/note:` or `room:klima/`
   * @param {() => void} told
   * @returns {() => void} ends it
   */
  watch(prefixes, told) {
    const listener = { prefixes, told };
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * @param {string} audience
   * @param {string} name
   */
  note(audience, name) {
    this.changed.add(`${audience}/${name}`);
    if (this.waiting) return;
    this.waiting = true;
    this.schedule(() => this.tell());
  }

  tell() {
    const keys = [...this.changed];
    this.changed.clear();
    this.waiting = false;
    for (const { prefixes, told } of [...this.listeners]) {
      if (prefixes.some((prefix) => keys.some((key) => key.startsWith(prefix)))) told();
    }
  }
}

/**
 * The next frame, or soon: a tab that is hidden, or becomes so before, draws none.
 * @param {() => void} run once
 */
export function nextFrame(run) {
  const frame = requestAnimationFrame(() => {
    clearTimeout(soon);
    run();
  });
  const soon = setTimeout(() => {
    cancelAnimationFrame(frame);
    run();
  }, SOON);
}
