import type { SyntaxFault } from "../../problems/fault.ts";
import { withEdit } from "../../syntax/readTree.ts";
import type { Assignment } from "../../syntax/statement.ts";
import type { Edit } from "../../text/span.ts";
import { tomlString } from "../tomlValue.ts";
import { type Fix, type FixContext, ownFix, placed, textAt } from "./fix.ts";

/** A change of the text that may mend it, before it is known whether it does. */
interface Repair {
  readonly title: string;
  readonly edit: Edit;
  /** Whether it can be meant otherwise. */
  readonly isGuess?: true;
}

const none: readonly Repair[] = [];

/** What makes a statement readable. Only what leaves no fault behind is offered, so nothing is closed at the wrong place. */
export function syntaxFixes(context: FixContext): readonly Fix[] {
  const { statement, problem, origin, file } = context;
  const fault = statement?.faults.find(
    (found) => origin + found.start === problem.start && origin + found.end === problem.end,
  );
  if (fault === undefined) return [];
  const sound = repairsOf(context, fault).filter(({ edit }) => mends(context, edit));
  const best = sound.find(({ isGuess }) => isGuess !== true);
  const fixes = sound.map((repair) =>
    ownFix(context, repair.title, repair === best ? "safe" : "possible", repair.edit),
  );
  const isLine = file.tree.language.name === "env" || statement?.kind === "garbage";
  return isLine && statement?.kind !== "header" ? [...fixes, commentedOut(context)] : fixes;
}

function mends({ file: { tree }, origin }: FixContext, edit: Edit): boolean {
  const { inserted, removed, tree: mended } = withEdit(tree, edit);
  const isSound = inserted.every(({ faults }) => faults.every(({ kind }) => kind === "newer-toml"));
  // A bracket that is closed too late takes the next settings in, and these are then gone.
  return isSound && inserted.length >= removed.length && mended.statementAt(origin)?.start === origin;
}

function repairsOf(context: FixContext, fault: SyntaxFault): readonly Repair[] {
  const span = placed(context, fault);
  switch (fault.kind) {
    case "invalid-value":
      return [...wordRepairs(context, fault), ...quoteRepairs(context)];
    case "expected-line-end":
      return quoteRepairs(context);
    case "invalid-string":
      return singleQuotes(context);
    case "invalid-character":
      return [{ title: "Remove the control character", edit: { ...span, text: "" } }];
    case "expected-equals":
      return equalsRepairs(context, fault);
    case "expected-comma":
      return [commaRepair(context, span.start), ...closings(context, bracketsOpen(context))];
    case "unclosed-string":
    case "env-unclosed-quote":
      return closings(context, quoteAt(context, span.start));
    case "unclosed-array":
      return closings(context, "]");
    case "unclosed-table":
      return closings(context, "}");
    case "unclosed-header":
      return headerRepairs(context, fault);
    default:
      return none;
  }
}

/** `True`, `yes` and `on`, which other languages have for `true`. */
function wordRepairs(context: FixContext, fault: SyntaxFault): readonly Repair[] {
  const span = placed(context, fault);
  const word = textAt(context, span).toLowerCase();
  const isTrue = word === "true" || word === "yes" || word === "on";
  const isFalse = word === "false" || word === "no" || word === "off";
  if (!isTrue && !isFalse) return none;
  return [{ title: `Change to ${isTrue}`, edit: { ...span, text: String(isTrue) } }];
}

/** The text itself may be a secret, so the title does not repeat it. */
function quoteRepairs(context: FixContext): readonly Repair[] {
  const assignment = assignmentOf(context);
  if (assignment === undefined) return none;
  const { problem, origin } = context;
  const { valueStart, valueEnd } = assignment;
  const whole = { start: origin + valueStart, end: origin + valueEnd };
  const isNested = /^[[{]/.test(textAt(context, whole));
  const span = isNested ? problem : whole;
  const text = textAt(context, span);
  if (text === "" || /["'\r\n]/.test(text)) return none;
  return [{ title: "Put the text in quotes", edit: { start: span.start, end: span.end, text: tomlString(text) } }];
}

function singleQuotes(context: FixContext): readonly Repair[] {
  const assignment = assignmentOf(context);
  if (assignment === undefined) return none;
  const span = placed(context, { start: assignment.valueStart, end: assignment.valueEnd });
  const text = textAt(context, span);
  if (!/^"[^"'\r\n]*"$/.test(text)) return none;
  return [{ title: "Use single quotes", edit: { ...span, text: `'${text.slice(1, -1)}'` } }];
}

/** `port: 80` and `port 80`. */
function equalsRepairs(context: FixContext, fault: SyntaxFault): readonly Repair[] {
  const { start } = placed(context, fault);
  const rest = lineFrom(context, start);
  const colon = /^[ \t]*:[ \t]*/.exec(rest);
  const title = colon === null ? "Add the missing =" : "Write = in place of :";
  const length = colon?.[0].length ?? /^[ \t]*/.exec(rest)?.[0].length ?? 0;
  const behind = rest.slice(length).trimEnd();
  const before = context.file.tree.slice(Math.max(start - 1, 0), start);
  const sign = `${/[ \t]/.test(before) ? "" : " "}= `;
  const plain = { title, edit: { start, end: start + length, text: sign } };
  if (/["'[{]/.test(behind) || behind === "") return [plain];
  return [plain, { title, edit: { start, end: start + length + behind.length, text: sign + tomlString(behind) } }];
}

/** Behind the item before it, not behind the white space. */
function commaRepair({ file: { tree }, origin }: FixContext, start: number): Repair {
  const at = origin + tree.slice(origin, start).trimEnd().length;
  return { title: "Add the missing comma", edit: { start: at, end: at, text: "," } };
}

/** Closes what is open where the line ends, before a comment if there is one. */
function closings(context: FixContext, closing: string): readonly Repair[] {
  const { problem } = context;
  const line = lineFrom(context, problem.start);
  const end = problem.start + line.trimEnd().length;
  const hash = line.search(/[ \t]+#/);
  const title = `Add the missing ${closing}`;
  const atEnd = { title, edit: { start: end, end, text: closing } };
  if (closing === "") return none;
  if (hash <= 0) return [atEnd];
  const before = problem.start + hash;
  return [{ title: `${title} before the comment`, edit: { start: before, end: before, text: closing }, isGuess: true }];
}

/** The quotes that open a text; none for those of several lines, whose end is anybody's guess. */
function quoteAt(context: FixContext, start: number): string {
  const opening = textAt(context, { start, end: start + 3 });
  const quote = opening.charAt(0);
  return opening === quote.repeat(3) || !/["'`]/.test(quote) ? "" : quote;
}

/** What closes the outermost bracket of a value. */
function bracketsOpen(context: FixContext): string {
  const assignment = assignmentOf(context);
  if (assignment === undefined) return "";
  const start = context.origin + assignment.valueStart;
  const opening = textAt(context, { start, end: start + 1 });
  return opening === "[" ? "]" : opening === "{" ? "}" : "";
}

function headerRepairs(context: FixContext, { detail = "]" }: SyntaxFault): readonly Repair[] {
  const { problem } = context;
  const text = textAt(context, problem);
  const trimmed = text.replace(/\]*$/, "");
  const edit = { start: problem.start + trimmed.length, end: problem.end, text: detail };
  return [{ title: `Add the missing ${detail.slice(text.length - trimmed.length)}`, edit }];
}

function commentedOut(context: FixContext): Fix {
  const start = context.origin + firstVisible(textAt(context, { start: context.origin, end: context.problem.end }));
  return ownFix(context, "Turn the line into a comment", "possible", { start, end: start, text: "# " });
}

function firstVisible(text: string): number {
  return text.length - text.trimStart().length;
}

function assignmentOf({ statement }: FixContext): Assignment | undefined {
  return statement?.kind === "assignment" ? statement : undefined;
}

function lineFrom({ file: { tree } }: FixContext, start: number): string {
  const { line } = tree.positionAt(start);
  return tree.slice(start, tree.offsetAt({ line, column: Number.MAX_SAFE_INTEGER }));
}
