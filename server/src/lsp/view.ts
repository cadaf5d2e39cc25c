import { type Judgement, judge, type Project, type ProjectFile } from "../engine/engine.ts";
import type { Context } from "./context.ts";
import type { Claim } from "./projects.ts";
import type { Settings } from "./settings.ts";
import { ShownFiles } from "./shownFiles.ts";
import type { ShownFile } from "./toProtocol.ts";
import { keyOf } from "./uris.ts";

/** A file and its project as they were when a request came: edits that come later do not change it. */
export interface View {
  readonly uri: string;
  /** The folder of the project, as a URI. */
  readonly folder: string;
  /** The file's path from there. */
  readonly name: string;
  readonly project: Project;
  readonly file: ProjectFile;
  readonly settings: Settings;
  readonly context: Context;
  /** A file of the project, or its schema, by the name that the engine uses. */
  shownFile(name: string): ShownFile | undefined;
  judgement(): Judgement;
}

/** What a request about a file sees now; undefined for a file of no project. */
export function viewOf(context: Context, uri: string): View | undefined {
  const claim = context.projects.ownerOf(keyOf(uri));
  return claim === undefined ? undefined : viewOfClaim(context, uri, claim);
}

/** The same once the project has been read. */
export async function loadedView(context: Context, uri: string): Promise<View | undefined> {
  const key = keyOf(uri);
  const unread = context.projects.claimsOn(key).filter(({ project }) => !project.isLoaded);
  await Promise.all(unread.map(({ project }) => project.settled()));
  return viewOf(context, uri);
}

function viewOfClaim(context: Context, uri: string, { project: live, name }: Claim): View | undefined {
  const { project, folder } = live;
  const file = project.files.get(name);
  if (file === undefined) return undefined;
  const files = new ShownFiles(live, (key) => context.documents.get(key)?.uri);
  return {
    uri,
    folder,
    name,
    project,
    file,
    settings: context.settings.of(context.projects.workspaceFolderOf(folder)),
    context,
    shownFile: (other) => files.named(other),
    judgement: () => (live.project === project ? live.judgement.get() : judge(project)),
  };
}
