import type * as protocol from "vscode-languageserver-protocol";
import {
  type Completion,
  type CompletionKind,
  type FileChanges,
  type Fold,
  type HoverBlock,
  type InlayHint,
  type OutlineItem,
  type Problem,
  type ProblemTag,
  type Severity,
  type Span,
  toMarkdown,
  toPlainText,
} from "../engine/engine.ts";
import type { DocumentText } from "./documents.ts";

/** A file of a project as the client knows it. */
export interface ShownFile {
  readonly uri: string;
  readonly content: DocumentText;
}

/** Where each problem is explained. */
const problemsPage = "https://github.com/strata-config/strata/blob/main/docs/problems.md";

export function toPosition(content: DocumentText, offset: number): protocol.Position {
  const { line, column } = content.positionAt(offset);
  return { line, character: column };
}

export function toRange(content: DocumentText, { start, end }: Span): protocol.Range {
  return { start: toPosition(content, start), end: toPosition(content, end) };
}

export function toLocation(file: ShownFile, span: Span): protocol.Location {
  return { uri: file.uri, range: toRange(file.content, span) };
}

/** `fileNamed` finds the files that a problem refers to; a place in a file that is not there any more is left out. */
export function toDiagnostic(
  problem: Problem,
  content: DocumentText,
  fileNamed: (name: string) => ShownFile | undefined,
): protocol.Diagnostic {
  const diagnostic: protocol.Diagnostic = {
    range: toRange(content, problem),
    severity: severityNumbers[problem.severity],
    code: problem.code,
    codeDescription: { href: `${problemsPage}#${problem.code}` },
    source: "strata",
    message: problem.message,
  };
  if (problem.tags !== undefined) diagnostic.tags = problem.tags.map((tag) => tagNumbers[tag]);
  if (problem.data !== undefined) diagnostic.data = problem.data;
  const related = (problem.related ?? []).flatMap((place) => {
    const file = fileNamed(place.file);
    return file === undefined ? [] : [{ location: toLocation(file, place), message: place.message }];
  });
  if (related.length > 0) diagnostic.relatedInformation = related;
  return diagnostic;
}

// The numbers are the protocol's. Written out, they keep its library out of all modules but the outermost.
const severityNumbers: Record<Severity, protocol.DiagnosticSeverity> = {
  error: 1,
  warning: 2,
  information: 3,
  hint: 4,
};
const tagNumbers: Record<ProblemTag, protocol.DiagnosticTag> = { faded: 1, struck: 2 };

/** What is told of a setting, in the first of the client's formats that is one of ours; places in files become links. */
export function toMarkup(
  blocks: readonly HoverBlock[],
  formats: readonly protocol.MarkupKind[] | undefined,
  fileNamed: (name: string) => ShownFile | undefined,
): protocol.MarkupContent {
  const format = formats?.find((kind) => kind === "markdown" || kind === "plaintext") ?? "plaintext";
  if (format === "plaintext") return { kind: format, value: toPlainText(blocks) };
  const linkTo = ({ file, line }: { readonly file: string; readonly line: number }): string | undefined => {
    const shown = fileNamed(file);
    return shown === undefined ? undefined : `${shown.uri}#L${line}`;
  };
  return { kind: format, value: toMarkdown(blocks, linkTo) };
}

/** What a completion is to the client, by what the client says that it can show. */
export function toCompletionItem(
  completion: Completion,
  content: DocumentText,
  client: protocol.CompletionClientCapabilities | undefined,
): protocol.CompletionItem {
  const { label, kind, edit, snippet, filterText, sortText, documentation } = completion;
  const able = client?.completionItem ?? {};
  const isSnippet = snippet !== undefined && able.snippetSupport === true;
  const item: protocol.CompletionItem = {
    label,
    kind: completionKindNumbers[kind],
    filterText,
    sortText,
    textEdit: { range: toRange(content, edit), newText: isSnippet ? snippet : edit.text },
    insertTextFormat: isSnippet ? 2 : 1,
  };
  Object.assign(item, besideLabel(completion, able.labelDetailsSupport === true));
  if (completion.isDeprecated && able.tagSupport?.valueSet.includes(1)) item.tags = [1];
  else if (completion.isDeprecated && able.deprecatedSupport === true) item.deprecated = true;
  if (documentation !== undefined) {
    const blocks = [{ kind: "text" as const, text: documentation }];
    item.documentation = toMarkup(blocks, able.documentationFormat, () => undefined);
  }
  return item;
}

function besideLabel(
  { note, default: byDefault }: Completion,
  isDetailed: boolean,
): Pick<protocol.CompletionItem, "labelDetails" | "detail"> {
  if (note === undefined && byDefault === undefined) return {};
  if (!isDetailed) {
    const told = [note, byDefault === undefined ? undefined : `default ${byDefault}`];
    return { detail: told.filter((part) => part !== undefined).join(" · ") };
  }
  return {
    labelDetails: {
      ...(byDefault === undefined ? {} : { detail: ` = ${byDefault}` }),
      ...(note === undefined ? {} : { description: note }),
    },
  };
}

const completionKindNumbers: Record<CompletionKind, protocol.CompletionItemKind> = {
  setting: 10,
  table: 9,
  value: 12,
  choice: 20,
  reference: 6,
  file: 17,
  code: 21,
  keyword: 14,
};

export function toFoldingRange({ start, end, kind }: Fold): protocol.FoldingRange {
  return kind === "comment" ? { startLine: start, endLine: end, kind } : { startLine: start, endLine: end };
}

/** The innermost span first; each within the next. */
export function toSelectionRange(content: DocumentText, spans: readonly Span[]): protocol.SelectionRange | undefined {
  return spans.reduceRight<protocol.SelectionRange | undefined>((parent, span) => {
    const range = toRange(content, span);
    return parent === undefined ? { range } : { range, parent };
  }, undefined);
}

export const settingSymbol: protocol.SymbolKind = 7;
export const tableSymbol: protocol.SymbolKind = 5;

const symbolNumbers: Record<OutlineItem["kind"], protocol.SymbolKind> = {
  section: 3,
  table: tableSymbol,
  list: 18,
  text: 15,
  number: 16,
  boolean: 17,
  date: 15,
  nothing: 21,
};

/** Headers nest as deep as they have names; a client that draws them does not look so deep. */
const deepestSymbol = 50;

export function toDocumentSymbol(content: DocumentText, item: OutlineItem, depth = 0): protocol.DocumentSymbol {
  const { name, detail, kind, span, nameSpan } = item;
  const children = depth < deepestSymbol ? item.children : [];
  return {
    name: name === "" ? '""' : name,
    ...(detail === "" ? {} : { detail }),
    kind: symbolNumbers[kind],
    range: toRange(content, span),
    selectionRange: toRange(content, nameSpan),
    ...(children.length === 0
      ? {}
      : { children: children.map((child) => toDocumentSymbol(content, child, depth + 1)) }),
  };
}

/** The same for clients that show a plain list. */
export function toSymbolInformation(file: ShownFile, items: readonly OutlineItem[]): protocol.SymbolInformation[] {
  const open = items.map((item) => ({ item, containerName: "" }));
  const symbols: protocol.SymbolInformation[] = [];
  for (const { item, containerName } of open) {
    const symbol = { name: item.name, kind: symbolNumbers[item.kind], location: toLocation(file, item.span) };
    symbols.push(containerName === "" ? symbol : { ...symbol, containerName });
    open.push(...item.children.map((child) => ({ item: child, containerName: item.name })));
  }
  return symbols;
}

export function toInlayHint(
  hint: InlayHint,
  content: DocumentText,
  fileNamed: (name: string) => ShownFile | undefined,
): protocol.InlayHint {
  const { offset, text, place } = hint;
  const file = place === undefined ? undefined : fileNamed(place.file);
  const isPlaced = file !== undefined && place !== undefined;
  const label = isPlaced ? [{ value: text, location: toLocation(file, place) }] : text;
  return { position: toPosition(content, offset), label, paddingLeft: true };
}

/** What the client says that it can do with changes, and what it has to know of the files. */
export interface EditContext {
  readonly fileNamed: (name: string) => ShownFile | undefined;
  readonly uriOf: (name: string) => string;
  /** Of a document that is open with this very text. */
  readonly versionOf: (file: ShownFile) => number | null;
  readonly client: protocol.WorkspaceEditClientCapabilities | undefined;
}

/** Undefined where the client cannot make a file that the changes need. Lines to append are edits by now. */
export function toWorkspaceEdit(changes: FileChanges, context: EditContext): protocol.WorkspaceEdit | undefined {
  const { fileNamed, uriOf, versionOf, client } = context;
  const edited = [...changes.edits].flatMap(([name, edits]) => {
    const file = fileNamed(name);
    if (file === undefined) return [];
    return [{ file, edits: edits.map((edit) => ({ range: toRange(file.content, edit), newText: edit.text })) }];
  });
  if (edited.length < changes.edits.size) return undefined;
  if (client?.documentChanges !== true) {
    if (changes.creates.length > 0) return undefined;
    return { changes: Object.fromEntries(edited.map(({ file, edits }) => [file.uri, edits])) };
  }
  if (changes.creates.length > 0 && client.resourceOperations?.includes("create") !== true) return undefined;
  const start = { line: 0, character: 0 };
  const created = changes.creates.flatMap(({ file, text }) => [
    { kind: "create" as const, uri: uriOf(file), options: { ignoreIfExists: true } },
    { textDocument: { uri: uriOf(file), version: null }, edits: [{ range: { start, end: start }, newText: text }] },
  ]);
  const changed = edited.map(({ file, edits }) => ({
    textDocument: { uri: file.uri, version: versionOf(file) },
    edits,
  }));
  return { documentChanges: [...created, ...changed] };
}
