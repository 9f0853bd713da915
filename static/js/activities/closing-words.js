/** The text of what comes next, in its paragraphs; and as much of it as can be read on the shared screen. */

/**
 * A text of several paragraphs, as they were set apart by empty lines.
 * @param {string} text
 */
export function paragraphs(text) {
  return text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean);
}

/**
 * As many whole sentences of a text as have so many letters, in their paragraphs; of a longer first one its words.
 * @param {string} text
 * @param {number} most
 * @returns {{ parts: string[], cut: boolean }} `cut` where something was left out
 */
export function excerpt(text, most) {
  /** @type {string[]} */
  const parts = [];
  let left = most;
  for (const whole of paragraphs(text)) {
    const part = fitting(whole, left, parts.length === 0);
    if (part) parts.push(part);
    if (part !== whole) return { parts, cut: true };
    left -= part.length;
  }
  return { parts, cut: false };
}

/**
 * @param {string} paragraph
 * @param {number} most
 * @param {boolean} first of which something has to stand there
 */
function fitting(paragraph, most, first) {
  if (paragraph.length <= most) return paragraph;
  let kept = "";
  for (const sentence of paragraph.match(/.+?(?:[.!?…](?=\s+[\p{Lu}\d„“"(])|$)\s*/gsu) ?? []) {
    if ((kept + sentence).trim().length > most) break;
    kept += sentence;
  }
  if (kept || !first) return kept.trim();
  const end = paragraph.lastIndexOf(" ", most);
  return `${paragraph.slice(0, end > 0 ? end : most).trim()} …`;
}
