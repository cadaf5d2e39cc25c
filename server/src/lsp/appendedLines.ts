import type { AppendedLine, FileChanges } from "../engine/engine.ts";
import { type DocumentText, PlainText } from "./documents.ts";
import type { EditContext } from "./toProtocol.ts";
import { keyOf, uriIn } from "./uris.ts";
import type { View } from "./view.ts";

/**
 * Lines at the end of files that the engine does not read are edits of these files, or new files. The context knows the
 * files that were read for it.
 */
export async function withAppended(
  view: View,
  changes: FileChanges,
  context: EditContext,
): Promise<{ readonly changes: FileChanges; readonly context: EditContext }> {
  const edits = new Map(changes.edits);
  const creates = [...changes.creates];
  const contents = new Map<string, DocumentText>();
  for (const [file, lines] of byFile(changes.appends)) {
    const content = await contentFor(view, file);
    if (content === undefined) creates.push({ file, text: lines.map((line) => `${line}\n`).join("") });
    else {
      contents.set(file, content);
      edits.set(file, [{ start: content.length, end: content.length, text: appended(content, lines) }]);
    }
  }
  const fileNamed = (name: string) => {
    const content = contents.get(name);
    return content === undefined ? context.fileNamed(name) : { uri: context.uriOf(name), content };
  };
  return { changes: { edits, creates, appends: [] }, context: { ...context, fileNamed } };
}

function byFile(appends: readonly AppendedLine[]): ReadonlyMap<string, readonly string[]> {
  const lines = new Map<string, string[]>();
  for (const { file, line } of appends) lines.set(file, [...(lines.get(file) ?? []), line]);
  return lines;
}

/** What the editor holds counts more than what is on disk. */
async function contentFor({ folder, context }: View, name: string): Promise<DocumentText | undefined> {
  const uri = uriIn(folder, name);
  const document = context.documents.get(keyOf(uri));
  if (document !== undefined) return document.content;
  const read = await context.host.readFile(uri);
  return read?.kind === "text" ? new PlainText(read.text) : undefined;
}

function appended(content: DocumentText, lines: readonly string[]): string {
  const text = content.text();
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  const gap = text === "" || text.endsWith("\n") ? "" : lineBreak;
  return gap + lines.map((line) => line + lineBreak).join("");
}
