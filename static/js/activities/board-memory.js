/** Small choices about how one looks at a board, kept on this device: wall or list, goals open or shut. */

/**
 * @param {string} name
 * @returns {string} empty where nothing was chosen
 */
export function recall(name) {
  try {
    return localStorage.getItem(`board/${name}`) ?? "";
  } catch {
    return "";
  }
}

/**
 * @param {string} name
 * @param {string} value
 */
export function remember(name, value) {
  try {
    localStorage.setItem(`board/${name}`, value);
  } catch {
    // Without storage the choice lives as long as the page.
  }
}
