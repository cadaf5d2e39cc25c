import type { EnvDialect } from "./envDialect.ts";
import type { RawSetting } from "./expandAll.ts";
import { longestExpansion } from "./expansion.ts";
import { referencesIn } from "./references.ts";

/**
 * The settings that lead to themselves or to a setting that does. Those that refer to nothing are taken away, then
 * those that refer only to what was taken away, and so on: what is left goes round in circles.
 */
export function cyclicNames(
  settings: ReadonlyMap<string, RawSetting>,
  dialect: EnvDialect,
  environment: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  const waiting = new Map<string, number>();
  const users = new Map<string, string[]>();
  for (const [name, setting] of settings) {
    const targets = targetsOf(setting, dialect, (target) => settings.has(target) && !environment.has(target));
    if (targets.size > 0) waiting.set(name, targets.size);
    for (const target of targets) {
      const known = users.get(target);
      if (known === undefined) users.set(target, [name]);
      else known.push(name);
    }
  }
  const settled = [...settings.keys()].filter((name) => !waiting.has(name));
  for (let target = settled.pop(); target !== undefined; target = settled.pop()) {
    for (const user of users.get(target) ?? []) {
      const left = (waiting.get(user) ?? 0) - 1;
      if (left > 0) waiting.set(user, left);
      else if (waiting.delete(user)) settled.push(user);
    }
  }
  return new Set(waiting.keys());
}

function targetsOf(
  { raw, quote }: RawSetting,
  dialect: EnvDialect,
  isInFile: (name: string) => boolean,
): ReadonlySet<string> {
  const targets = new Set<string>();
  if (raw === null || raw.length > longestExpansion) return targets;
  for (const { name, operator } of referencesIn(raw, quote, dialect)) {
    // From the right, a default is taken before the file is looked at.
    const isShadowed = dialect.expansion.method === "repeated-from-right" && operator !== undefined;
    if (!isShadowed && isInFile(name)) targets.add(name);
  }
  return targets;
}
