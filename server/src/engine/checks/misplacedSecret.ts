import { messages } from "../problems/messages.ts";
import { looksRandom } from "../project/randomText.ts";
import { isSecretSetting, passwordOfUrl } from "../project/secrets.ts";
import { keyText } from "../project/settingPath.ts";
import { isSecret } from "../schema/describe/secret.ts";
import type { Node } from "../syntax/node.ts";
import type { CheckedSetting } from "./checkedSetting.ts";
import { secretHomeOf } from "./homes.ts";
import type { LocalProblem } from "./localProblem.ts";
import { isPlaceholder } from "./placeholder.ts";
import { isTemplate, privacyOf } from "./privacy.ts";
import { passwordIn } from "./secretText.ts";

const none: readonly LocalProblem[] = [];

/** A secret in a file that everybody sees who sees the repository. */
export function misplacedSecret(setting: CheckedSetting): readonly LocalProblem[] {
  const text = writtenSecret(setting, setting.value);
  if (text === undefined) return none;
  const { project, file } = setting;
  const key = keyText(setting.path);
  if (isTemplate(project, file.name)) {
    const isReal = looksRandom(passwordIn(text) ?? text) && privacyOf(project, file.name) !== "private";
    if (!isReal) return none;
    return [
      setting.onValue({
        code: "misplaced-secret",
        severity: "warning",
        message: messages.secretInTemplate(key),
        data: { key },
      }),
    ];
  }
  if (privacyOf(project, file.name) !== "committed") return none;
  const home = secretHomeOf(project, file.name);
  const message = messages.misplacedSecret(key, home);
  return [setting.onValue({ code: "misplaced-secret", severity: "warning", message, data: { key, file: home } })];
}

/** The text of a secret that somebody wrote down; undefined for placeholders, references, and whatever is no secret. */
export function writtenSecret(setting: CheckedSetting, value: Node | undefined): string | undefined {
  if (value?.kind === "array") return firstSecret(setting, value.items);
  if (value?.kind !== "string" || value.value.length < shortestSecret) return undefined;
  const { value: text } = value;
  if (!isSecretText(setting, text) || isPlaceholder(text)) return undefined;
  // `${NAME}` brings the secret in from elsewhere; a URL is no secret where its password comes so.
  return /^\$\{?[\w:-]+\}?$/.test(passwordIn(text) ?? text) ? undefined : text;
}

const shortestSecret = 4;

function firstSecret(setting: CheckedSetting, items: readonly Node[]): string | undefined {
  for (const item of items) {
    const found = item.kind === "string" ? writtenSecret(setting, item) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Marked by the schema, or a URL with a password; where no schema knows the setting, its name and its look together tell. */
function isSecretText({ project, path, children }: CheckedSetting, text: string): boolean {
  const url = passwordOfUrl(text);
  if (url === "with-password") return true;
  // A plain address gives nobody access, and that of a webhook does.
  if (url === "without-password") return isSecret(children.nodes) && text.split(/[/?#=&]/).some(looksRandom);
  if (children.nodes.length > 0) return isSecret(children.nodes);
  return looksChosen(text) && isSecretSetting(project, path);
}

/** Letters and digits together, as in passwords and keys, and unlike names of headers and algorithms. */
function looksChosen(text: string): boolean {
  return text.length >= 8 && /\d/.test(text) && /[A-Za-z]/.test(text) && !/[\s/]/.test(text);
}
