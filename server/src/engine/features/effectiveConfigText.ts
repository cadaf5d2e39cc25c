import type { Project } from "../project/project.ts";
import { effectiveConfig, readConfig } from "./effectiveConfig.ts";
import { envText } from "./envText.ts";
import type { Secrets } from "./shownValue.ts";
import { tomlText } from "./tomlText.ts";

export const configFormats = ["toml", "env", "json"] as const;

export type ConfigFormat = (typeof configFormats)[number];

/** What an application gets from one stack, as text; undefined for a stack that the project does not have. */
export function effectiveConfigText(
  project: Project,
  stackName: string,
  format: ConfigFormat,
  secrets: Secrets,
): string | undefined {
  const stack = project.stackNamed(stackName);
  if (stack === undefined) return undefined;
  if (format === "json") return `${JSON.stringify(effectiveConfig(project, stackName, secrets), undefined, 2)}\n`;
  const config = readConfig(project, stack, secrets);
  return format === "toml" ? tomlText(config) : envText(config, project.plan.loader);
}
