import type { Project } from "../project/project.ts";
import type { Node } from "../syntax/node.ts";
import type { Assignment } from "../syntax/statement.ts";
import type { PlacedStatement, Tree } from "../syntax/tree.ts";
import { lastAtMost } from "../text/lineMap.ts";
import type { Span } from "../text/span.ts";

/** What an editor selects step by step around an offset, the innermost first: text, value, line, table, file. */
export function selectionsAt(project: Project, fileName: string, offset: number): readonly Span[] {
  const tree = project.files.get(fileName)?.tree;
  if (tree === undefined) return [];
  const whole = { start: 0, end: tree.length };
  const placed = tree.statementAt(offset);
  const spans = placed === undefined ? [whole] : [...spansIn(tree, placed, offset), sectionAround(tree, offset), whole];
  const kept: Span[] = [];
  for (const span of spans) {
    const last = kept.at(-1);
    const isAround = span.start <= offset && span.end >= offset;
    if (isAround && (last === undefined || contains(span, last))) kept.push(span);
  }
  return kept;
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && outer.end >= inner.end && (outer.start < inner.start || outer.end > inner.end);
}

function spansIn(tree: Tree, { statement, start }: PlacedStatement, offset: number): readonly Span[] {
  const content = tree.slice(start, start + statement.length);
  const indentation = content.length - content.trimStart().length;
  const line = { start: start + indentation, end: start + content.trimEnd().length };
  if (statement.kind === "comment") return [{ start: start + statement.start, end: start + statement.end }, line];
  if (statement.kind !== "assignment" && statement.kind !== "header") return [line];
  const parts = statement.keys.map((key) => moved(key, start)).filter((span) => isIn(span, offset));
  const first = statement.keys[0];
  const last = statement.keys.at(-1);
  const key = first === undefined || last === undefined ? [] : [{ start: start + first.start, end: start + last.end }];
  const inValue = statement.kind === "assignment" ? valueSpans(tree, statement, start, offset) : [];
  const behind = statement.kind === "assignment" ? statement.valueEnd : 0;
  const withoutComment = behind > 0 ? [{ start: line.start, end: start + behind }] : [];
  return [...parts, ...key.filter((span) => isIn(span, offset)), ...inValue, ...withoutComment, line];
}

/** The innermost value first. */
function valueSpans(tree: Tree, statement: Assignment, origin: number, offset: number): readonly Span[] {
  const { value, valueStart, valueEnd } = statement;
  const whole = { start: origin + valueStart, end: origin + valueEnd };
  if (!isIn(whole, offset)) return [];
  const spans: Span[] = [whole];
  for (let node = value; node !== undefined; node = memberAround(node, offset - origin)) {
    const span = moved(node, origin);
    spans.unshift(span);
    const inner = withoutQuotes(tree, span);
    if (node.kind === "string" && isIn(inner, offset)) spans.unshift(inner);
  }
  return spans;
}

function memberAround(node: Node, local: number): Node | undefined {
  const members = node.kind === "array" ? node.items : [];
  const entries = node.kind === "table" ? [...node.entries.values()].map(({ value }) => value) : members;
  return entries.find(({ start, end }) => local >= start && local <= end && end - start < node.end - node.start);
}

function withoutQuotes(tree: Tree, { start, end }: Span): Span {
  const quotes = /^(?:"""|'''|["'`])/.exec(tree.slice(start, Math.min(start + 3, end)))?.[0].length ?? 0;
  return end - start >= 2 * quotes ? { start: start + quotes, end: end - quotes } : { start, end };
}

/** From a header to the next one. */
function sectionAround(tree: Tree, offset: number): Span {
  const { blocks, structure, places } = tree;
  const at = Math.min(lastAtMost(places.offsets, offset), blocks.length - 1);
  const path = structure.sections[at]?.path;
  let first = at;
  while (first > 0 && structure.sections[first - 1]?.path === path && !startsWithHeader(tree, first)) first--;
  let last = at + 1;
  while (last < blocks.length && structure.sections[last]?.path === path && !startsWithHeader(tree, last)) last++;
  const start = places.offsets[first] ?? 0;
  const end = places.offsets[last] ?? tree.length;
  return { start, end: start + tree.slice(start, end).trimEnd().length };
}

function startsWithHeader(tree: Tree, block: number): boolean {
  return tree.blocks[block]?.statements[0]?.kind === "header";
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

function isIn({ start, end }: Span, offset: number): boolean {
  return offset >= start && offset <= end;
}
