import type { Project } from "../project/project.ts";
import type { ProjectFile } from "../project/projectFile.ts";
import { isSecretValue } from "../project/secrets.ts";
import { envDialects } from "../syntax/env/envDialects.ts";
import { referencesIn } from "../syntax/env/references.ts";

/**
 * The names in the `.env` files of a stack whose values hold a secret because they refer to one, directly or over others:
 * `LOGIN=root:${ROOT_PASSWORD}`. Whoever reads such a value reads the secret.
 */
export function namesHoldingSecrets(project: Project, layers: readonly ProjectFile[]): ReadonlySet<string> {
  const users = usersOfNames(project, layers);
  const held = new Set<string>();
  const open = secretNames(project, layers, users);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    for (const user of users.get(name) ?? []) {
      if (held.has(user)) continue;
      held.add(user);
      open.push(user);
    }
  }
  return held;
}

/** For every name that some value refers to, the names whose values do. */
function usersOfNames(project: Project, layers: readonly ProjectFile[]): Map<string, string[]> {
  const users = new Map<string, string[]>();
  const dialect = envDialects[project.plan.loader.dialect];
  for (const { tree } of layers) {
    if (tree.language.name !== "env") continue;
    for (const { name, value, statement } of tree.root.entries.values()) {
      if (value.kind !== "string" || !value.value.includes("$")) continue;
      const quote = statement?.kind === "assignment" ? statement.quote : undefined;
      for (const reference of referencesIn(value.value, quote ?? "none", dialect)) {
        const known = users.get(reference.name);
        if (known === undefined) users.set(reference.name, [name]);
        else known.push(name);
      }
    }
  }
  return users;
}

/** Those of the names that are secrets by themselves. */
function secretNames(
  project: Project,
  layers: readonly ProjectFile[],
  users: ReadonlyMap<string, readonly string[]>,
): string[] {
  const names: string[] = [];
  for (const name of users.keys()) {
    const path = project.names.pathOfVariable(name);
    const isSecret = layers.some(({ tree, name: file }) => {
      const value = tree.language.name === "env" ? tree.root.entries.get(name)?.value : undefined;
      return value !== undefined && isSecretValue(project, path, value, file);
    });
    if (isSecret) names.push(name);
  }
  return names;
}
