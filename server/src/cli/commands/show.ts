import { type ConfigFormat, configFormats, effectiveConfigText } from "../../engine/engine.ts";
import { chooseStack } from "../chooseStack.ts";
import type { ExitCode, Run } from "../command.ts";
import { oneProject } from "../targets.ts";
import { warnOfUnread } from "../warnOfUnread.ts";

/** `strata show`: what the application gets from one stack. */
export const show: Run = ({ operands, flags }, output): ExitCode => {
  const target = oneProject(operands[0] ?? ".", output.workingFolder);
  const stack = target.kind === "failure" ? target : chooseStack(target.project, flags.get("stack"));
  if (target.kind === "failure" || typeof stack !== "string") {
    output.complain(`strata: ${typeof stack === "string" ? "" : stack.message}\n`);
    return 2;
  }
  const named = flags.get("format");
  const format: ConfigFormat = configFormats.find((known) => known === named) ?? "toml";
  const secrets = flags.has("reveal") ? "revealed" : "masked";
  warnOfUnread(target, output);
  output.write(effectiveConfigText(target.project, stack, format, secrets) ?? "");
  return 0;
};
