import { open } from "./open.js";

await open("control-desk", () => import("../elements/control-desk.js"));
