import type { FoundProblem } from "../foundProblems.ts";
import type { Report } from "./report.ts";

/** One object with all problems and a summary. */
export function jsonReport(): Report {
  let separator = "\n";
  return {
    start: () => '{"problems":[',
    problem: (problem) => {
      const text = `${separator}${JSON.stringify(dataOf(problem))}`;
      separator = ",\n";
      return text;
    },
    end: ({ files, errors, warnings }) => `\n],"summary":${JSON.stringify({ files, errors, warnings })}}\n`,
  };
}

function dataOf({ excerpt: _, ...problem }: FoundProblem): Omit<FoundProblem, "excerpt"> {
  return problem;
}
