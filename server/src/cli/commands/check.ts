import type { ExitCode, Request, Run } from "../command.ts";
import { checkTarget } from "../foundProblems.ts";
import type { Output } from "../output.ts";
import { githubReport } from "../reports/githubReport.ts";
import { jsonReport } from "../reports/jsonReport.ts";
import type { Report, Summary } from "../reports/report.ts";
import { sarifReport } from "../reports/sarifReport.ts";
import { textReport } from "../reports/textReport.ts";
import { type Target, targetsOf } from "../targets.ts";

/** `strata check`: tells what is wrong in the projects that paths lead to, one project after the other. */
export const check: Run = ({ operands, flags }, output) => {
  const report = reportFor(flags.get("format") ?? "text", output);
  const stackName = flags.get("stack");
  const told = new Told(output, report);
  const stacks = new Set<string>();
  let isStackKnown = stackName === undefined;
  for (const target of targetsOf(operands, output.workingFolder)) {
    if (target.kind === "failure") return told.fail(target.message);
    for (const stack of target.project.plan.stacks) stacks.add(stack.name);
    if (stackName !== undefined && target.project.stackNamed(stackName) === undefined) continue;
    isStackKnown = true;
    told.check(target, stackName);
  }
  if (!isStackKnown) return told.fail(`There is no stack ${stackName}. The stacks are: ${[...stacks].join(", ")}.`);
  return exitCode(told.end(), flags);
};

function exitCode({ errors, warnings }: Summary, flags: Request["flags"]): ExitCode {
  return errors > 0 || (flags.has("strict") && warnings > 0) ? 1 : 0;
}

function reportFor(format: string, { colours, version }: Output): Report {
  if (format === "json") return jsonReport();
  if (format === "github") return githubReport();
  return format === "sarif" ? sarifReport(version) : textReport(colours);
}

/** Writes a report while the projects are gone through, and counts. */
class Told {
  readonly #output: Output;
  readonly #report: Report;
  #files = 0;
  #errors = 0;
  #warnings = 0;
  #isStarted = false;

  constructor(output: Output, report: Report) {
    this.#output = output;
    this.#report = report;
  }

  check(target: Target, stackName: string | undefined): void {
    const checked = checkTarget(target, stackName, this.#output.workingFolder);
    this.#files += checked.files;
    let text = this.#start();
    for (const problem of checked.problems) {
      if (problem.severity === "error") this.#errors++;
      if (problem.severity === "warning") this.#warnings++;
      text += this.#report.problem(problem);
    }
    if (text !== "") this.#output.write(text);
  }

  end(): Summary {
    const summary = { files: this.#files, errors: this.#errors, warnings: this.#warnings };
    this.#output.write(this.#start() + this.#report.end(summary));
    return summary;
  }

  fail(message: string): ExitCode {
    this.#output.complain(`strata: ${message}\n`);
    return 2;
  }

  #start(): string {
    if (this.#isStarted) return "";
    this.#isStarted = true;
    return this.#report.start();
  }
}
