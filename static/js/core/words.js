/**
 * The page's texts in the reader's language, from the same catalogue as the server's. English is in the code.
 */

/** @type {Record<string, string | [string, string]>} */
let messages = {};
let language = "en";

/**
 * @param {string} wanted
 * @param {Record<string, string | [string, string]>} catalogue
 */
export function speak(wanted, catalogue) {
  language = wanted;
  messages = catalogue;
}

/** @returns {string} */
export function spoken() {
  return language;
}

/**
 * Fetch the catalogue of the page's language; English needs none.
 * @param {string} wanted
 * @param {string} address of the catalogue
 */
export async function learn(wanted, address) {
  speak(wanted, wanted === "en" ? {} : await (await fetch(address)).json());
}

/**
 * A text in the reader's language, with what stands in its braces.
 * @param {string} text
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function t(text, values = {}) {
  const found = messages[text];
  return fill(typeof found === "string" ? found : text, values);
}

/**
 * A text that depends on a number, which stands in it as `{n}`.
 * @param {string} one
 * @param {string} many
 * @param {number} n
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function tn(one, many, n, values = {}) {
  const found = messages[one];
  const [single, plural] = Array.isArray(found) ? found : [one, many];
  return fill(n === 1 ? single : plural, { n: number(n), ...values });
}

/**
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * A text without its soft hyphens, for where no line is parted and letters are compared with typed ones.
 * @param {string} text
 */
export function unparted(text) {
  return text.replaceAll("\u00ad", "");
}

/**
 * @param {number} n
 * @returns {string} grouped as the language does
 */
export function number(n) {
  return new Intl.NumberFormat(language).format(n);
}

/**
 * A time of day in the workshop's zone, `09:30`.
 * @param {number} ms
 * @param {string} zone
 * @returns {string}
 */
export function timeOfDay(ms, zone) {
  return new Intl.DateTimeFormat("de", { hour: "2-digit", minute: "2-digit", timeZone: zone }).format(ms);
}
