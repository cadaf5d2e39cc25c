import { type Judgement, judge, type Project, type ProjectChange, rejudge } from "../engine/engine.ts";

/**
 * What is wrong in a project, found out when somebody asks. A burst of edits costs what the edits can have touched, and
 * one edit that can have touched everything makes all before it cost nothing.
 */
export class LazyJudgement {
  #judgement: Judgement | undefined;
  #steps: { readonly project: Project; readonly change: ProjectChange }[] = [];
  #project: Project;

  constructor(project: Project) {
    this.#project = project;
  }

  add(project: Project, change: ProjectChange): void {
    this.#project = project;
    if (change.kind === "everything") this.restart(project);
    else if (this.#judgement !== undefined) this.#steps.push({ project, change });
  }

  restart(project: Project): void {
    this.#project = project;
    this.#judgement = undefined;
    this.#steps = [];
  }

  get(): Judgement {
    let judgement = this.#judgement ?? judge(this.#project);
    for (const { project, change } of this.#steps) judgement = rejudge(judgement, project, change);
    this.#judgement = judgement;
    this.#steps = [];
    return judgement;
  }
}
