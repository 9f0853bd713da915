/**
 * The line where no websocket gets through: looks like one to who holds it, and speaks by server-sent events and POST.
 *
 * A stream lasts half a minute at most and is then asked for again, with what this page has by then. Where a proxy
 * holds answers back until they are whole, they are asked for in pieces that end as soon as they say something.
 */

const CONNECTING = 0;
const OPEN = 1;
const CLOSED = 3;
// The server says something at once; what has not come by then is being held back, in ms.
const HELD_BACK = 2_500;
// What was cut after so long went well until then, in ms: some proxies let nothing last longer.
const LASTED = 2_000;

export class Stream extends EventTarget {
  /**
   * @param {string} address of the workshop, without a slash at its end
   * @param {() => object} hello what this page has now
   * @param {typeof fetch} ask
   */
  constructor(address, hello, ask = (...request) => fetch(...request)) {
    super();
    this.address = address;
    this.hello = hello;
    this.ask = ask;
    this.readyState = CONNECTING;
    /** Whether answers arrive only as a whole. */
    this.whole = false;
    /** @type {Set<AbortController>} */
    this.running = new Set();
    queueMicrotask(() => this.follow());
  }

  async follow() {
    this.readyState = OPEN;
    this.dispatchEvent(new Event("open"));
    while (this.readyState === OPEN && (await this.once())) {
      // Again, with what came meanwhile.
    }
    this.close();
  }

  /** One stream from its beginning to its end. @returns {Promise<boolean>} whether to ask for another */
  async once() {
    const asking = new AbortController();
    let heard = 0;
    const timer = this.whole ? undefined : setTimeout(() => asking.abort(), HELD_BACK);
    try {
      const path = this.whole ? "events?whole" : "events";
      const answer = await this.post(path, { t: "hello", ...this.hello() }, asking);
      if (!answer.ok || !answer.body) return this.refused(answer.status);
      await this.read(answer.body.getReader(), () => {
        clearTimeout(timer);
        heard ||= performance.now();
      });
      return true;
    } catch {
      if (this.readyState !== OPEN) return false;
      if (!asking.signal.aborted) return heard > 0 && performance.now() - heard > LASTED;
      this.whole = true;
      return true;
    } finally {
      clearTimeout(timer);
      this.running.delete(asking);
    }
  }

  /**
   * @param {ReadableStreamDefaultReader<Uint8Array>} reader
   * @param {() => void} heard as soon as anything has come
   */
  async read(reader, heard) {
    const decoder = new TextDecoder();
    let rest = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      heard();
      const events = (rest + decoder.decode(value, { stream: true })).split("\n\n");
      rest = events.pop() ?? "";
      for (const event of events) if (event.startsWith("data: ")) this.tell(event.slice(6));
    }
  }

  /** @param {string} data one envelope. The line says hello by itself, so that only messages are handed over. */
  send(data) {
    const message = JSON.parse(data);
    if (message.t === "hello") return;
    const asking = new AbortController();
    this.post("say", message, asking)
      .then(async (answer) => (answer.ok ? this.tell(await answer.text()) : this.refused(answer.status)))
      .catch(() => this.close())
      .finally(() => this.running.delete(asking));
  }

  /**
   * @param {string} path
   * @param {object} envelope
   * @param {AbortController} asking with which it is broken off
   */
  post(path, envelope, asking) {
    this.running.add(asking);
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify(envelope);
    return this.ask(`${this.address}/${path}`, { method: "POST", headers, body, signal: asking.signal });
  }

  /** @param {string} data */
  tell(data) {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }

  /** What was said is no message: the close code of a websocket says so too (RFC 6455, 7.4). @param {number} status */
  refused(status) {
    const codes = /** @type {Record<number, number>} */ ({ 400: 1008, 413: 1009 });
    this.close(codes[status] ?? 1006);
    return false;
  }

  close(code = 1006) {
    if (this.readyState === CLOSED) return;
    this.readyState = CLOSED;
    for (const asking of this.running) asking.abort();
    const event = Object.assign(new Event("close"), { code });
    queueMicrotask(() => this.dispatchEvent(event));
  }
}
