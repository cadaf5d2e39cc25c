import type { Loader } from "../project/loader.ts";
import { mask } from "../project/secrets.ts";
import type { Node } from "../syntax/node.ts";
import { headLines, inComment, originComment } from "./commentText.ts";
import type { ReadConfig } from "./effectiveConfig.ts";
import { envLine, envTextOf } from "./envValue.ts";
import { type Variable, variablesOf } from "./envVariables.ts";

/**
 * The configuration as lines of `.env` that the project's dialect reads back to the same values. A comment behind a value
 * would be part of it in some dialects, so comments stand above.
 */
export function envText(config: ReadConfig, loader: Loader): string {
  const lines = headLines(config);
  let section: string | undefined;
  for (const variable of variablesOf(config.settings, loader.nestedDelimiter)) {
    const own = variable.settings[0]?.section;
    if (own !== section || lines.length === 1) lines.push("", ...(own === undefined ? [] : [`# ${inComment(own)}`]));
    section = own;
    for (const setting of variable.settings) {
      const isPart = setting.path.length > variable.path.length;
      lines.push(`# ${isPart ? `${inComment(setting.key)}: ` : ""}${originComment(setting)}`);
    }
    lines.push(variableLine(variable, loader));
  }
  return `${lines.join("\n")}\n`;
}

function variableLine({ name, value }: Variable, loader: Loader): string {
  if (isMask(value)) return `${name}=${mask}`;
  const text = value === undefined ? undefined : envTextOf(value, loader);
  const line = text === undefined ? undefined : envLine(name, text, loader);
  return line ?? `# ${inComment(name)} cannot be written in .env`;
}

/** What is masked is not meant to be read back, so it looks the same in every dialect. */
function isMask(value: Node | undefined): boolean {
  return value?.kind === "string" && value.value === mask;
}
