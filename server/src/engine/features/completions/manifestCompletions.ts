import { isSecretsFile, roleOf } from "../../project/plan.ts";
import { manifestName, type Project } from "../../project/project.ts";
import type { Node } from "../../syntax/node.ts";
import { schemaFiles } from "./commentCompletions.ts";
import type { Completion } from "./completionItem.ts";
import type { ValuePlace } from "./completionPlace.ts";
import { itemsOf } from "./valueCompletions.ts";

/** The values of `strata.toml` that are names of files; undefined for all others, which its schema knows. */
export function manifestValues(project: Project, place: ValuePlace): readonly Completion[] | undefined {
  const { path } = place;
  if (path.length === 1 && path[0] === "schema") return fileItems(project, place, schemaFiles(project));
  const isLayer = path.length === 4 && path[0] === "stacks" && path[2] === "layers";
  return isLayer ? fileItems(project, place, layerNames(project, place, String(path[1]))) : undefined;
}

function fileItems(project: Project, place: ValuePlace, names: readonly string[]): readonly Completion[] {
  const values = names.map((name) => ({ value: textNode(name), kind: "value" as const }));
  return itemsOf(project, place, values).map((item) => ({ ...item, kind: "file" }));
}

/** The files of the folder that the stack does not have yet; in a stack with a placeholder also those it can stand for. */
function layerNames(project: Project, { file, path }: ValuePlace, stack: string): readonly string[] {
  const listed = listedIn(file.tree.root.entries.get("stacks")?.value, stack, path[3]);
  const names = [...project.files.keys()].filter((name) => name !== manifestName && roleOf(name) === "layer").sort();
  const [placeholder] = /\{[\w-]+\}/.exec(stack) ?? [];
  const patterns = placeholder === undefined ? [] : names.flatMap((name) => patternOf(name, placeholder) ?? []);
  const offered = names.flatMap((name) => (isSecretsFile(name) ? [`${name}?`, name] : [name]));
  return [...new Set([...patterns, ...offered])].filter((name) => !listed.has(name.replace(/\?$/, "")));
}

/** `config.{worker}.toml` of `config.k8s.toml`, `.env.{mode}` of `.env.production`. */
function patternOf(name: string, placeholder: string): string | undefined {
  const match = /^([^._-]+\.)[\w-]+(\.toml)$/.exec(name) ?? /^(\.env\.)(?!local$)[\w-]+(\.local)?$/.exec(name);
  return match === null ? undefined : `${match[1]}${placeholder}${match[2] ?? ""}`;
}

/** The layers that the stack has besides the one that is being typed. */
function listedIn(stacks: Node | undefined, stack: string, typing: string | number | undefined): ReadonlySet<string> {
  const table = stacks?.kind === "table" ? stacks.entries.get(stack)?.value : undefined;
  const layers = table?.kind === "table" ? table.entries.get("layers")?.value : undefined;
  if (layers?.kind !== "array") return new Set();
  return new Set(
    layers.items.flatMap((item, index) =>
      item.kind === "string" && index !== typing ? [item.value.replace(/\?$/, "")] : [],
    ),
  );
}

function textNode(value: string): Node {
  return { kind: "string", value, start: 0, end: 0 };
}
