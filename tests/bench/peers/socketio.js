// The same with socket.io, on websockets alone.
import { createServer } from "node:http";
import { Server } from "socket.io";

const http = createServer();
const io = new Server(http, { transports: ["websocket"] });
io.on("connection", (socket) => {
  socket.on("note", (note) => io.emit("note", note));
});
http.listen(0, "127.0.0.1", () => console.log(http.address().port));
