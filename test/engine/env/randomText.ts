// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references are written like that in .env files.
import type { Random } from "../../support/random.ts";

/** Up to `longest` pieces in a row. */
export function randomText(random: Random, pieces: readonly string[], longest: number): string {
  let text = "";
  for (let count = random.below(longest) + 1; count > 0; count--) text += random.pick(pieces);
  return text;
}

/** What `.env` files are made of, and what breaks them. */
export const envPieces = [
  ..."AB_x1=: \t'\"`\\#\n\n\r.-$é\0\v\u2028\u0085\ufeff\ud800==\n\n",
  "\r\n",
  "export ",
  "export",
  "KEY=",
  "\nA=",
  '="',
  "='",
  "\\n",
  '\\"',
  "\\'",
  "\nB=2\n",
  "A: ",
  " # ",
  "# KEY=1\n",
  "${A}",
  "__proto__",
];
