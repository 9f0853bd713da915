// What writers of a Yjs board send: reads [[writer, id, note], …], prints one update in base64 per note.
import { readFileSync } from "node:fs";
import * as Y from "yjs";

const documents = new Map();
const printed = [];
for (const [writer, id, note] of JSON.parse(readFileSync(0, "utf8"))) {
  if (!documents.has(writer)) {
    const fresh = new Y.Doc();
    fresh.on("update", (update) => printed.push(Buffer.from(update).toString("base64")));
    documents.set(writer, fresh);
  }
  documents.get(writer).getMap("notes").set(id, note);
}
console.log(printed.join("\n"));
