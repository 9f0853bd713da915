/**
 * What stands in a form's field, instead of sending the form.
 * @param {SubmitEvent} event
 * @param {string} name
 */
export function written(event, name) {
  event.preventDefault();
  return String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get(name) ?? "");
}
