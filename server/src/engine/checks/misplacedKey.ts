import { messages } from "../problems/messages.ts";
import { keyText } from "../project/settingPath.ts";
import { isSecret } from "../schema/describe/secret.ts";
import { ownAnnotation, textIn } from "./annotation.ts";
import type { CheckedSetting } from "./checkedSetting.ts";
import type { LocalProblem } from "./localProblem.ts";

const none: readonly LocalProblem[] = [];

/** A setting outside the file that its schema names for it, or one that belongs in another part of the system. */
export function misplacedKey(setting: CheckedSetting): readonly LocalProblem[] {
  const { nodes } = setting.children;
  if (!nodes.some((node) => node.saysMore)) return none;
  const layer = textIn(ownAnnotation(nodes, "layer"));
  if (layer === undefined || layer === setting.file.name) return none;
  const key = keyText(setting.path);
  if (!looksLikeFile(layer)) {
    const message = messages.foreignKey(key, layer);
    return [setting.onKey({ code: "misplaced-key", severity: "warning", message, data: { key } })];
  }
  // Secrets have a check of their own, which knows when a committed value is harmless.
  if (isSecret(nodes) || !isOutside(setting, layer)) return none;
  const message = messages.misplacedKey(key, layer);
  return [setting.onKey({ code: "misplaced-key", severity: "warning", message, data: { key, file: layer } })];
}

function looksLikeFile(layer: string): boolean {
  return /[./]/.test(layer);
}

/** A stack without the named file has another one in its role; only where both are read is one of them the wrong place. */
function isOutside({ project, file }: CheckedSetting, layer: string): boolean {
  const stacks = project.stacksOf(file.name);
  return stacks.length > 0 && stacks.every((stack) => stack.layers.some((other) => other.file === layer));
}
