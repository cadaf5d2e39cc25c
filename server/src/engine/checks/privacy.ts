import { isIgnored } from "../project/gitignore.ts";
import { isSecretsFile } from "../project/plan.ts";
import type { Project } from "../project/project.ts";

/**
 * Who sees a file: everybody who sees the repository, or only those whose machine it lies on. `meant-private` is a file
 * made for secrets that git would take all the same; `unknown` where there is no repository to ask.
 */
export type Privacy = "committed" | "private" | "meant-private" | "unknown";

export function privacyOf(project: Project, file: string): Privacy {
  const { gitignores, folderInRepository = "" } = project.input;
  const path = folderInRepository === "" ? file : `${folderInRepository}/${file}`;
  if (gitignores !== undefined && isIgnored(gitignores, path)) return "private";
  const isMeantPrivate = isSecretsFile(file) || /(?:^|\/)\.env$|\.local\.toml$/.test(file);
  if (gitignores !== undefined) return isMeantPrivate ? "meant-private" : "committed";
  if (isMeantPrivate) return "unknown";
  return file.endsWith(".toml") ? "committed" : "unknown";
}

export function isTemplate(project: Project, file: string): boolean {
  return project.plan.templates.some((template) => template.file === file);
}
