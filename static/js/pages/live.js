import { open } from "./open.js";

await open("workshop-live", () => import("../elements/workshop-live.js"));
