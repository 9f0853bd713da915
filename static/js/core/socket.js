/**
 * The line to the server: opens, says what this page has, comes back by itself.
 *
 * It knows envelopes only as JSON with a `t`. After a cut it waits a random time between 0.25 and at most
 * 10 seconds, longer each time, so that a thousand browsers do not come back at once. Why a line does not open no
 * browser says: after some tries it asks whether this page is let in at all. There are two ways, a websocket and a
 * stream; where one does not open, or is cut again and again, the other is taken.
 */

const SHORTEST = 250;
const LONGEST = 10_000;
const PING_EVERY = 15_000;
const PONG_WITHIN = 8_000;
const STEADY_AFTER = 10_000;
const ASK_AFTER = 3;
// A way that has not led anywhere by then, in ms, or was cut so soon so often in a row, is left for the other.
const OPENS_WITHIN = 3_000;
const CUT_SOON = 90_000;
const CUTS = 3;
// On a stream it is tried after so long, in ms, and each time later, whether a websocket gets through by now.
const PROBE_AFTER = 30_000;

/** @typedef {"connecting" | "open" | "waiting" | "ended"} LineState */
/** @typedef {"socket" | "stream"} Way */

export class Socket extends EventTarget {
  /**
   * @param {() => object} hello what to say first
   * @param {() => Promise<boolean>} admitted whether the server lets this page in, as far as is known
   * @param {(way: Way) => WebSocket} open
   */
  constructor(hello, admitted, open) {
    super();
    /** @type {Way} */
    this.way = "socket";
    /** How often in a row a line was cut soon after it had opened, and when this one opened. */
    this.cuts = 0;
    this.opened = 0;
    this.hello = hello;
    this.admitted = admitted;
    this.open = open;
    /** @type {LineState} */
    this.state = "waiting";
    this.attempts = 0;
    /** Why it has ended, if it has. */
    this.why = "";
    /** How often in a row it was closed before it was welcomed. */
    this.refusals = 0;
    /** @type {WebSocket | undefined} */
    this.socket = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.retry = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.steady = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.probing = undefined;
    this.probes = 0;
    /** @type {ReturnType<typeof setInterval> | undefined} */
    this.pinging = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.patience = undefined;
  }

  connect() {
    if (this.state === "ended" || this.state === "connecting" || this.state === "open") return;
    clearTimeout(this.retry);
    this.become("connecting");
    const socket = this.open(this.way);
    this.socket = socket;
    socket.addEventListener("open", () => this.greet(socket));
    socket.addEventListener("message", (event) => this.receive(socket, event.data));
    socket.addEventListener("close", (event) => this.lose(socket, event.code));
    this.await(this.way === "socket" ? OPENS_WITHIN : PONG_WITHIN);
  }

  /** @param {WebSocket} socket */
  greet(socket) {
    if (socket !== this.socket) return;
    socket.send(JSON.stringify({ t: "hello", ...this.hello() }));
  }

  /**
   * @param {WebSocket} socket
   * @param {string} data
   */
  receive(socket, data) {
    if (socket !== this.socket) return;
    clearTimeout(this.patience);
    const message = JSON.parse(data);
    if (message.t === "welcome") this.settle();
    if (message.t === "bye") return this.leave(message);
    this.dispatchEvent(new CustomEvent("envelope", { detail: message }));
  }

  settle() {
    this.refusals = 0;
    if (this.state !== "open") this.opened = performance.now();
    this.become("open");
    clearInterval(this.pinging);
    this.pinging = setInterval(() => this.ping(), PING_EVERY);
    clearTimeout(this.steady);
    this.steady = setTimeout(() => {
      this.attempts = 0;
    }, STEADY_AFTER);
    if (this.way === "stream") this.probeLater();
    this.ping();
  }

  /** A server that was away for a moment has sent everybody here: who can goes back to the websocket. */
  probeLater() {
    clearTimeout(this.probing);
    this.probing = setTimeout(() => this.probe(), PROBE_AFTER * 2 ** this.probes);
  }

  probe() {
    this.probes += 1;
    const trial = this.open("socket");
    trial.addEventListener("open", () => {
      trial.close();
      if (this.state !== "open" || this.way !== "stream") return;
      this.way = "socket";
      this.drop();
      this.become("waiting");
      this.connect();
    });
    this.probeLater();
  }

  /** The server says goodbye: come back when it says so, or not at all. */
  leave(/** @type {{ code: string, wait: number }} */ bye) {
    if (bye.code !== "restart") return this.end(bye.code);
    this.drop();
    this.again(bye.wait);
  }

  /** It does not come back. @param {string} why whoever was here is no longer let in, or has too many pages open */
  end(why = "ended") {
    this.why = why;
    clearTimeout(this.retry);
    this.drop();
    this.become("ended");
    this.dispatchEvent(new Event("ended"));
  }

  ping() {
    if (!this.send({ t: "ping", at: performance.now() })) return;
    this.await(PONG_WITHIN);
  }

  /** Give the other side so long to say something, else begin anew. @param {number} ms */
  await(ms) {
    clearTimeout(this.patience);
    this.patience = setTimeout(() => this.lose(this.socket, 1006), ms);
  }

  /**
   * @param {object} envelope
   * @returns {boolean} whether it could be handed over; not whether it arrived
   */
  send(envelope) {
    if (this.state !== "open" || this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(envelope));
    return true;
  }

  /**
   * @param {WebSocket | undefined} socket
   * @param {number} code
   */
  lose(socket, code) {
    if (socket !== this.socket || this.state === "ended") return;
    if (this.state === "connecting") this.refusals += 1;
    this.choose();
    this.drop();
    this.dispatchEvent(new CustomEvent("lost", { detail: code }));
    const most = Math.min(LONGEST, SHORTEST * 2 ** this.attempts);
    this.again(SHORTEST + Math.random() * most);
    if (this.refusals > 0 && this.refusals % ASK_AFTER === 0) this.ask();
  }

  /** Which way to take next: the other one, where this one does not open or does not last. */
  choose() {
    const soon = this.state === "open" && performance.now() - this.opened < CUT_SOON;
    this.cuts = soon ? this.cuts + 1 : this.state === "open" ? 0 : this.cuts;
    if (this.state !== "connecting" && this.cuts < CUTS) return;
    this.way = this.way === "socket" ? "stream" : "socket";
    this.cuts = 0;
  }

  async ask() {
    if (!(await this.admitted())) this.end();
  }

  drop() {
    const socket = this.socket;
    this.socket = undefined;
    clearInterval(this.pinging);
    clearTimeout(this.patience);
    clearTimeout(this.steady);
    clearTimeout(this.probing);
    socket?.close();
  }

  /** @param {number} wait in ms */
  again(wait) {
    this.attempts += 1;
    this.become("waiting");
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.connect(), wait);
  }

  /** The network is gone, says the device: whoever sends into this line would wait for an answer in vain. */
  doubt() {
    if (this.socket) this.lose(this.socket, 1006);
  }

  /** Something happened that makes a try worth it: the network is back, or the tab woke. */
  wake() {
    if (this.state === "waiting") this.connect();
    else if (this.state === "open") this.ping();
    // A try that was begun before may still fail: the next one comes soon.
    else this.attempts = 0;
  }

  /** @param {LineState} state */
  become(state) {
    if (state === this.state) return;
    this.state = state;
    this.dispatchEvent(new CustomEvent("state", { detail: state }));
  }
}
