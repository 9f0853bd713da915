import { open } from "./open.js";

await open("workshop-editor", () => import("../editor/workshop-editor.js"));
