import type { Tree } from "../syntax/tree.ts";
import { envStacks } from "./conventionsEnv.ts";
import { tomlStacks } from "./conventionsToml.ts";
import type { Loader } from "./loader.ts";
import { MAX_STACKS } from "./manifestStacks.ts";
import type { Stack } from "./plan.ts";

/** The stacks of a folder whose `strata.toml` names none: what the names of the files and their contents say. */
export function conventionalStacks(files: ReadonlyMap<string, Tree>, loader: Loader): readonly Stack[] {
  const here = new Map([...files].filter(([name]) => !name.includes("/")).sort(byName));
  const toml = tomlStacks(here);
  const env = envStacks(here, loader);
  return joined(toml, env, loader, here).slice(0, MAX_STACKS);
}

function joined(
  toml: readonly Stack[],
  env: readonly Stack[],
  { formats }: Loader,
  files: ReadonlyMap<string, Tree>,
): readonly Stack[] {
  if (env.length === 0 || toml.length === 0) return toml.length === 0 ? env : toml;
  if (formats === "toml" || formats === "env") return formats === "toml" ? toml : env;
  const isOver = formats === "env-over-toml" || shareNames(toml, env, files);
  return isOver ? stacked(toml, env) : toml;
}

/** One stack for each name in either; where one side has none of that name, its default counts. */
function stacked(toml: readonly Stack[], env: readonly Stack[]): Stack[] {
  const names = new Set([...toml, ...env].map((stack) => stack.name));
  const lower = layersByName(toml);
  const upper = layersByName(env);
  return [...names].map((name) => ({ name, layers: [...lower(name), ...upper(name)] }));
}

function layersByName(stacks: readonly Stack[]): (name: string) => Stack["layers"] {
  const byName = new Map(stacks.map((stack) => [stack.name, stack.layers]));
  return (name) => byName.get(name) ?? byName.get("default") ?? [];
}

/**
 * A `.env` beside `config.toml` often belongs to another program, such as Docker Compose. It is taken for a layer of the
 * same configuration only where both set something of the same name.
 */
function shareNames(toml: readonly Stack[], env: readonly Stack[], files: ReadonlyMap<string, Tree>): boolean {
  const names = namesIn(toml, files);
  for (const name of namesIn(env, files)) if (names.has(name)) return true;
  return false;
}

function namesIn(stacks: readonly Stack[], files: ReadonlyMap<string, Tree>): Set<string> {
  const names = new Set<string>();
  for (const file of new Set(stacks.flatMap((stack) => stack.layers.map((layer) => layer.file)))) {
    for (const name of files.get(file)?.root.entries.keys() ?? []) names.add(name.toLowerCase());
  }
  return names;
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}
