import { messages } from "../problems/messages.ts";
import { isSecretsFile } from "../project/plan.ts";
import type { Project } from "../project/project.ts";
import type { ProjectFile } from "../project/projectFile.ts";
import { isSecretValue, passwordOfUrl } from "../project/secrets.ts";
import type { Entry } from "../syntax/node.ts";
import type { LocalProblem } from "./localProblem.ts";
import { isPlaceholder } from "./placeholder.ts";
import { privacyOf } from "./privacy.ts";

const none: readonly LocalProblem[] = [];

/** A file that holds secrets and that git would take into the repository all the same. Without a repository nobody knows. */
export function secretsNotIgnored(project: Project, file: ProjectFile): readonly LocalProblem[] {
  if (project.stacksOf(file.name).length === 0 || privacyOf(project, file.name) !== "meant-private") return none;
  if (!holdsSecrets(project, file)) return none;
  const message = messages.secretsNotIgnored(file.name);
  const data = { file: file.name };
  return [{ code: "secrets-not-ignored", severity: "warning", message, statement: undefined, start: 0, end: 0, data }];
}

function holdsSecrets(project: Project, file: ProjectFile): boolean {
  const isByName = isSecretsFile(file.name);
  for (const entry of file.settings.entries.values())
    if (isSecretEntry(project, entry, isByName ? file.name : undefined)) return true;
  return false;
}

function isSecretEntry(project: Project, { name, value }: Entry, file: string | undefined): boolean {
  if (value.kind === "table")
    return file !== undefined || [...value.entries.values()].some((entry) => isSecretUrl(entry));
  if (value.kind !== "string") return false;
  const isPutIn = value.value.length > 3 && !isPlaceholder(value.value) && !value.value.startsWith("$");
  return isPutIn && isSecretValue(project, [name], value, file);
}

function isSecretUrl({ value }: Entry): boolean {
  return value.kind === "string" && passwordOfUrl(value.value) === "with-password";
}
