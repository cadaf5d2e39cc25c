import { problemCodes, type Severity } from "../../engine/engine.ts";
import type { FoundProblem } from "../foundProblems.ts";
import type { Report } from "./report.ts";

const levels: Readonly<Record<Severity, string | undefined>> = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: undefined,
};

const home = "https://github.com/strata-config/strata";

/** SARIF 2.1.0, for code scanning. Hints are for editors alone. */
export function sarifReport(version: string): Report {
  let separator = "\n";
  const head = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
  };
  const tool = { driver: { name: "strata", version, informationUri: home, rules: problemCodes.map(ruleOf) } };
  return {
    start: () => {
      const opened = JSON.stringify(head).slice(0, -1);
      return `${opened},"runs":[{"tool":${JSON.stringify(tool)},"columnKind":"utf16CodeUnits","results":[`;
    },
    problem: (problem) => {
      const level = levels[problem.severity];
      if (level === undefined) return "";
      const text = `${separator}${JSON.stringify(resultOf(problem, level))}`;
      separator = ",\n";
      return text;
    },
    end: () => "\n]}]}\n",
  };
}

function ruleOf(code: (typeof problemCodes)[number]) {
  const words = code.replaceAll("-", " ");
  return {
    id: code,
    shortDescription: { text: `${words[0]?.toUpperCase()}${words.slice(1)}` },
    helpUri: `${home}/blob/main/docs/problems.md#${code}`,
  };
}

function resultOf({ file, line, column, endLine, endColumn, code, message }: FoundProblem, level: string) {
  const region = { startLine: line, startColumn: column, endLine, endColumn };
  const uri = file.split("/").map(encodeURIComponent).join("/");
  return {
    ruleId: code,
    ruleIndex: problemCodes.indexOf(code),
    level,
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: { uri }, region } }],
  };
}
