/** Whether the server still lets this browser in: the line itself cannot tell a refusal from a broken network. */

const DENIED = [401, 403, 404, 410];
// Only the page says where its catalogue is, not the door before it.
const OWN = "data-catalogue=";

/**
 * Ask for this page again, and see whether it is that or the door.
 * @param {string} address
 * @returns {Promise<boolean>} true too where nobody knows, since the network or the server does not answer
 */
export async function admitted(address) {
  try {
    const answer = await fetch(address, { cache: "no-store" });
    if (!answer.ok) return !DENIED.includes(answer.status);
    return (await answer.text()).includes(OWN);
  } catch {
    return true;
  }
}
