// The line without a websocket: says hello, hears events, asks again, and in pieces where answers are held back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Stream } from "../../static/js/core/stream.js";
import { settled } from "./fakes.js";

/** An answer that says these chunks one after another, then ends where it is told to. */
function answer(/** @type {string[]} */ chunks, ends = true, status = 200) {
  const body = new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      if (ends) controller.close();
    },
  });
  return new Response(status === 200 ? body : null, { status });
}

/** @param {((path: string, body: any, signal: AbortSignal) => Response | Promise<Response>)[]} answers in their order */
function stream(answers) {
  /** @type {[string, any][]} */
  const asked = [];
  const ask = async (/** @type {any} */ url, /** @type {any} */ request) => {
    const [path, body] = [String(url).replace("https://here/w/x/", ""), JSON.parse(request.body)];
    asked.push([path, body]);
    const next = answers.shift();
    if (next) return next(path, body, request.signal);
    return new Promise((_, reject) =>
      request.signal.addEventListener("abort", () => reject(request.signal.reason)),
    );
  };
  const line = new Stream("https://here/w/x", () => ({ seen: {} }), /** @type {any} */ (ask));
  /** @type {string[]} */
  const heard = [];
  line.addEventListener("message", (event) => heard.push(/** @type {MessageEvent} */ (event).data));
  return { line, asked, heard };
}

async function until(/** @type {() => boolean} */ holds) {
  while (!holds()) await settled();
}

test("it hears events that come in any pieces, and asks again when a stream has ended", async () => {
  const { line, asked, heard } = stream([
    () => answer([':  \n\ndata: {"t":"wel', 'come"}\n\ndata: {"t":"ok"}\n', "\n"]),
  ]);
  await until(() => asked.length === 2);
  assert.deepEqual(heard, ['{"t":"welcome"}', '{"t":"ok"}']);
  assert.deepEqual(asked[0], ["events", { t: "hello", seen: {} }]);
  line.close();
});

test("what is said goes by itself, and its answer is heard", async () => {
  const { line, asked, heard } = stream([() => answer([":\n\n"], false), () => new Response('{"t":"pong"}')]);
  await until(() => asked.length === 1);
  line.send('{"t":"hello"}');
  line.send('{"t":"ping","at":1}');
  await until(() => heard.length === 1);
  assert.deepEqual([asked[1], heard], [["say", { t: "ping", at: 1 }], ['{"t":"pong"}']]);
  line.close();
});

test("an answer that is held back is asked for in pieces", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { line, asked } = stream([]);
  await until(() => asked.length === 1);
  t.mock.timers.tick(4_000);
  await until(() => asked.length === 2);
  assert.deepEqual(
    asked.map(([path]) => path),
    ["events", "events?whole"],
  );
  line.close();
});

test("it closes as a websocket does, and says why", async () => {
  for (const [status, code] of [
    [400, 1008],
    [413, 1009],
    [403, 1006],
  ]) {
    const { line } = stream([() => answer([], true, status)]);
    const closed = new Promise((resolve) =>
      line.addEventListener("close", (event) => resolve(/** @type {any} */ (event).code)),
    );
    assert.equal(await closed, code);
    assert.equal(line.readyState, 3);
  }
});

test("a stream that is cut after a while is asked for again without a word; one that is cut at once is not", async (t) => {
  let now = 1;
  t.mock.method(performance, "now", () => now);
  const cut = (/** @type {number} */ after) => () => {
    let told = false;
    const source = {
      /** @param {ReadableStreamDefaultController} controller */
      pull(controller) {
        if (told) {
          now += after;
          return controller.error(new TypeError("network error"));
        }
        told = true;
        return controller.enqueue(new TextEncoder().encode(":\n\n"));
      },
    };
    return new Response(new ReadableStream(source, { highWaterMark: 0 }));
  };
  const { line, asked } = stream([cut(5_000), cut(5_000), cut(500)]);
  await new Promise((resolve) => line.addEventListener("close", resolve));
  assert.equal(asked.length, 3);
});
