/**
 * What was done is told where the pointer may just be, which has pressed something there: then its buttons change sides,
 * so that a second press takes nothing back.
 */

/** @typedef {import("./board-room.js").BoardRoom} BoardRoom */
/** @typedef {{ x: number, y: number }} Point */

/** @param {BoardRoom} room */
export function clearOfPointer(room) {
  /** @type {Point | undefined} */
  let pressed;
  /** @type {BoardRoom["notice"]} */
  let told;
  room.addEventListener("pointerdown", ({ clientX: x, clientY: y }) => {
    pressed = { x, y };
  });
  return {
    hostUpdated() {
      if (room.notice === told) return;
      told = room.notice;
      const words = room.querySelector(".said-now p");
      const button = words?.querySelector("[data-way]")?.getBoundingClientRect();
      words?.toggleAttribute("data-turned", Boolean(pressed && button && covers(button, pressed)));
    },
  };
}

// So near a pointer is on it as soon as a hand shakes.
const NEAR = 12;

/**
 * @param {{ left: number, top: number, right: number, bottom: number }} rect
 * @param {Point} point
 */
export function covers({ left, top, right, bottom }, { x, y }) {
  return x >= left - NEAR && x <= right + NEAR && y >= top - NEAR && y <= bottom + NEAR;
}

/** Not the second press of a double one: the first was on what has just been there. @param {MouseEvent} event */
export const meant = ({ detail }) => detail < 2;
