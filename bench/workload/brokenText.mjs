// A file of some 1,000 lines with twenty wrong values, and the ways in which someone's typing breaks it elsewhere.

import { createRandom } from "../random.mjs";
import { createConfigText } from "./configText.mjs";

export const wrongValueCount = 20;

/** @returns {{ lines: string[], wrongLines: number[] }} */
export function createWrongText() {
  const lines = createConfigText(1000).text.split("\n");
  const wrongLines = [];
  for (const [line, text] of lines.entries()) {
    if (wrongLines.length === wrongValueCount) break;
    if (line > 20 && text === "replicas = 3") {
      lines[line] = 'replicas = "many"';
      wrongLines.push(line);
    }
  }
  return { lines, wrongLines };
}

/** One syntax error each; none leaves anything open that could rightly swallow the lines below. */
export const brokenLines = [
  "retries",
  "retries =",
  "retries = = 3",
  "= 3",
  "retries 3",
  'retries = "3',
  "retries = 3 4",
  "retries = 0x",
  "retries. = 3",
  "retries = @3",
];

const alphabet = "ab=[]{}\"'#,.-0 9\n\t";

/** The second line is `[server]` and the third its first setting, which every mutant marks. */
const markedLine = 2;

/**
 * Texts that differ from the given one by one random mutation each. Above the mutation stands a wrong value that moves with every text,
 * so that the problems of two neighbours are never the same and a server that publishes only changes has something to publish.
 * @param {string[]} lines @param {number} count
 */
export function createMutants(lines, count) {
  const random = createRandom(20240614);
  const marked = [...lines];
  return Array.from({ length: count }, (_unused, index) => {
    marked[markedLine] = `${" ".repeat(1 + (index % 2))}host = 7`;
    const from = marked.slice(0, markedLine + 1).join("\n").length + 1;
    return mutate(marked.join("\n"), from, random);
  });
}

/** @param {string} text @param {number} from @param {() => number} random */
function mutate(text, from, random) {
  const at = from + Math.floor(random() * (text.length - from));
  const inserted = alphabet[Math.floor(random() * alphabet.length)];
  const kind = Math.floor(random() * 4);
  if (kind === 0) return text.slice(0, at) + text.slice(at + 1);
  if (kind === 1) return text.slice(0, at) + inserted + text.slice(at);
  if (kind === 2) return text.slice(0, at) + inserted + text.slice(at + 1);
  const length = 1 + Math.floor(random() * 12);
  return text.slice(0, at) + text.slice(at + length);
}
