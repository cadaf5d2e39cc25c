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
  const told = new Told(output, report);
  try {
    return checkAll(operands, flags, output.workingFolder, told);
  } finally {
    told.flush();
  }
};

function checkAll(operands: Request["operands"], flags: Request["flags"], workingFolder: string, told: Told): ExitCode {
  const stackName = flags.get("stack");
  const stacks = new Set<string>();
  let isStackKnown = stackName === undefined;
  for (const target of targetsOf(operands, workingFolder)) {
    if (target.kind === "failure") return told.fail(target.message);
    for (const stack of target.project.plan.stacks) stacks.add(stack.name);
    if (stackName !== undefined && target.project.stackNamed(stackName) === undefined) continue;
    isStackKnown = true;
    told.check(target, stackName);
  }
  if (!isStackKnown) return told.fail(`There is no stack ${stackName}. The stacks are: ${[...stacks].join(", ")}.`);
  return exitCode(told.end(), flags);
}

function exitCode({ errors, warnings }: Summary, flags: Request["flags"]): ExitCode {
  return errors > 0 || (flags.has("strict") && warnings > 0) ? 1 : 0;
}

function reportFor(format: string, { colours, version }: Output): Report {
  if (format === "json") return jsonReport();
  if (format === "github") return githubReport();
  return format === "sarif" ? sarifReport(version) : textReport(colours);
}

/** So much text is gathered before it is written: a thousand projects are not worth a thousand calls of the system. */
const mostGathered = 64 * 1024;

/** Writes a report while the projects are gone through, and counts. */
class Told {
  readonly #output: Output;
  readonly #report: Report;
  #text = "";
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
    this.#text += this.#start();
    for (const problem of checked.problems) {
      if (problem.severity === "error") this.#errors++;
      if (problem.severity === "warning") this.#warnings++;
      this.#text += this.#report.problem(problem);
    }
    if (this.#text.length > mostGathered) this.flush();
  }

  end(): Summary {
    const summary = { files: this.#files, errors: this.#errors, warnings: this.#warnings };
    this.#text += this.#start() + this.#report.end(summary);
    return summary;
  }

  fail(message: string): ExitCode {
    this.flush();
    this.#output.complain(`strata: ${message}\n`);
    return 2;
  }

  flush(): void {
    if (this.#text !== "") this.#output.write(this.#text);
    this.#text = "";
  }

  #start(): string {
    if (this.#isStarted) return "";
    this.#isStarted = true;
    return this.#report.start();
  }
}
