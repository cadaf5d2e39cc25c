import type { Project } from "../project/project.ts";
import { nodesAt } from "../schema/children.ts";
import { describeSetting } from "../schema/describe/describeSetting.ts";
import type { Language } from "../syntax/language.ts";
import type { Path } from "../syntax/node.ts";
import { valueText } from "./valueText.ts";

/** What to write for a setting that is to be added: an allowed value or an example, or what is empty of its kind. */
export function newValueText(project: Project, path: Path, language: Language["name"]): string {
  const { allowed, examples, isSecret, types, default: byDefault } = describeSetting(nodesAt(project.rootNodes, path));
  const sample = isSecret ? undefined : (byDefault ?? allowed[0]?.value ?? examples[0]);
  const text = sample === undefined ? undefined : valueText(sample, language);
  if (text !== undefined) return text;
  if (language === "env") return "";
  const [type = "string"] = types;
  return emptyOf[type];
}

const emptyOf = {
  string: '""',
  integer: "0",
  number: "0.0",
  boolean: "false",
  array: "[]",
  object: "{}",
  null: '""',
} as const;
