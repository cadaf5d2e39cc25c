import type { Project } from "../project/project.ts";
import { isSecretSetting, isSecretValue, mask } from "../project/secrets.ts";
import { nodesAt } from "../schema/children.ts";
import { isSecret } from "../schema/describe/secret.ts";
import type { Entry, Node, Path } from "../syntax/node.ts";

/** Whether secrets may be shown as they are. */
export type Secrets = "masked" | "revealed";

/** A value with a mask in the place of every secret in it. */
export interface ShownValue {
  readonly value: Node;
  readonly hasSecret: boolean;
}

/** What may be shown of a value; of a list or an inline table only the secret parts are masked. */
export function shownValue(project: Project, path: Path, value: Node, file: string | undefined): ShownValue {
  if (path.length > deepest) return masked(value);
  if (value.kind === "unread") return { value, hasSecret: isSecretSetting(project, path, file) };
  const isStructure = value.kind === "array" || value.kind === "table";
  if (!isStructure) return isSecretValue(project, path, value, file) ? masked(value) : { value, hasSecret: false };
  if (isMarkedAsWhole(project, path)) return masked(value);
  return value.kind === "array" ? shownList(project, path, value, file) : shownTable(project, path, value, file);
}

/** What is deeper than this is shown to nobody. */
const deepest = 200;

/** The mask, standing where the value stands. */
export function masked({ start, end }: Node): ShownValue {
  return { value: { kind: "string", value: mask, start, end }, hasSecret: true };
}

/** Whether the schema calls a table or a list around a value a secret. */
export function isInsideSecret(project: Project, path: Path): boolean {
  return (
    project.schema !== undefined && path.some((_, index) => index > 0 && isMarkedAsWhole(project, path.slice(0, index)))
  );
}

/** Whether the schema calls the list or the table itself a secret. */
function isMarkedAsWhole(project: Project, path: Path): boolean {
  return isSecret(nodesAt(project.rootNodes, path));
}

function shownList(
  project: Project,
  path: Path,
  list: Extract<Node, { kind: "array" }>,
  file: string | undefined,
): ShownValue {
  const items = list.items.map((item, index) => shownValue(project, [...path, index], item, file));
  if (!items.some((item) => item.hasSecret)) return { value: list, hasSecret: false };
  return { value: { ...list, items: items.map((item) => item.value) }, hasSecret: true };
}

function shownTable(
  project: Project,
  path: Path,
  table: Extract<Node, { kind: "table" }>,
  file: string | undefined,
): ShownValue {
  const entries = new Map<string, Entry>();
  let hasSecret = false;
  for (const entry of table.entries.values()) {
    const shown = shownValue(project, [...path, entry.name], entry.value, file);
    entries.set(entry.name, { ...entry, value: shown.value });
    hasSecret ||= shown.hasSecret;
  }
  return hasSecret ? { value: { ...table, entries }, hasSecret } : { value: table, hasSecret };
}
