import { pathKey } from "../project/settingPath.ts";
import type { Entry, Node, Path } from "../syntax/node.ts";
import type { ReadSetting } from "./effectiveConfig.ts";

/** A variable of `.env` and the settings that it holds: one, or all members of a table or list that it writes as a whole. */
export interface Variable {
  readonly name: string;
  readonly path: Path;
  /** Undefined for a value that nests too deeply to be written. */
  readonly value: Node | undefined;
  readonly settings: readonly ReadSetting[];
}

/** With a delimiter every setting of a table has a variable of its own; without one, the table has. */
export function variablesOf(settings: readonly ReadSetting[], delimiter: string | undefined): readonly Variable[] {
  const groups = new Map<string, { path: Path; settings: ReadSetting[] }>();
  for (const setting of settings) {
    const path = variablePath(setting.path, delimiter);
    const key = pathKey(path);
    const group = groups.get(key) ?? { path, settings: [] };
    groups.set(key, group);
    group.settings.push(setting);
  }
  return [...groups.values()].map((group) => ({
    ...group,
    name: group.path.join(delimiter ?? ""),
    value: assembled(group.settings, group.path.length),
  }));
}

function variablePath(path: Path, delimiter: string | undefined): Path {
  if (delimiter === undefined || delimiter === "") return path.slice(0, 1);
  const index = path.findIndex((step) => typeof step === "number");
  return index < 0 ? path : path.slice(0, index);
}

const deepest = 100;

/** Puts settings together again to the value that holds them, from the `depth`th step of their paths on. */
function assembled(settings: readonly ReadSetting[], depth: number): Node | undefined {
  const [first] = settings;
  if (first === undefined || settings.some(({ path }) => path.length - depth > deepest)) return undefined;
  if (first.path.length === depth) return first.value;
  const members = new Map<string | number, ReadSetting[]>();
  for (const setting of settings) {
    const step = setting.path[depth] ?? "";
    const known = members.get(step);
    if (known === undefined) members.set(step, [setting]);
    else known.push(setting);
  }
  if (typeof first.path[depth] === "number") return listOf([...members.values()], depth);
  const entries = new Map<string, Entry>();
  for (const [name, inside] of members) {
    const value = assembled(inside, depth + 1);
    if (value === undefined) return undefined;
    entries.set(String(name), { name: String(name), start: 0, end: 0, value });
  }
  return { kind: "table", start: 0, end: 0, entries };
}

function listOf(items: readonly (readonly ReadSetting[])[], depth: number): Node | undefined {
  const values = items.map((settings) => assembled(settings, depth + 1)).filter((value) => value !== undefined);
  return values.length === items.length ? { kind: "array", start: 0, end: 0, items: values } : undefined;
}
