import { ownAnnotation, textIn } from "../checks/annotation.ts";
import type { Project } from "../project/project.ts";
import type { ProjectFile } from "../project/projectFile.ts";
import { isSecretSetting } from "../project/secrets.ts";
import { valueInWords } from "../schema/describe/valueInWords.ts";
import type { Node, Path } from "../syntax/node.ts";
import type { Assignment, Header } from "../syntax/statement.ts";
import type { Span } from "../text/span.ts";
import { governing } from "./nodeAtOffset.ts";
import { type HeaderLine, isSettingLine, linesOf, type SettingLine } from "./settingLines.ts";
import { masked, shownValue } from "./shownValue.ts";

/** One line of a file's outline. */
export interface OutlineItem {
  readonly name: string;
  /** The value, cut short and without secrets; empty for what holds others. */
  readonly detail: string;
  readonly kind: "section" | "table" | "list" | "text" | "number" | "boolean" | "date" | "nothing";
  /** All that belongs to it. */
  readonly span: Span;
  /** Its name. */
  readonly nameSpan: Span;
  readonly children: readonly OutlineItem[];
}

/** The settings of a file under their tables, and at the top under the schema's sections. */
export function outlineOf(project: Project, fileName: string): readonly OutlineItem[] {
  const file = project.files.get(fileName);
  if (file === undefined) return [];
  const root: OpenItem = { ...emptyItem, children: [] };
  const open: OpenTable[] = [{ item: root, names: [] }];
  const sections = sectionsOf(project);
  for (const line of linesOf(project, file)) {
    if (isSettingLine(line)) addSetting(project, file, open.at(-1)?.item ?? root, line, sections);
    else openTable(open, line);
  }
  return withEnds(root);
}

interface OpenItem {
  readonly name: string;
  readonly detail: string;
  readonly kind: OutlineItem["kind"];
  readonly start: number;
  readonly nameSpan: Span;
  /** Where it ends if nothing is added to it. */
  readonly end: number;
  readonly children: OpenItem[];
}

interface OpenTable {
  readonly item: OpenItem;
  /** The way to it from the root. */
  readonly names: readonly string[];
}

const noSpan = { start: 0, end: 0 };
const emptyItem = { name: "", detail: "", kind: "table", start: 0, end: 0, nameSpan: noSpan } as const;

/** A table is shown within the nearest one above it whose name its own goes on from. */
function openTable(open: OpenTable[], { statement, start, path }: HeaderLine): void {
  const names = statement.keys.map((key) => key.name);
  while (open.length > 1 && !startsWith(names, open.at(-1)?.names ?? [])) open.pop();
  const parent = open.at(-1);
  const nameSpan = nameOf(statement, start);
  const name = titleOf(names, parent?.names.length ?? 0, statement, path);
  const end = nameSpan.end + (statement.isArray ? 2 : 1);
  const item: OpenItem = {
    ...emptyItem,
    name,
    start,
    end: Math.min(end, start + statement.length),
    nameSpan,
    children: [],
  };
  parent?.item.children.push(item);
  open.push({ item, names });
}

function startsWith(names: readonly string[], way: readonly string[]): boolean {
  return names.length > way.length && way.every((name, index) => names[index] === name);
}

/** `server` within nothing, `tls` within `server`; the items of an array of tables have their number. */
function titleOf(names: readonly string[], depth: number, { isArray }: Header, path: Path): string {
  const index = path.at(-1);
  return names.slice(depth).join(".") + (isArray && typeof index === "number" ? `[${index}]` : "");
}

function nameOf({ keys }: Header, start: number): Span {
  return { start: start + (keys[0]?.start ?? 0), end: start + (keys.at(-1)?.end ?? 0) };
}

type SectionNames = (path: Path) => string | undefined;

/** The heading that the schema gives a setting at the root. */
function sectionsOf(project: Project): SectionNames {
  const known = new Map<string, string | undefined>();
  return ([name]) => {
    if (typeof name !== "string") return undefined;
    if (!known.has(name)) known.set(name, textIn(ownAnnotation(governing(project.rootNodes, [name]), "section")));
    return known.get(name);
  };
}

function addSetting(
  project: Project,
  file: ProjectFile,
  table: OpenItem,
  { statement, start, path, section }: SettingLine,
  sectionNames: SectionNames,
): void {
  const first = statement.keys[0];
  if (first === undefined) return;
  const nameSpan = { start: start + first.start, end: start + (statement.keys.at(-1)?.end ?? first.end) };
  const end = start + Math.max(statement.valueEnd, nameSpan.end - start);
  const name = statement.keys.map((key) => key.name).join(".");
  const value = statement.value ?? { kind: "unread", start: 0, end: 0 };
  const place = { start: nameSpan.start, end, nameSpan, children: [] };
  const item: OpenItem = { name, detail: detailOf(project, file, path, statement), kind: kindOf(value), ...place };
  const heading = section.length === 0 ? sectionNames(path) : undefined;
  groupFor(table, heading, nameSpan).children.push(item);
}

/** Settings that follow each other in one section stand under its heading. */
function groupFor(table: OpenItem, heading: string | undefined, nameSpan: Span): OpenItem {
  if (heading === undefined) return table;
  const last = table.children.at(-1);
  if (last?.kind === "section" && last.name === heading) return last;
  const group: OpenItem = {
    name: heading,
    detail: "",
    kind: "section",
    start: nameSpan.start,
    nameSpan,
    end: nameSpan.end,
    children: [],
  };
  table.children.push(group);
  return group;
}

const longestDetail = 60;

function detailOf(project: Project, file: ProjectFile, path: Path, statement: Assignment): string {
  const { value } = statement;
  if (value === undefined || value.kind === "unread") return "";
  const { value: shown } = hasSecretDefault(project, statement)
    ? masked(value)
    : shownValue(project, path, value, file.name);
  const text = file.tree.language.name === "env" && shown.kind === "string" ? shown.value : valueInWords(shown);
  const line = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ");
  return line.length > longestDetail ? `${line.slice(0, longestDetail)}…` : line;
}

/** `${API_KEY:-…}` has what stands in for a secret, whether or not the loader of the project reads it so. */
function hasSecretDefault(project: Project, { value, quote }: Assignment): boolean {
  if (quote === undefined || value?.kind !== "string" || !value.value.includes("${")) return false;
  return [...value.value.matchAll(/\$\{([^\s:?}+-]{0,100})[:?+-]/g)].some(([, name = ""]) => {
    return isSecretSetting(project, project.names.pathOfVariable(name));
  });
}

function kindOf({ kind }: Node): OutlineItem["kind"] {
  switch (kind) {
    case "table":
      return "table";
    case "array":
      return "list";
    case "integer":
    case "float":
      return "number";
    case "boolean":
      return "boolean";
    case "string":
      return "text";
    case "null":
    case "unread":
      return "nothing";
    default:
      return "date";
  }
}

/** What holds others ends where the last of them does. Tables nest as deep as headers have names, so no recursion. */
function withEnds(root: OpenItem): readonly OutlineItem[] {
  const order: OpenItem[] = [root];
  for (const item of order) order.push(...item.children);
  const done = new Map<OpenItem, OutlineItem>();
  for (const item of order.reverse()) {
    const children = item.children.flatMap((child) => done.get(child) ?? []);
    const end = children.reduce((furthest, child) => Math.max(furthest, child.span.end), item.end);
    const { name, detail, kind, nameSpan, start } = item;
    done.set(item, { name, detail, kind, nameSpan, span: { start, end }, children });
  }
  return done.get(root)?.children ?? [];
}
