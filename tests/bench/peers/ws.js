// The usual server of a board in Node: `ws`, each message sent to everybody. It checks nothing and keeps nothing.
import { WebSocketServer } from "ws";

const server = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: false }, () => {
  console.log(server.address().port);
});
server.on("connection", (socket) => {
  socket.on("message", (data) => {
    for (const other of server.clients) other.send(data, { binary: false });
  });
});
