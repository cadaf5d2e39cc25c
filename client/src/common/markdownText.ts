/**
 * Text that Markdown shows as it is, in one paragraph. VS Code's own `appendText` makes every space a hard one, so that
 * long sentences would not wrap.
 */
export function markdownText(text: string): string {
  const escaped = text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(/[\\`*_{}[\]()#+\-.!|>~]/g, "\\$&");
  return escaped.replaceAll(/\s+/g, " ");
}

/** Code that holds backticks needs a longer fence around it. */
export function markdownCode(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return longest === 0 ? `${fence}${line}${fence}` : `${fence} ${line} ${fence}`;
}
