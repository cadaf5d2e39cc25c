import type { Cursor } from "../../../server/src/engine/syntax/cursor.ts";
import type { EnvDialectName } from "../../../server/src/engine/syntax/env/envDialect.ts";
import { envDialects } from "../../../server/src/engine/syntax/env/envDialects.ts";
import { envReader } from "../../../server/src/engine/syntax/env/envReader.ts";
import { expandAll } from "../../../server/src/engine/syntax/env/expandAll.ts";
import type { Assignment, Statement } from "../../../server/src/engine/syntax/statement.ts";

export const dialectNames = Object.values(envDialects).map((dialect) => dialect.name);

export function cursorOf(text: string): Cursor {
  return { text, atFileStart: true, offset: 0, reach: 0, starved: false };
}

export function readEnv(text: string, dialect: EnvDialectName): Statement[] {
  const reader = envReader(envDialects[dialect]);
  const cursor = cursorOf(text);
  const statements: Statement[] = [];
  while (cursor.offset < text.length) statements.push(reader(cursor));
  return statements;
}

export function assignmentsIn(text: string, dialect: EnvDialectName): Assignment[] {
  return readEnv(text, dialect).filter((statement) => statement.kind === "assignment");
}

/** What the program would see: the last value of each name; null for None; before references are replaced. */
export function valuesOf(text: string, dialect: EnvDialectName): Map<string, string | null> {
  const values = new Map<string, string | null>();
  for (const { keys, value } of assignmentsIn(text, dialect)) {
    if (value?.kind === "string" || value?.kind === "null") values.set(keys[0]?.name ?? "", value.value);
  }
  return values;
}

/** The same after expansion. */
export function expandedValuesOf(
  text: string,
  dialect: EnvDialectName,
  environment: Readonly<Record<string, string>> = {},
): Map<string, string> {
  const variables = new Map(Object.entries(environment));
  const expansions = expandAll(assignmentsIn(text, dialect), envDialects[dialect], variables);
  return new Map([...expansions].map(([name, { text: value }]) => [name, value]));
}

/** The faults of a text with the text they point at: `env-no-key at "=x"`. */
export function faultsOf(text: string, dialect: EnvDialectName): string[] {
  const faults: string[] = [];
  let start = 0;
  for (const statement of readEnv(text, dialect)) {
    for (const fault of statement.faults) {
      faults.push(`${fault.kind} at ${JSON.stringify(text.slice(start + fault.start, start + fault.end))}`);
    }
    start += statement.length;
  }
  return faults;
}

export function sorted<Value>(values: Iterable<[string, Value]>): [string, Value][] {
  return [...values].sort(([first], [second]) => (first < second ? -1 : 1));
}
