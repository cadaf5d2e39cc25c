import { lookUp } from "../project/lookup.ts";
import { isSecretsFile, type Stack } from "../project/plan.ts";
import type { Project } from "../project/project.ts";
import { nodesAt } from "../schema/children.ts";
import { isSecret } from "../schema/describe/secret.ts";
import type { Path } from "../syntax/node.ts";
import { ownAnnotation, textIn } from "./annotation.ts";

/** The file of a stack that a setting belongs in: the one its schema names, a secrets file for a secret, else the lowest. */
export function homeOf(project: Project, stack: Stack, path: Path): string {
  const nodes = nodesAt(project.rootNodes, path);
  const layer = textIn(ownAnnotation(nodes, "layer"));
  if (layer !== undefined && stack.layers.some(({ file }) => file === layer)) return layer;
  return (
    (isSecret(nodes) ? secretsFileOf(stack) : undefined) ??
    fileOfTable(project, stack, path.slice(0, -1)) ??
    baseOf(stack)
  );
}

/** The file that holds the table around a setting: where several add to it, the lowest. */
function fileOfTable(project: Project, stack: Stack, path: Path): string | undefined {
  if (path.length === 0) return undefined;
  const { winner, losers } = lookUp(project, stack, path);
  const isOne = project.plan.loader.tables === "replace" || path.some((step) => typeof step === "number");
  return isOne ? winner?.file : (losers[losers.length - 1] ?? winner)?.file;
}

/** Where a secret may be written: a file of the stack that is made for it, which need not be there yet. */
export function secretHomeOf(project: Project, file: string): string {
  for (const stack of project.stacksOf(file)) {
    const home = secretsFileOf(stack);
    if (home !== undefined) return home;
  }
  if (file.endsWith(".toml")) return "secrets.toml";
  const { exposedPrefix } = project.plan.loader;
  return exposedPrefix === undefined && file !== ".env" ? ".env" : ".env.local";
}

/** The lowest layer that is there; of a stack without any, the lowest that should be. */
function baseOf({ layers }: Stack): string {
  return (layers.find((layer) => layer.isPresent) ?? layers[0])?.file ?? "";
}

/** Of several the one that is there, and of these the lowest. */
function secretsFileOf({ layers }: Stack): string | undefined {
  const made = layers.filter(({ file }) => isSecretsFile(file));
  return (made.find((layer) => layer.isPresent) ?? made[0])?.file;
}
