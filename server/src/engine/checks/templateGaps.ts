import { messages } from "../problems/messages.ts";
import { mergedTable } from "../project/mergedTable.ts";
import { isSecretsFile, type Stack, type Template } from "../project/plan.ts";
import type { Project } from "../project/project.ts";
import { nodeAt, type ProjectFile } from "../project/projectFile.ts";
import { keyText } from "../project/settingPath.ts";
import { childrenOf, knownNames } from "../schema/children.ts";
import { isSecret } from "../schema/describe/secret.ts";
import { judgeWhole } from "../schema/judge/judge.ts";
import type { Path, Table } from "../syntax/node.ts";
import { homeOf } from "./homes.ts";
import type { LocalProblem } from "./localProblem.ts";
import { newValueText } from "./newValueText.ts";

const none: readonly LocalProblem[] = [];

/**
 * What a template leaves out although the file that is copied from it needs it: whatever is required of the stack as it
 * would then be, and, where the file is made for secrets, every secret that belongs there.
 */
export function templateGaps(project: Project, file: ProjectFile): readonly LocalProblem[] {
  const template = project.plan.templates.find((candidate) => candidate.file === file.name);
  if (template === undefined || project.schema === undefined) return none;
  const stack = stackOf(project, template);
  const paths = new Map<string, Path>();
  for (const path of [...requiredPaths(project, stack, template, file), ...secretPaths(project, stack, template)]) {
    const isThere = nodeAt(file.settings, path) !== undefined || isCommentedOut(project, file, path);
    if (!isThere && homeOf(project, stack, path) === template.of) paths.set(keyText(path), path);
  }
  return [...paths].map(([key, path]) => gap(project, file, template, key, path));
}

function gap(project: Project, file: ProjectFile, template: Template, key: string, path: Path): LocalProblem {
  const message = messages.templateLacks(key, template.of);
  const replacement = newValueText(project, path, file.tree.language.name);
  const data = { key, file: file.name, replacement };
  return { code: "template-drift", severity: "warning", message, statement: undefined, start: 0, end: 0, data };
}

/** The plainest stack that reads the file that the template is copied to. */
function stackOf(project: Project, template: Template): Stack {
  const stacks = project.stacksOf(template.of);
  const found = stacks.find((stack) => stack.name === "default") ?? stacks[0];
  return found ?? { name: "default", layers: [{ file: template.of, isOptional: true, isPresent: false }] };
}

/** Required of the stack in which the template stands for its file, under the conditions that hold there. */
function requiredPaths(project: Project, stack: Stack, template: Template, file: ProjectFile): Path[] {
  const layers = stack.layers.flatMap((layer) =>
    layer.file === template.of ? file : (project.files.get(layer.file) ?? []),
  );
  const tables = layers.map(({ settings, tree }) => ({ table: settings, language: tree.language.name })).reverse();
  const { loader } = project.plan;
  const merged: Table = mergedTable(tables, loader, project.rootNodes);
  const { integers, dates } = loader;
  const findings = judgeWhole(project.rootNodes, merged, [], { integers, dates });
  return findings.flatMap(({ facts, path }) => {
    const names = facts.kind === "missing" ? facts.groups[0] : undefined;
    return (names ?? []).map((name): Path => [...path, name]);
  });
}

function secretPaths(project: Project, stack: Stack, { of }: Template): Path[] {
  if (!isSecretsFile(of) || stack.layers.length < 2) return [];
  const secrets = knownNames(project.rootNodes).filter(({ name }) =>
    isSecret(childrenOf(project.rootNodes, name).nodes),
  );
  return secrets.map(({ name }): Path => [name]);
}

/** `# SENTRY_DSN=` mentions a setting that need not be set. */
function isCommentedOut(project: Project, { tree }: ProjectFile, path: Path): boolean {
  const wanted = keyText(path);
  for (const { statement } of tree.statements()) {
    const keys = statement.kind === "comment" ? (statement.commentedOut?.keys ?? []) : [];
    const [key] = keys;
    if (key === undefined) continue;
    const names = tree.language.name === "env" ? project.names.pathOfVariable(key.name) : keys.map(({ name }) => name);
    if (keyText(names) === wanted || keyText([...path.slice(0, -names.length), ...names]) === wanted) return true;
  }
  return false;
}
