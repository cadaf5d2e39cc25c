import { nodesAt } from "../schema/children.ts";
import { isSecret } from "../schema/describe/secret.ts";
import type { Node, Path } from "../syntax/node.ts";
import { isSecretsFile } from "./plan.ts";
import type { Project } from "./project.ts";

/** What stands for a secret wherever something is shown. Its length says nothing of the secret's. */
export const mask = "••••••••";

/**
 * Whether a value must not be shown. The schema says which settings are secret; where it does not know a setting, its name
 * or its file does. A URL with a password is secret wherever it stands.
 */
export function isSecretValue(project: Project, path: Path, value: Node | undefined, file?: string): boolean {
  if (value?.kind === "string" && passwordOfUrl(value.value) === "with-password") return true;
  if (value?.kind === "array") return value.items.some((item) => isSecretValue(project, path, item, file));
  return isSecretSetting(project, path, file);
}

/** Whether a setting is meant for a secret, whatever its value is now. */
export function isSecretSetting(project: Project, path: Path, file?: string): boolean {
  const nodes = nodesAt(project.rootNodes, path);
  if (nodes.length > 0) return isSecret(nodes);
  return (
    (file !== undefined && isSecretsFile(file)) || path.some((step) => typeof step === "string" && soundsSecret(step))
  );
}

const secretWords =
  /(?:^|[_.-])(?:secrets?|passwords?|passwd|pwd|passphrases?|tokens?|credentials?|(?:api|private|access|secret|encryption|signing)[_-]?keys?)(?:$|[_.-])/;
const notSecret =
  /(?:expire|expiry|expires|ttl|lifetime|minutes?|seconds?|hours?|days?|length|limit|algorithm|url|uri|path|file|name|header|type|count|max|min|enabled|id)$/;
/** Language models count tokens. */
const amounts = /(?:^|[_.-])(?:max|min|num|total|per|limits?|counts?|budget)[_.-]/;

/** Names such as `DB_PASSWORD` and `apiKey`, but not `TOKEN_EXPIRE_MINUTES` or `MAX_TOKENS`. */
function soundsSecret(name: string): boolean {
  const words = name
    .slice(0, 200)
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase();
  return secretWords.test(words) && !notSecret.test(words) && !amounts.test(words);
}

/** Looks for `scheme://user:password@`. What comes before the last `@` of the authority is the user's part. */
export function passwordOfUrl(text: string): "no-url" | "without-password" | "with-password" {
  if (!text.includes("://")) return "no-url";
  const scheme = /^[A-Za-z][A-Za-z0-9+.-]{0,40}:\/\//.exec(text);
  if (scheme === null) return "no-url";
  const rest = text.slice(scheme[0].length);
  const authority = rest.slice(0, rest.search(/[/?#]|$/));
  const at = authority.lastIndexOf("@");
  const colon = authority.indexOf(":");
  return at > 0 && colon >= 0 && colon < at - 1 ? "with-password" : "without-password";
}
