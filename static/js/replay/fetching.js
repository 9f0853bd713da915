/** The lines of a film as they come from the server, one after another. */

/**
 * @param {string} address
 * @param {(line: any[]) => void} take
 * @param {() => void} [came] after each piece
 */
export async function fetchLines(address, take, came = () => {}) {
  const answer = await fetch(address);
  if (!answer.ok || !answer.body) throw new Error(`the film is answered with ${answer.status}`);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    const lines = (rest + value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line) take(JSON.parse(line));
    came();
  }
}
