/** What becomes of somebody who is removed, and of the room that they host: said before it is done. Pure. */

import { byName, t, unparted } from "../core/words.js";

/** @typedef {import("../core/store.js").Store} Store */
/** @typedef {Pick<import("./control-roster.js").Attendee, "id" | "name" | "hosts">} One */

/**
 * @param {One} one
 * @param {string} role
 * @param {Store} store
 * @returns {string}
 */
export function goneWords(one, role, store) {
  const { name } = one;
  if (role === "host") return hostGone(one, store);
  if (role === "participant")
    return t(
      "{name} is shut out at once, here and on every device. What they wrote stays, without their name. Readmitted, they have all of theirs again: wish, room and role.",
      { name },
    );
  return t("{name} is shut out at once, and no longer looks after anything here. You can readmit them.", {
    name,
  });
}

/**
 * @param {One} one
 * @param {Store} store
 */
function hostGone({ id, name, hosts }, store) {
  const room = unparted(store.get("all", `theme:${hosts}`)?.name ?? hosts);
  const others = store
    .each("staff", "person")
    .filter((other) => other.id !== id && other.value.role === "host" && other.value.room === hosts)
    .filter(({ value }) => !value.removed)
    .map(({ value }) => value.name)
    .sort(byName)
    .join(", ");
  const said = t("{name} hosts {room} and is shut out at once.", { name, room });
  const stays = others
    ? t("The room stays open with everybody in it, and is hosted by {others}.", { others })
    : t(
        "The room stays open with everybody in it, but without a host: you can lead it (“Look in”), or make somebody else its host.",
      );
  return `${said} ${stays} ${t("Readmitted, they host it again.")}`;
}
