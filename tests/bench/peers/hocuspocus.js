// A board as a Yjs document, with the usual server for that; where a file is named, it is kept there after a while.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { Server } from "@hocuspocus/server";
import * as Y from "yjs";

const [file] = process.argv.slice(2);
const keeping = {
  async onLoadDocument({ document }) {
    if (existsSync(file)) Y.applyUpdate(document, readFileSync(file));
  },
  async onStoreDocument({ document }) {
    writeFileSync(file, Y.encodeStateAsUpdate(document));
  },
};
const server = new Server({
  address: "127.0.0.1",
  port: 0,
  quiet: true,
  stopOnSignals: false,
  ...(file ? keeping : {}),
});
await server.listen();
console.log(server.httpServer.address().port);
