// A board as a Yjs document, with the usual server for that. It keeps the document in memory.
import { Server } from "@hocuspocus/server";

const server = new Server({ address: "127.0.0.1", port: 0, quiet: true, stopOnSignals: false });
await server.listen();
console.log(server.httpServer.address().port);
