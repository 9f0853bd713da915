/**
 * The page's texts in the reader's language, from the same catalogue as the server's. English is in the code.
 */

/** @type {Record<string, string | [string, string]>} */
let messages = {};
let language = "en";
/** @type {Intl.Collator | undefined} */
let order;
/** @type {Map<string, { format(value: number): string }>} kept, since to make one takes a hundred times as long as to use it */
const formats = new Map();

/**
 * @param {string} wanted
 * @param {Record<string, string | [string, string]>} catalogue
 */
export function speak(wanted, catalogue) {
  language = wanted;
  messages = catalogue;
  order = undefined;
}

/** @returns {string} */
export function spoken() {
  return language;
}

/** The language in which the page can be read as well, and how it calls itself. @returns {[string, string]} */
export function otherLanguage() {
  return language === "de" ? ["en", "English"] : ["de", "Deutsch"];
}

/**
 * Fetch the catalogue of the page's language; English needs none, and is what is spoken if it does not come.
 * @param {string} wanted
 * @param {string} address of the catalogue
 */
export async function learn(wanted, address) {
  try {
    speak(wanted, wanted === "en" ? {} : await fetched(address));
  } catch {
    speak("en", {});
  }
}

/** @param {string} address */
async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`the catalogue is answered with ${answer.status}`);
  return answer.json();
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
  return text.replace(/\{(\w+)\}/g, (whole, name, place) => {
    const value = String(values[name] ?? whole);
    return withinQuotes(text, place) ? requoted(value) : value;
  });
}

/**
 * @param {string} text
 * @param {number} place
 */
function withinQuotes(text, place) {
  const [opening, closing] = text.includes("„") ? ["„", "“"] : ["“", "”"];
  const before = text.slice(0, place);
  return before.lastIndexOf(opening) > before.lastIndexOf(closing);
}

/**
 * A text that is put between quotation marks: its own ones become single.
 * @param {string} text
 */
export function requoted(text) {
  return text.replace(/„([^„“”]*)“/g, "‚$1‘").replace(/“([^“”]*)”/g, "‘$1’");
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
  return kept(`number ${language}`, () => new Intl.NumberFormat(language)).format(n);
}

/**
 * @param {number} n
 * @returns {string} with one digit behind the point, or the comma
 */
export function decimal(n) {
  const form = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return kept(`decimal ${language}`, () => new Intl.NumberFormat(language, form)).format(n);
}

/**
 * @param {number} n
 * @returns {string} with its sign, as on a button that adds or takes so many
 */
export function signed(n) {
  return `${n < 0 ? "−" : "+"}${Math.abs(n)}`;
}

// What stands behind the number in English; in German it is a full stop.
const ENDINGS = /** @type {Partial<Record<Intl.LDMLPluralRule, string>>} */ ({
  one: "st",
  two: "nd",
  few: "rd",
});

/**
 * The place in an order, `1st` or `1.`
 * @param {number} n
 * @returns {string}
 */
export function ordinal(n) {
  if (language === "de") return `${n}.`;
  return `${n}${ENDINGS[new Intl.PluralRules("en", { type: "ordinal" }).select(n)] ?? "th"}`;
}

/**
 * In which order names stand: as the reader's language sorts them, and 2 before 10.
 * @param {string} one
 * @param {string} other
 */
export function byName(one, other) {
  order ??= new Intl.Collator(language, { numeric: true });
  return order.compare(one, other);
}

/**
 * A moment in the reader's language.
 * @param {number} ms
 * @param {Intl.DateTimeFormatOptions} how with the time zone
 * @returns {string}
 */
export function moment(ms, how) {
  return dates(language === "en" ? "en-GB" : language, how).format(ms);
}

/**
 * A time of day in the workshop's zone, `09:30`.
 * @param {number} ms
 * @param {string} zone
 * @returns {string}
 */
export function timeOfDay(ms, zone) {
  return dates("de", { hour: "2-digit", minute: "2-digit", timeZone: zone }).format(ms);
}

/**
 * The same to the second, `09:30:00`.
 * @param {number} ms
 * @param {string} zone
 * @returns {string}
 */
export function timeToTheSecond(ms, zone) {
  return dates("de", { timeStyle: "medium", timeZone: zone }).format(ms);
}

/**
 * @param {string} locale
 * @param {Intl.DateTimeFormatOptions} how
 */
function dates(locale, how) {
  return kept(`${locale} ${JSON.stringify(how)}`, () => new Intl.DateTimeFormat(locale, how));
}

/**
 * @param {string} name
 * @param {() => { format(value: number): string }} make
 */
function kept(name, make) {
  const format = formats.get(name) ?? make();
  formats.set(name, format);
  return format;
}
