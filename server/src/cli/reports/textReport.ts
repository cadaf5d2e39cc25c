import { oneLine, type Severity } from "../../engine/engine.ts";
import type { FoundProblem } from "../foundProblems.ts";
import type { Colours } from "../output.ts";
import { drawPlace } from "./drawPlace.ts";
import type { Report, Summary } from "./report.ts";

/** For people: the place, the problem, the line with the place marked under it, and a summary. Hints are for editors alone. */
export function textReport(colours: Colours): Report {
  const paints: Readonly<Record<Severity, (text: string) => string>> = { ...colours, hint: colours.faint };
  return {
    start: () => "",
    problem: (problem) => (problem.severity === "hint" ? "" : problemText(problem, colours, paints[problem.severity])),
    end: (summary) => `${summaryText(summary)}\n`,
  };
}

function problemText(problem: FoundProblem, colours: Colours, paint: (text: string) => string): string {
  const { file, line, column, code, severity, message } = problem;
  const place = colours.strong(`${oneLine(file)}:${line}:${column}`);
  const head = `${place} ${paint(severity)} ${colours.faint(code)}: ${oneLine(message)}`;
  const drawn = drawPlace(problem);
  return [head, ...(drawn === undefined ? [] : [`  ${drawn.line}`, `  ${paint(drawn.marks)}`]), "", ""].join("\n");
}

function summaryText({ files, errors, warnings }: Summary): string {
  const found = [errors > 0 ? amount(errors, "error") : "", warnings > 0 ? amount(warnings, "warning") : ""];
  const told = found.filter((text) => text !== "").join(" and ");
  return `${amount(files, "file")} checked: ${told === "" ? "nothing is wrong" : told}.`;
}

function amount(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
