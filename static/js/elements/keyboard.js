/** Where a phone's keyboard lies over the page instead of making it smaller, what is docked stays above it. */

/**
 * Keeps `--keyboard`, the height of what the keyboard hides, on an element while it is in the page.
 * @param {HTMLElement} element
 */
export function clearOfKeyboard(element) {
  const told = () => element.style.setProperty("--keyboard", `${Math.round(hidden())}px`);
  return {
    hostConnected: () => visualViewport?.addEventListener("resize", told),
    hostDisconnected: () => visualViewport?.removeEventListener("resize", told),
  };
}

/** In px; a page that is enlarged with two fingers is another matter. */
function hidden() {
  const { height, offsetTop, scale } = visualViewport ?? { height: innerHeight, offsetTop: 0, scale: 1 };
  return scale > 1 ? 0 : Math.max(0, innerHeight - height - offsetTop);
}
