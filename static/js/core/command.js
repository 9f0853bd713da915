/** What holds for every command before it is sent: its id, and what the server could read. Nothing here sends. */

/** @typedef {{ type: string, [field: string]: any }} Command */

// As in the server's protocol, in bytes.
const LARGEST_ENVELOPE = 16_384;

/** @returns {string} 128 random bits, 22 characters */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .slice(0, 22);
}

/**
 * Half a character, as a cut emoji leaves it, becomes a replacement character: nobody could read it.
 * @param {Command} command
 * @returns {Command}
 */
export function wellFormed(command) {
  const mended = (/** @type {string} */ _, /** @type {unknown} */ value) =>
    typeof value === "string" ? value.replace(/\p{Surrogate}/gu, "\ufffd") : value;
  return JSON.parse(JSON.stringify(command, mended));
}

/** @param {object} envelope @returns {boolean} whether the server would read that much */
export function fits(envelope) {
  return new TextEncoder().encode(JSON.stringify(envelope)).length <= LARGEST_ENVELOPE;
}
