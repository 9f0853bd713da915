import { open } from "./open.js";

await open("stage-screen", () => import("../elements/stage-screen.js"));
