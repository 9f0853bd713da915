// What a browser has and Node has not, as small as the tests need it.

/** A `Storage` that keeps, or with `full` refuses to. */
export class FakeStorage {
  /** @param {{ full?: boolean }} [how] */
  constructor({ full = false } = {}) {
    Object.defineProperty(this, "full", { value: full, writable: true });
  }

  /** @param {string} name @returns {string | null} */
  getItem(name) {
    return Object.hasOwn(this, name) ? /** @type {any} */ (this)[name] : null;
  }

  /** @param {string} name @param {string} text */
  setItem(name, text) {
    if (/** @type {any} */ (this).full) throw new Error("QuotaExceededError");
    /** @type {any} */ (this)[name] = text;
  }

  /** @param {string} name */
  removeItem(name) {
    delete (/** @type {any} */ (this)[name]);
  }
}

/** @returns {Storage} */
export function storage() {
  return /** @type {any} */ (new FakeStorage());
}

/** An IndexedDB with one store in it, as far as idb-keyval uses it. @param {Map<string, any>} kept */
export function fakeIndexedDB(kept) {
  /** @param {() => any} work */
  const request = (work) => {
    /** @type {any} */
    const asked = {};
    queueMicrotask(() => {
      asked.result = work();
      asked.onsuccess?.();
    });
    return asked;
  };
  const store = {
    get: (/** @type {string} */ name) => request(() => kept.get(name)),
    put: (/** @type {any} */ value, /** @type {string} */ name) => kept.set(name, structuredClone(value)),
    delete: (/** @type {string} */ name) => kept.delete(name),
    getAllKeys: () => request(() => [...kept.keys()]),
    get transaction() {
      return request(() => undefined);
    },
  };
  return { open: () => request(() => ({ transaction: () => ({ objectStore: () => store }) })) };
}

/** Locks as a browser gives them: `held` are those that some other tab holds. @param {Set<string>} held */
export function fakeLocks(held) {
  return {
    /** @param {string} name @param {any[]} rest */
    request: async (name, ...rest) => {
      const run = rest.at(-1);
      if (rest.length > 1 && held.has(name)) return run(null);
      held.add(name);
      try {
        return await run({ name });
      } finally {
        held.delete(name);
      }
    },
  };
}

/** Until everything that waits only for promises is done. */
export function settled() {
  return new Promise((resolve) => setImmediate(resolve));
}

/** As much of a page as lets elements be defined and made; none is ever drawn. */
export function element() {
  class HTMLElement extends EventTarget {
    contains() {
      return false;
    }
    querySelector() {
      return null;
    }
  }
  const document = { activeElement: null, createTreeWalker: () => ({}), createComment: () => ({}) };
  const customElements = { define: () => undefined, get: () => undefined };
  Object.assign(globalThis, { HTMLElement, document, customElements });
}

/** A line whose other side is the test. */
export class FakeWebSocket extends EventTarget {
  static OPEN = 1;
  readyState = 1;
  /** @type {any[]} */
  said = [];

  /** @param {string} text */
  send(text) {
    this.said.push(JSON.parse(text));
  }

  close() {
    this.readyState = 3;
  }

  /** @param {object} message */
  hears(message) {
    this.dispatchEvent(Object.assign(new Event("message"), { data: JSON.stringify(message) }));
  }

  /** @param {number} code */
  isClosed(code) {
    this.dispatchEvent(Object.assign(new Event("close"), { code }));
  }
}

/** A template as it is written, values in their places. @param {any} found @returns {string} */
export function markup(found) {
  if (Array.isArray(found)) return found.map(markup).join("");
  if (typeof found !== "object") return typeof found === "symbol" ? "" : String(found);
  if (!found?.strings) return "";
  const { strings, values } = found;
  return strings
    .map(
      (/** @type {string} */ text, /** @type {number} */ at) =>
        text + (at < values.length ? markup(values[at]) : ""),
    )
    .join("");
}
