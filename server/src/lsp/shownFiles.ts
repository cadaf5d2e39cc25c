import { type Problem, problemsOf } from "../engine/engine.ts";
import { PlainText } from "./documents.ts";
import type { UnreadableContent } from "./host.ts";
import type { LiveProject } from "./liveProject.ts";
import type { Settings } from "./settings.ts";
import type { ShownFile } from "./toProtocol.ts";
import { keyOf, uriIn } from "./uris.ts";

/** The files of a project as the client knows them, each looked up once. */
export class ShownFiles {
  readonly #project: LiveProject;
  readonly #uriOf: (key: string) => string | undefined;
  readonly #files = new Map<string, ShownFile | undefined>();

  /** `uriOf` tells how the client itself wrote the URI of an open document. */
  constructor(project: LiveProject, uriOf: (key: string) => string | undefined) {
    this.#project = project;
    this.#uriOf = uriOf;
  }

  /** All files that problems can be told of: the configuration files and, last, the schema. */
  names(): readonly string[] {
    const { files, plan } = this.#project.project;
    return plan.schema === undefined || files.has(plan.schema) ? [...files.keys()] : [...files.keys(), plan.schema];
  }

  named(name: string): ShownFile | undefined {
    if (!this.#files.has(name)) this.#files.set(name, this.#find(name));
    return this.#files.get(name);
  }

  #find(name: string): ShownFile | undefined {
    const tree = this.#project.project.files.get(name)?.tree;
    if (tree !== undefined) return { uri: this.#written(uriIn(this.#project.folder, name)), content: tree };
    const schema = name === this.#project.project.plan.schema ? this.#project.schemaText() : undefined;
    return schema === undefined ? undefined : { uri: this.#written(schema.uri), content: new PlainText(schema.text) };
  }

  #written(uri: string): string {
    return this.#uriOf(keyOf(uri)) ?? uri;
  }
}

/** The problems of one file as they are shown to the user of the editor. */
export function shownProblems(project: LiveProject, name: string, rules: Settings["rules"]): readonly Problem[] {
  const unreadable = project.unreadable.get(name);
  if (unreadable !== undefined) return [unreadableProblem(unreadable)];
  const { plan } = project.project;
  return problemsOf(project.judgement.get(), name).flatMap((problem) => {
    if (isOfUnreadLayer(project, problem)) return [];
    const severity = plan.rules.has(problem.code) ? undefined : rules[problem.code];
    if (severity === undefined) return [problem];
    return severity === "off" ? [] : [{ ...problem, severity }];
  });
}

/** What a file that is not read might hold cannot be said to be missing. */
function isOfUnreadLayer({ project, unreadable }: LiveProject, { code, stacks }: Problem): boolean {
  if (code !== "missing-key" || unreadable.size === 0) return false;
  const layersOf = (name: string) => project.stackNamed(name)?.layers ?? [];
  return stacks === undefined || stacks.every((name) => layersOf(name).some(({ file }) => unreadable.has(file)));
}

const unreadableSentences: Record<UnreadableContent["kind"], string> = {
  "too-large": "This file is larger than 5 MB, so Strata does not read it.",
  "not-utf-8": "This file is not valid UTF-8, so Strata does not read it. Save it with the encoding UTF-8.",
};

function unreadableProblem(kind: UnreadableContent["kind"]): Problem {
  return { code: "syntax-error", severity: "error", message: unreadableSentences[kind], start: 0, end: 0 };
}
