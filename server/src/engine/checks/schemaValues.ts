import { messages } from "../problems/messages.ts";
import { isSecretValue } from "../project/secrets.ts";
import { keyText } from "../project/settingPath.ts";
import { sayFinding } from "../schema/describe/sayFinding.ts";
import type { Finding } from "../schema/judge/finding.ts";
import { judgeValue } from "../schema/judge/judge.ts";
import { envDialects } from "../syntax/env/envDialects.ts";
import { referencesIn } from "../syntax/env/references.ts";
import type { Node } from "../syntax/node.ts";
import { betterValue } from "./betterValue.ts";
import type { CheckedSetting } from "./checkedSetting.ts";
import type { LocalProblem } from "./localProblem.ts";
import { isPlaceholder } from "./placeholder.ts";
import { isTemplate } from "./privacy.ts";

const none: readonly LocalProblem[] = [];

/** What a value is, against what its schemas allow, after what the loader makes of it. */
export function schemaValues(setting: CheckedSetting): readonly LocalProblem[] {
  const { value, children } = setting;
  if (value === undefined || value.kind === "unread" || children.nodes.length === 0) return none;
  // A name without `=` in `.env` sets nothing.
  if (value.kind === "null") return none;
  return hasReferences(setting, value) ? none : judgedValue(setting, value);
}

/** The same for a value that does not stand in the file as it is, because it refers to others. */
export function judgedValue(setting: CheckedSetting, value: Node): readonly LocalProblem[] {
  const options = setting.project.judgeOptionsFor(setting.file.tree.language.name);
  const findings = judgeValue(setting.children.nodes, value, setting.path, options);
  if (findings.length === 0) return none;
  const isInTemplate = isTemplate(setting.project, setting.file.name);
  return findings
    .filter((finding) => !isSaidByName(finding) && !(isInTemplate && isYetToCome(finding.node)))
    .map((finding) => valueProblem(setting, finding, isInTemplate ? "template" : "layer"));
}

/** What a reference stands for is known only with all settings at hand, so such values have a check of their own. */
function hasReferences({ file, project, statement }: CheckedSetting, value: Node): boolean {
  if (file.tree.language.name !== "env" || value.kind !== "string" || !value.value.includes("$")) return false;
  const quote = statement.kind === "assignment" ? statement.quote : undefined;
  return referencesIn(value.value, quote ?? "none", envDialects[project.plan.loader.dialect]).length > 0;
}

/** A template leaves values open, or says what to put in. */
function isYetToCome(node: Node): boolean {
  return node.kind === "string" && (node.value === "" || isPlaceholder(node.value));
}

/** The names in inline tables have a check of their own; only those inside lists are left to the schema. */
function isSaidByName(finding: Finding): boolean {
  return finding.code === "unknown-key" && !finding.path.some((step) => typeof step === "number");
}

function valueProblem(setting: CheckedSetting, finding: Finding, where: "layer" | "template"): LocalProblem {
  const language = setting.file.tree.language.name;
  const place = finding.facts.kind === "unknown" ? finding.facts.entry : finding.node;
  const { start, end } = place.end > 0 ? place : (setting.value ?? setting.key);
  const message = `${sayFinding(finding)}.${hint(setting, finding)}`;
  const isSecret = isSecretValue(setting.project, finding.path, finding.node, setting.file.name);
  const replacement = isSecret ? undefined : betterValue(finding, language);
  const key = keyText(finding.path);
  const data = replacement === undefined ? { key } : { key, replacement };
  const isTemplated = where === "template";
  const code = isTemplated ? "template-drift" : finding.code;
  return setting.onValue({ code, severity: isTemplated ? "warning" : "error", message, start, end, data });
}

/** pydantic-settings stops at text that is no JSON before it looks at the type, which its own message hardly tells. */
function hint({ file, project }: CheckedSetting, { facts, node }: Finding): string {
  const isJsonOnly = project.plan.loader.name.startsWith("pydantic") && file.tree.language.name === "env";
  if (!isJsonOnly || facts.kind !== "type" || node.kind !== "string") return "";
  if (facts.expected.includes("array")) return ` ${messages.jsonExpected("list")}`;
  return facts.expected.includes("object") ? ` ${messages.jsonExpected("table")}` : "";
}
