import { diffStacks, diffText } from "../../engine/engine.ts";
import { chooseStack } from "../chooseStack.ts";
import type { ExitCode, Run } from "../command.ts";
import { oneProject } from "../targets.ts";
import { warnOfUnread } from "../warnOfUnread.ts";

/** `strata diff`: two stacks, setting by setting. */
export const diff: Run = ({ operands, flags }, output): ExitCode => {
  const [one = "", other = "", path = "."] = operands;
  const target = oneProject(path, output.workingFolder);
  const wrong =
    target.kind === "failure" ? [target] : [chooseStack(target.project, one), chooseStack(target.project, other)];
  const refusal = wrong.find((answer) => typeof answer !== "string");
  if (target.kind === "failure" || refusal !== undefined) {
    output.complain(`strata: ${refusal?.message ?? ""}\n`);
    return 2;
  }
  warnOfUnread(target, output);
  const found = diffStacks(target.project, one, other, flags.has("reveal") ? "revealed" : "masked");
  if (found !== undefined) output.write(diffText(found, output.colours));
  return 0;
};
