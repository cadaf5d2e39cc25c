import type { Path } from "../../syntax/node.ts";
import type { Condition, Finding } from "../judge/finding.ts";
import { sayKind } from "./sayKind.ts";
import { sayLimit } from "./sayLimit.ts";
import { allowedInWords, formatInWords, typeInWords, typeName } from "./typeInWords.ts";
import { joinWords, plainValue } from "./valueInWords.ts";

/**
 * A finding as a sentence without its full stop. It tells what is asked for and under what condition, and never the
 * value that was found, which may be a secret.
 */
export function sayFinding(finding: Finding): string {
  const because = finding.because.map((condition) => sayCondition(condition));
  return `${sayComplaint(finding)}${because.length === 0 ? "" : ` because ${joinWords(because, "and")}`}`;
}

/** A path as people write it: `server.ports[0]`. */
export function sayPath(path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    const name = /^[\w-]+$/.test(key) ? key : JSON.stringify(key);
    return text === "" ? name : `${text}.${name}`;
  }, "");
}

export function sayCondition(condition: Condition): string {
  const path = sayPath(condition.path);
  const values = joinWords(condition.values.map(plainValue), "or");
  switch (condition.relation) {
    case "equal":
      return `${path} is ${values}`;
    case "not-equal":
      return `${path} is not ${values}`;
    case "set":
      return `${path} is set`;
    case "unset":
      return `${path} is not set`;
    case "matching":
      return `${path} is ${withArticle(typeInWords([condition.schema]))}`;
    case "not-matching":
      return `${path} is not ${withArticle(typeInWords([condition.schema]))}`;
  }
}

function sayComplaint(finding: Finding): string {
  const { facts, path, node, keyword, schema } = finding;
  const subject = path.length === 0 ? "The configuration" : sayPath(path);
  switch (facts.kind) {
    case "type": {
      const wanted = schema.acceptedTypes === 0 ? facts.expected.map(typeName).join(" or ") : typeInWords([schema]);
      return `${subject} must be ${withArticle(wanted)}, not ${sayKind(node)}`;
    }
    case "values":
      return `${subject} must be ${allowedInWords(facts.allowed)}`;
    case "limit":
      return `${subject} ${sayLimit(keyword, facts.limit)}`;
    case "format":
      return `${subject} must be ${withArticle(formatInWords(facts.format) ?? facts.format)}`;
    case "pattern":
      return `${subject} must match ${facts.pattern}`;
    case "missing":
      return sayMissing(path, facts.groups);
    case "unknown":
      return keyword === "propertyNames" ? `${subject} is not an allowed name` : `${subject} is not a known setting`;
    case "forbidden":
      return sayForbidden(finding, subject, facts.names);
    case "alternatives":
      return `${subject} must be ${joinWords([...new Set(facts.alternatives.map((branch) => withArticle(typeInWords([branch]))))], "or")}`;
    case "several":
      return `${subject} fits more than one of the forms of which it must have exactly one`;
  }
}

function sayMissing(path: Path, groups: readonly (readonly string[])[]): string {
  const told = groups.map((group) =>
    joinWords(
      group.map((name) => sayPath([...path, name])),
      "and",
    ),
  );
  const isPlural = groups.length === 1 && (groups[0]?.length ?? 0) > 1;
  return `${joinWords(told, "or")} ${isPlural ? "are" : "is"} required`;
}

function sayForbidden(finding: Finding, subject: string, names: readonly string[]): string {
  const told = names.map((name) => sayPath([...finding.path, name]));
  if (finding.keyword === "oneOf") return `Only one of ${joinWords([...new Set(told)], "and")} may be set`;
  if (told.length === 1) return `${told[0]} must not be set`;
  if (told.length > 1) return `${joinWords(told, "and")} must not be set together`;
  return finding.keyword === "not" ? `${subject} has a value that is not allowed` : `${subject} must not be set`;
}

/** "a whole number", "an IPv4 address", but "text", "true or false", "one of …". */
export function withArticle(words: string): string {
  if (/^(?:text|true|false|one of|any |nothing|value|["'[{\d-])/.test(words)) return words;
  return `${/^[aeioAEIO]/.test(words) ? "an" : "a"} ${words}`;
}
