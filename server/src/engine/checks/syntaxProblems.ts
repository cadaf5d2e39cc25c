import type { SyntaxFault } from "../problems/fault.ts";
import { faultConsequences } from "../problems/messages.ts";
import type { Problem } from "../problems/problem.ts";
import { syntaxMessage } from "../problems/syntaxMessages.ts";
import { looksPasted } from "../project/randomText.ts";
import type { EnvDialect } from "../syntax/env/envDialect.ts";
import type { Statement } from "../syntax/statement.ts";
import type { Clash } from "../syntax/structure.ts";
import type { Tree } from "../syntax/tree.ts";
import type { LocalProblem } from "./localProblem.ts";

/** What a file's own text says against itself: no schema and no other file is asked. */
export function syntaxProblems(tree: Tree): Problem[] {
  const problems: Problem[] = [];
  for (const { statement, start } of tree.statements()) {
    for (const fault of statement.faults) problems.push(absolute(faultProblem(fault, statement), start));
  }
  for (const problem of clashProblems(tree, "")) {
    const start = problem.statement === undefined ? undefined : tree.startOf(problem.statement);
    if (start !== undefined) problems.push(absolute(problem, start));
  }
  return problems.sort((one, other) => one.start - other.start);
}

function absolute({ code, severity, message, start, end }: LocalProblem, origin: number): Problem {
  return { code, severity, message, start: origin + start, end: origin + end };
}

/** A fault as a problem; with a dialect of `.env`, also what that one makes of it. */
export function faultProblem(fault: SyntaxFault, statement: Statement, dialect?: EnvDialect): LocalProblem {
  const code = fault.kind === "newer-toml" ? "newer-toml" : "syntax-error";
  const message = syntaxMessage(fault) + (dialect === undefined ? "" : consequence(fault, dialect));
  return { code, severity: "error", message, statement, start: fault.start, end: fault.end };
}

function consequence({ kind }: SyntaxFault, { name, value }: EnvDialect): string {
  if (kind === "env-unclosed-quote" && name === "compose") return ` ${faultConsequences.fileRefused}`;
  if (kind === "env-unclosed-quote") {
    return ` ${value.unclosedQuote === "setting-dropped" ? faultConsequences.settingDropped : faultConsequences.quoteKept}`;
  }
  if (kind !== "env-text-after-quote") return "";
  return ` ${value.afterQuote === "setting-dropped" ? faultConsequences.settingDropped : faultConsequences.restIgnored}`;
}

/** Names that two statements define. The sentence tells a line, so it is made when the problem is shown. */
export function clashProblems(tree: Tree, file: string): LocalProblem[] {
  return tree.clashes.flatMap((clash) => {
    const other = tree.startOf(clash.other);
    if (other === undefined) return [];
    return [clashProblem(clash, file, tree.positionAt(other).line + 1, tree.language.name === "env")];
  });
}

function clashProblem(clash: Clash, file: string, line: number, lastWins: boolean): LocalProblem {
  const { statement, other, key } = clash;
  const name = looksPasted(key.name) ? "This name" : key.name;
  const message = lastWins
    ? `${name} is set again in line ${line}, and the last one wins.`
    : clashSentences[clash.kind](name, line);
  const related = {
    file,
    statement: other,
    start: 0,
    end: contentLength(other),
    message: `${name} is defined here.`,
  };
  const severity = lastWins ? "warning" : "error";
  return { code: "duplicate-key", severity, message, statement, start: key.start, end: key.end, related: [related] };
}

function contentLength(statement: Statement): number {
  if (statement.kind === "assignment") return statement.valueEnd;
  return statement.kind === "header" ? (statement.keys[statement.keys.length - 1]?.end ?? 0) : 0;
}

const clashSentences: Record<Clash["kind"], (name: string, line: number) => string> = {
  "duplicate-key": (name, line) => `${name} is already defined in line ${line}. Remove one of the two.`,
  "duplicate-table": (name, line) => `The table ${name} is already defined in line ${line}. Join the two.`,
  "not-a-table": (name, line) => `${name} is no table that can be added to here: line ${line} defines it.`,
};
