import { explain, explainText, keyText, type Project, settingPathOf } from "../../engine/engine.ts";
import type { ExitCode, Run } from "../command.ts";
import type { Output } from "../output.ts";
import { suggestion } from "../suggestion.ts";
import { oneProject } from "../targets.ts";
import { warnOfUnread } from "../warnOfUnread.ts";

/** `strata explain`: every layer's value for one setting. */
export const explainSetting: Run = async ({ operands, flags }, output): Promise<ExitCode> => {
  const [key = "", path = "."] = operands;
  const target = oneProject(path, output.workingFolder);
  if (target.kind === "failure") return refuse(output, target.message);
  const { project } = target;
  const stack = flags.get("stack");
  if (stack !== undefined && project.stackNamed(stack) === undefined) {
    const names = project.plan.stacks.map(({ name }) => name);
    return refuse(output, `There is no stack ${stack}. The stacks are: ${names.join(", ")}.`);
  }
  const setting = settingPathOf(key, project);
  if (setting === undefined) return refuse(output, `${key} is no name of a setting, such as server.port.`);
  const explanation = explain(project, setting, flags.has("reveal") ? "revealed" : "masked", stack);
  if (explanation === undefined)
    return refuse(output, `There is no setting ${keyText(setting)}.${await suggestion(key, namesIn(project))}`);
  warnOfUnread(target, output);
  output.write(explainText(explanation, output.colours));
  return 0;
};

function refuse(output: Output, message: string): ExitCode {
  output.complain(`strata: ${message}\n`);
  return 2;
}

function namesIn(project: Project): readonly string[] {
  const names = project.plan.stacks.flatMap((stack) => [...project.merged(stack).entries.keys()]);
  return [...new Set(names)];
}
