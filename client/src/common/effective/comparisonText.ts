import type { DiffData, EffectiveConfigData } from "../../../../server/src/protocol/commands.ts";

/**
 * One side of a comparison: each setting with its value on a line of its own, and nothing else, so that lines differ only
 * where values do. Masks are alike, so secrets that differ are told apart by a comment on the second side.
 */
export function comparisonText(config: EffectiveConfigData, difference: DiffData): string {
  const isSecond = config.stack === difference.other;
  const otherSecrets = new Set(difference.differences.filter(({ secret }) => secret).map(({ key }) => key));
  const sections = new Map<string, string[]>([["", []]]);
  for (const { key, value, section = "" } of config.values) {
    const note = isSecond && otherSecrets.has(key) ? "  # another secret" : "";
    const line = `${key} = ${JSON.stringify(value)}${note}`;
    const known = sections.get(section);
    if (known === undefined) sections.set(section, [`# ${section}`, line]);
    else known.push(line);
  }
  const parts = [...sections.values()].filter((lines) => lines.length > 0);
  return `${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
