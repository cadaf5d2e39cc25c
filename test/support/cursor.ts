import { Project } from "../../server/src/engine/project/project.ts";
import { trimText } from "./squiggles.ts";

/** What a test may say about a project besides its files. */
export interface ProjectOptions {
  readonly schema?: object;
  readonly loader?: string;
  /** More schemas in the folder, which say nothing. */
  readonly otherSchemas?: readonly string[];
  /** How lines end in the file with the cursor; without it as they are drawn. */
  readonly lineEnd?: "\r\n";
}

export interface CursorPlace {
  readonly project: Project;
  readonly file: string;
  /** The text of that file without the cursor. */
  readonly text: string;
  readonly offset: number;
}

const cursor = "<|>";

/**
 * Opens a project that is drawn as its files one below the other, each under a line `--- name`, with the cursor `<|>` in
 * one of them. Where the cursor ends a file's last line, the file has no line break there.
 */
export function openAtCursor(drawn: string, options: ProjectOptions = {}): CursorPlace {
  const files = filesIn(drawn, options);
  const [file, marked] = [...files].find(([, text]) => text.includes(cursor)) ?? ["", ""];
  const offset = marked.indexOf(cursor);
  if (offset < 0) throw new Error("The test draws no cursor.");
  const text = marked.replace(cursor, "");
  return { project: openProject(new Map([...files, [file, text]]), options), file, text, offset };
}

export function openProject(files: ReadonlyMap<string, string>, options: ProjectOptions = {}): Project {
  const own = options.schema === undefined ? [] : [["config.schema.json", JSON.stringify(options.schema)] as const];
  const schemas = new Map([...own, ...(options.otherSchemas ?? []).map((name) => [name, "{}"] as const)]);
  const manifest = options.loader === undefined ? [] : [["strata.toml", `loader = "${options.loader}"\n`] as const];
  return Project.open({ files: new Map([...manifest, ...files]), otherNames: [...schemas.keys()], schemas });
}

function filesIn(drawn: string, { lineEnd }: ProjectOptions): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const part of trimText(drawn).split(/^--- /m)) {
    if (part.trim() === "") continue;
    const name = part.slice(0, part.indexOf("\n"));
    const content = part.slice(name.length + 1).replace(/\n$/, "");
    const text = content.endsWith(cursor) ? content : `${content}\n`;
    files.set(name, lineEnd !== undefined && text.includes(cursor) ? text.replaceAll("\n", lineEnd) : text);
  }
  return files;
}
