import { oneLine, type Severity } from "../../engine/engine.ts";
import type { FoundProblem } from "../foundProblems.ts";
import type { Report } from "./report.ts";

const commands: Readonly<Record<Severity, string | undefined>> = {
  error: "error",
  warning: "warning",
  information: "notice",
  hint: undefined,
};

/** Workflow commands, which GitHub shows as annotations beside the lines. Hints are for editors alone. */
export function githubReport(): Report {
  return {
    start: () => "",
    problem: (problem) => {
      const command = commands[problem.severity];
      return command === undefined ? "" : `::${command} ${properties(problem)}::${escapeData(problem.message)}\n`;
    },
    end: () => "",
  };
}

function properties({ file, line, endLine, column, endColumn, code }: FoundProblem): string {
  const columns = line === endLine ? { col: column, endColumn } : { col: column };
  return Object.entries({ file, line, endLine, ...columns, title: `strata ${code}` })
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
    .join(",");
}

function escapeData(text: string): string {
  return oneLine(text).replaceAll("%", "%25");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
