/** A custom property for the style sheets, set where a template may not: `<p ${property("--left", 0.5)}>`. */

import { ref } from "../../vendor/lit.js";

/**
 * @param {`--${string}`} name
 * @param {string | number} value
 */
export function property(name, value) {
  return ref((found) => {
    if (found instanceof HTMLElement || found instanceof SVGElement)
      found.style.setProperty(name, String(value));
  });
}
