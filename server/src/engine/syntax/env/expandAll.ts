import type { Assignment, Quote } from "../statement.ts";
import { cyclicNames } from "./cyclicNames.ts";
import type { EnvDialect } from "./envDialect.ts";
import { expandFrom } from "./expand.ts";
import {
  budgetOfOneCircle,
  budgetOfOneFile,
  budgetOfOneValue,
  type Expansion,
  type ExpansionBudget,
  type ExpansionSources,
  type Resolver,
  unchanged,
} from "./expansion.ts";

/** A setting before its references are replaced; `null` is a bare key that is None. */
export interface RawSetting {
  readonly raw: string | null;
  readonly quote: Quote;
}

/**
 * The values of all settings of a file, or of a family of files in the order in which they are read, as the program
 * gets them. What has no value is not in the answer. A name that is set twice has its last value.
 */
export function expandAll(
  assignments: Iterable<Assignment>,
  dialect: EnvDialect,
  environment: ReadonlyMap<string, string>,
): Map<string, Expansion> {
  const { forwardReferences } = dialect.expansion;
  if (forwardReferences === "followed") return expandTogether(lastSettings(assignments, dialect), dialect, environment);
  return expandInOrder(assignments, dialect, environment);
}

/** Every value sees the names above it, as they were expanded there. */
function expandInOrder(
  assignments: Iterable<Assignment>,
  dialect: EnvDialect,
  environment: ReadonlyMap<string, string>,
): Map<string, Expansion> {
  const expansions = new Map<string, Expansion>();
  // A bare key is set to nothing, which hides a variable of that name without being a value.
  const fromFile: Resolver = (name) => expansions.get(name)?.text ?? (withoutValue.has(name) ? "" : undefined);
  const withoutValue = new Set<string>();
  const sources = sourcesOf(dialect, environment, fromFile);
  for (const assignment of assignments) {
    const name = assignment.keys[0]?.name;
    const setting = settingOf(assignment, dialect, environment);
    if (name === undefined || setting === undefined) continue;
    if (setting.raw === null) {
      expansions.delete(name);
      withoutValue.add(name);
    } else expansions.set(name, expandWithin(setting.raw, setting.quote, dialect, sources, budgetOfOneValue));
  }
  return expansions;
}

/** Every value sees all others: those above it expanded, those below it as they stand in the file. */
function expandTogether(
  settings: ReadonlyMap<string, RawSetting>,
  dialect: EnvDialect,
  environment: ReadonlyMap<string, string>,
): Map<string, Expansion> {
  const expansions = new Map<string, Expansion>();
  const fromFile: Resolver = (name) => expansions.get(name)?.text ?? settings.get(name)?.raw ?? undefined;
  const sources = sourcesOf(dialect, environment, fromFile);
  const cyclic = cyclicNames(settings, dialect, environment);
  for (const [name, { raw, quote }] of settings) {
    if (raw === null) continue;
    const { environmentWins } = dialect.expansion;
    const replacement = environmentWins === "never" ? undefined : environment.get(name);
    if (replacement !== undefined && environmentWins === "as-it-is") expansions.set(name, unchanged(replacement));
    else {
      const isCyclic = cyclic.has(name);
      const limit = isCyclic ? budgetOfOneCircle : budgetOfOneValue;
      const expansion = expandWithin(replacement ?? raw, quote, dialect, sources, limit);
      expansions.set(name, isCyclic ? { ...expansion, outcome: "cyclic" } : expansion);
    }
  }
  return expansions;
}

/** One value takes from what the file has left, but not more than its limit, so that it cannot use up the others' part. */
function expandWithin(raw: string, quote: Quote, dialect: EnvDialect, sources: FileSources, limit: number): Expansion {
  if (!raw.includes("$")) return unchanged(raw);
  const budget = { left: Math.min(limit, sources.fileBudget.left) };
  const before = budget.left;
  const expansion = expandFrom(raw, quote, dialect, { ...sources, budget });
  sources.fileBudget.left -= Math.max(0, before - Math.max(0, budget.left));
  return expansion;
}

function lastSettings(assignments: Iterable<Assignment>, dialect: EnvDialect): ReadonlyMap<string, RawSetting> {
  const settings = new Map<string, RawSetting>();
  for (const assignment of assignments) {
    const name = assignment.keys[0]?.name;
    const setting = settingOf(assignment, dialect, new Map());
    if (name !== undefined && setting !== undefined) settings.set(name, setting);
  }
  if (dialect.expansion.order === "by-name") return new Map([...settings].sort(byName));
  return settings;
}

function byName([first]: [string, RawSetting], [second]: [string, RawSetting]): number {
  return first < second ? -1 : 1;
}

function settingOf(
  { keys, value, equals, quote = "none" }: Assignment,
  dialect: EnvDialect,
  environment: ReadonlyMap<string, string>,
): RawSetting | undefined {
  if (value?.kind === "string") return { raw: value.value, quote };
  if (value?.kind === "null") return { raw: null, quote };
  const inherited =
    dialect.key.bareKey === "inherited" && equals < 0 ? environment.get(keys[0]?.name ?? "") : undefined;
  // What is inherited has been expanded by whoever set it.
  return inherited === undefined ? undefined : { raw: inherited, quote: "single" };
}

interface FileSources extends Omit<ExpansionSources, "budget"> {
  readonly fileBudget: ExpansionBudget;
}

function sourcesOf(dialect: EnvDialect, environment: ReadonlyMap<string, string>, fromFile: Resolver): FileSources {
  const fromEnvironment: Resolver = (name) => environment.get(name);
  const resolve: Resolver =
    dialect.expansion.precedence === "file"
      ? (name) => fromFile(name) ?? environment.get(name)
      : (name) => environment.get(name) ?? fromFile(name);
  return { resolve, environment: fromEnvironment, file: fromFile, fileBudget: { left: budgetOfOneFile } };
}
