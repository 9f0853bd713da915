// The types of lit.js beside it, for editors and tsc only; written by .ci/vendor.js.
export { html, LitElement, noChange, nothing, render, svg } from "lit";
export { cache } from "lit/directives/cache.js";
export { classMap } from "lit/directives/class-map.js";
export { guard } from "lit/directives/guard.js";
export { keyed } from "lit/directives/keyed.js";
export { live } from "lit/directives/live.js";
export { createRef, ref } from "lit/directives/ref.js";
export { repeat } from "lit/directives/repeat.js";
export { when } from "lit/directives/when.js";
export type {
  PropertyDeclarations,
  PropertyValues,
  ReactiveController,
  ReactiveControllerHost,
  SVGTemplateResult,
  TemplateResult,
} from "lit";
export type { Ref } from "lit/directives/ref.js";
