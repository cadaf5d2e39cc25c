import { hazardMessages } from "../../problems/messagesOfHazards.ts";
import { keyText } from "../../project/settingPath.ts";
import { isSecret } from "../../schema/describe/secret.ts";
import type { CheckedSetting } from "../checkedSetting.ts";
import type { LocalProblem } from "../localProblem.ts";
import { writtenSecret } from "../misplacedSecret.ts";
import { envAssignment, hazard, hazardData, none } from "./hazard.ts";

/** What a bundler publishes: a secret under its prefix, and a name without the prefix that pages will look for in vain. */
export function exposure(setting: CheckedSetting): readonly LocalProblem[] {
  const { exposedPrefix: prefix, name: loader } = setting.project.plan.loader;
  if (prefix === undefined || envAssignment(setting)?.value === undefined) return none;
  const key = keyText(setting.path);
  if (setting.key.name.startsWith(prefix)) {
    if (!isPlainSecret(setting) || writtenSecret(setting, setting.value) === undefined) return none;
    return [
      setting.onKey({ ...hazard, message: hazardMessages.exposedSecret(key, prefix), data: hazardData(setting) }),
    ];
  }
  // Next.js has a server that reads all names; what Vite builds has none.
  if (
    loader !== "vite" ||
    setting.children.isKnown ||
    isForVite(setting.key.name) ||
    !/^[A-Za-z_]\w*$/.test(setting.key.name)
  )
    return none;
  const message = hazardMessages.notExposed(key, prefix);
  return [
    setting.onKey({
      ...hazard,
      severity: "information",
      message,
      data: hazardData(setting, prefix + setting.key.name),
    }),
  ];
}

/** Publishable keys are called KEY and TOKEN too, so only the schema, or a plainer word, makes it one. */
function isPlainSecret({ children, key }: CheckedSetting): boolean {
  return isSecret(children.nodes) || /SECRET|PASSWORD|PRIVATE|PASSPHRASE/i.test(key.name);
}

/** Names that Vite and Node read themselves. */
function isForVite(name: string): boolean {
  return name === "NODE_ENV" || name === "PORT" || name === "HOST" || name.startsWith("VITE_");
}
