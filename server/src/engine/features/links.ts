import { templateOf } from "../project/plan.ts";
import { manifestName, type Project } from "../project/project.ts";
import { statementAtPath } from "../project/projectFile.ts";
import type { Node } from "../syntax/node.ts";
import type { Span } from "../text/span.ts";

/** Text in a file that leads to another one. */
export interface FileLink extends Span {
  readonly file: string;
}

/** The paths of schemas and of layers: in `strata.toml`, and behind `#:schema`. A layer for many files leads to each. */
export function linksOf(project: Project, fileName: string): readonly FileLink[] {
  return [...schemaLinks(project, fileName), ...(fileName === manifestName ? layerLinks(project) : [])];
}

function schemaLinks({ plan }: Project, fileName: string): readonly FileLink[] {
  const { schema, schemaPlace } = plan;
  if (schema === undefined || schema.startsWith("strata:") || schemaPlace?.file !== fileName) return [];
  return [{ file: schema, start: schemaPlace.start, end: schemaPlace.end }];
}

function layerLinks(project: Project): readonly FileLink[] {
  const stacks = project.manifest?.root.entries.get("stacks")?.value;
  if (stacks?.kind !== "table") return [];
  const links: FileLink[] = [];
  for (const { name, value: stack } of stacks.entries.values()) {
    const layers = stack.kind === "table" ? stack.entries.get("layers") : undefined;
    const statement = project.manifest && statementAtPath(project.manifest.root, ["stacks", name, "layers"]);
    const origin = statement === undefined ? undefined : project.manifest?.startOf(statement);
    if (layers?.value.kind !== "array" || origin === undefined) continue;
    for (const item of layers.value.items) links.push(...filesOf(project, item, origin));
  }
  return links;
}

function filesOf(project: Project, item: Node, origin: number): readonly FileLink[] {
  if (item.kind !== "string") return [];
  const span = { start: origin + item.start, end: origin + item.end };
  const pattern = item.value.replace(/\?$/, "").replace(/^\.\//, "");
  if (project.files.has(pattern)) return [{ file: pattern, ...span }];
  const [before = "", after] = pattern.split(/\{\w+\}/);
  if (after === undefined) return [];
  const files = [...project.files.keys()].filter((name) => {
    const isLonger = name.length > before.length + after.length;
    return isLonger && name.startsWith(before) && name.endsWith(after) && templateOf(name) === undefined;
  });
  return files.map((file) => ({ file, ...span }));
}
