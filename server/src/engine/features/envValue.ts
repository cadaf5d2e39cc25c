import type { Loader } from "../project/loader.ts";
import type { EnvDialect } from "../syntax/env/envDialect.ts";
import { envDialects } from "../syntax/env/envDialects.ts";
import { envLanguage } from "../syntax/env/envLanguage.ts";
import { expandAll } from "../syntax/env/expandAll.ts";
import type { Node } from "../syntax/node.ts";
import { readTree } from "../syntax/readTree.ts";
import type { Assignment } from "../syntax/statement.ts";
import { floatWord, jsonValue } from "./jsonValue.ts";

/**
 * A line of `.env` that the loader's library reads back as exactly this text; undefined where none does. Every way to
 * write it is tried on the reader itself, so the line is right however odd the dialect.
 */
export function envLine(name: string, text: string, loader: Loader): string | undefined {
  const dialect = envDialects[loader.dialect];
  return waysToWrite(text, dialect)
    .map((written) => `${name}=${written}`)
    .find((line) => readsAs(line, name, text, dialect));
}

/** The text of `.env` from which the loader makes the value; undefined for what no text stands for. */
export function envTextOf(node: Node, loader: Loader): string | undefined {
  switch (node.kind) {
    case "unread":
    case "null":
      return undefined;
    case "float":
      return Number.isFinite(node.value) ? String(node.value) : floatWord(node.value);
    case "array":
    case "table":
      return structureText(node, loader);
    default:
      return String(node.value);
  }
}

/** django-environ splits at commas; all others read JSON. */
function structureText(node: Extract<Node, { kind: "array" | "table" }>, loader: Loader): string | undefined {
  if (loader.name !== "django") return JSON.stringify(jsonValue(node));
  const pieces =
    node.kind === "array"
      ? node.items.map((item) => envTextOf(item, loader))
      : [...node.entries.values()].map(({ name, value }) => {
          const text = envTextOf(value, loader);
          return text === undefined || name.includes("=") ? undefined : `${name}=${text}`;
        });
  const isPlain = pieces.every((piece) => piece !== undefined && piece !== "" && !piece.includes(","));
  return isPlain ? pieces.join(",") : undefined;
}

/** From the plainest to the most guarded. */
function waysToWrite(text: string, { expansion }: EnvDialect): readonly string[] {
  const isWord = /^[A-Za-z0-9_./:@%+,=-]*$/.test(text);
  const escaped = text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n").replaceAll("\r", "\\r");
  const withLines = text.replaceAll("\n", "\\n").replaceAll("\r", "\\r");
  const plain = [...(isWord ? [text] : []), `"${text}"`, `'${text}'`, `"${escaped}"`, `"${withLines}"`, `\`${text}\``];
  const quoted = [...plain, `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`, text];
  if (expansion.method === "none" || !text.includes("$")) return quoted;
  const dollars = expansion.escapedDollar === "literal-dollar" ? ["\\$", "$$"] : [dollarByDefault];
  return [...quoted, ...dollars.flatMap((dollar) => quoted.map((written) => written.split("$").join(dollar)))];
}

/** A default for a name that cannot exist: the one way to write a dollar where none can be escaped. */
const dollarByDefault = ["$", "{:-$}"].join("");

function readsAs(line: string, name: string, text: string, dialect: EnvDialect): boolean {
  const tree = readTree(`${line}\n`, envLanguage(dialect.name));
  const assignments: Assignment[] = [];
  for (const { statement } of tree.statements()) {
    if (statement.kind !== "assignment" || statement.faults.length > 0) return false;
    assignments.push(statement);
  }
  const expansion = expandAll(assignments, dialect, new Map()).get(name);
  return assignments.length === 1 && expansion?.outcome === "complete" && expansion.text === text;
}
