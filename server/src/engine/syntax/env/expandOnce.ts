import type { EnvDialect } from "./envDialect.ts";
import { type Evaluation, type ExpansionSources, longestExpansion, type Resolver } from "./expansion.ts";
import { escapesDollar, type Reference, referenceAt, referencesIn } from "./references.ts";

/** Goes through a value once and puts in what each reference names; what is put in is not looked at again. */
export function expandOnce(raw: string, dialect: EnvDialect, { resolve, budget }: ExpansionSources): Evaluation {
  const text =
    dialect.expansion.forms === "braces" ? replaceBraced(raw, dialect, resolve) : replaceNested(raw, dialect, resolve);
  budget.left -= text?.length ?? longestExpansion;
  if (text === undefined || budget.left < 0) return { text: raw, outcome: "too-long" };
  return { text, outcome: "complete" };
}

/** Undefined where the text becomes too long. */
function replaceBraced(raw: string, dialect: EnvDialect, resolve: Resolver): string | undefined {
  let text = "";
  let from = 0;
  for (const { name, start, end, nameEnd, operator } of referencesIn(raw, "none", dialect)) {
    const byDefault = operator === undefined ? "" : raw.slice(nameEnd + operator.length, end - 1);
    text += raw.slice(from, start) + (resolve(name) ?? byDefault);
    if (text.length > longestExpansion) return undefined;
    from = end;
  }
  return text + raw.slice(from);
}

/** A braced reference whose end is not reached yet, and the text of its default so far. */
interface Frame {
  readonly reference: Reference;
  text: string;
}

/** Undefined where the text becomes too long. Defaults may hold references; a stack of our own bounds the depth. */
function replaceNested(raw: string, dialect: EnvDialect, resolve: Resolver): string | undefined {
  const frames: Frame[] = [];
  let text = "";
  for (let at = 0; at < raw.length; at++) {
    const closed = raw.charAt(at) === "}" ? frames.pop() : undefined;
    if (closed !== undefined) text = closed.text + replacementOf(closed.reference, text, resolve);
    else {
      const reference = raw.charAt(at) === "$" ? referenceAt(raw, at, dialect) : undefined;
      if (reference === undefined) {
        text += literalAt(raw, at, dialect);
        if (isEscapedDollar(raw, at, dialect)) at++;
      } else {
        at = reference.end - 1;
        if (raw.charAt(reference.start + 1) !== "{") text += resolve(reference.name) ?? "";
        else {
          frames.push({ reference, text });
          text = "";
        }
      }
    }
    if (text.length > longestExpansion) return undefined;
  }
  return frames.reduceRight(
    (inner, frame) => frame.text + raw.slice(frame.reference.start, frame.reference.end) + inner,
    text,
  );
}

/** Both `$$` and `\$` stand for a dollar that starts no reference. */
function isEscapedDollar(raw: string, at: number, dialect: EnvDialect): boolean {
  const first = raw.charAt(at);
  return raw.charAt(at + 1) === "$" && (first === "$" || (first === "\\" && escapesDollar(dialect)));
}

function literalAt(raw: string, at: number, dialect: EnvDialect): string {
  return isEscapedDollar(raw, at, dialect) ? "$" : raw.charAt(at);
}

/** What a braced reference stands for, given the text behind its operator. */
function replacementOf({ name, operator }: Reference, operand: string, resolve: Resolver): string {
  const value = resolve(name);
  switch (operator) {
    case ":-":
      return value === undefined || value === "" ? operand : value;
    case "-":
      return value ?? operand;
    case ":+":
      return value === undefined || value === "" ? "" : operand;
    case "+":
      return value === undefined ? "" : operand;
    default:
      return value ?? "";
  }
}
