/** Shows a link's secret to the server, which alone knows what it opens. */

/**
 * @param {string} address
 * @param {{ secret: string, page: string }} shown
 * @returns {Promise<"in" | "name" | "bad" | "silence">} whether one is in now, is asked for a name, or has a link that
 *   opens nothing; or that the server has not said
 */
export async function show(address, shown) {
  try {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(shown),
    });
    if (!answer.ok && answer.status !== 400) return "silence";
    return (await answer.json()).status;
  } catch {
    return "silence";
  }
}
