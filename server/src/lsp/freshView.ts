import type { FileChanges } from "../engine/engine.ts";
import { keyOf, uriIn } from "./uris.ts";
import { type View, viewOf } from "./view.ts";

/**
 * The view with all files that changes are made in as they are on disk now: word of what other programs write comes late.
 * It is the same view if nothing is different.
 */
export async function freshView(view: View, changes: FileChanges): Promise<View> {
  const names = [...changes.edits.keys(), ...changes.creates.map(({ file }) => file)];
  const read = await Promise.all(names.map(async (name) => ((await isStale(view, name)) ? [name] : [])));
  const stale = read.flat();
  const live = view.context.projects.at(keyOf(view.folder));
  if (stale.length === 0 || live === undefined) return view;
  live.readFiles(stale);
  await live.settled();
  return viewOf(view.context, view.uri) ?? view;
}

async function isStale({ folder, project, context }: View, name: string): Promise<boolean> {
  const uri = uriIn(folder, name);
  // What the editor holds is told at once.
  if (context.documents.get(keyOf(uri)) !== undefined) return false;
  const content = await context.host.readFile(uri);
  const text = content?.kind === "text" ? content.text : undefined;
  return text !== project.files.get(name)?.tree.text();
}
