import { isTable, type Node, type Path, type Table } from "../../syntax/node.ts";
import type { SchemaNode } from "../schemaNode.ts";
import { followedFrom } from "../structure.ts";
import { valueKey } from "../valueKey.ts";
import type { Condition } from "./finding.ts";
import { type Place, pathOf } from "./place.ts";

/** Why a part of a schema applies: its `if` is met or not by a table, or a member is there. */
export interface Reason {
  readonly schema: SchemaNode;
  readonly node: Node;
  readonly place: Place | undefined;
  readonly cause: "condition-met" | "condition-not-met" | { readonly present: string };
}

/** A reason as statements about single settings. A condition too involved to be told is left out. */
export function explainReason(reason: Reason): readonly Condition[] {
  const path = pathOf(reason.place);
  if (typeof reason.cause === "object") {
    return [{ path: [...path, reason.cause.present], relation: "set", values: [], schema: reason.schema }];
  }
  const table = isTable(reason.node) ? reason.node : undefined;
  return explain({ schema: reason.schema, table, path, isMet: reason.cause === "condition-met", told: new Set() });
}

/** A condition of more parts than this is not told to its end, and no walk goes deeper. */
const MAX_TOLD = 200;

interface Question {
  readonly schema: SchemaNode;
  /** The table that the schema was put to; undefined where the way leads past what is there. */
  readonly table: Table | undefined;
  readonly path: Path;
  readonly isMet: boolean;
  /** The schemas that have been told, so that each is told once and circles end. */
  readonly told: Set<SchemaNode>;
}

function explain(question: Question): readonly Condition[] {
  const { schema, isMet, told } = question;
  if (told.has(schema) || told.size > MAX_TOLD) return [];
  told.add(schema);
  const { combination } = schema.keywords;
  const conditions = [...explainMembers(question), ...explainRequired(question)];
  for (const part of followedFrom(schema)) conditions.push(...explain({ ...question, schema: part }));
  if (combination?.not !== undefined) {
    conditions.push(...explain({ ...question, schema: combination.not, isMet: !isMet }));
  }
  for (const branches of [combination?.anyOf ?? [], combination?.oneOf ?? []]) {
    const conditionsOf = branches.map((branch) => explain({ ...question, schema: branch }));
    conditions.push(...commonSubject(question, conditionsOf));
  }
  return conditions;
}

function explainMembers(question: Question): Condition[] {
  const conditions: Condition[] = [];
  for (const [name, schema] of question.schema.keywords.table?.properties ?? []) {
    const path = [...question.path, name];
    const value = question.table?.entries.get(name)?.value;
    if (value === undefined) {
      // What a condition says of an absent member is true of it.
      if (question.isMet) conditions.push({ path, relation: "unset", values: [], schema });
      continue;
    }
    const allowed = schema.keywords.const ?? schema.keywords.enum;
    if (allowed !== undefined) {
      if (question.isMet)
        conditions.push({ path, relation: "equal", values: valuesMet(value, allowed.values), schema });
      else if (!allowed.keys.has(valueKey(value))) {
        conditions.push({ path, relation: "not-equal", values: allowed.values, schema });
      }
    } else if (isTable(value) && schema.keywords.table !== undefined) {
      conditions.push(...explain({ ...question, schema, table: value, path }));
    } else if (schema.keywords.verdict === undefined) {
      conditions.push({ path, relation: question.isMet ? "matching" : "not-matching", values: [], schema });
    }
  }
  return conditions;
}

/** Of several allowed values the one that is there; all of them where a loader reads the value as one of them. */
function valuesMet(value: Node, allowed: readonly Node[]): readonly Node[] {
  const key = valueKey(value);
  const met = allowed.filter((candidate) => valueKey(candidate) === key);
  return met.length > 0 ? met : allowed;
}

function explainRequired(question: Question): Condition[] {
  const { schema, path, table, isMet } = question;
  const rules = schema.keywords.table;
  const conditions: Condition[] = [];
  for (const name of rules?.required ?? []) {
    const isTold =
      isMet && rules?.properties.has(name) === true && rules.properties.get(name)?.keywords.verdict !== true;
    const isPresent = table?.entries.has(name) === true;
    if (isTold || isPresent !== isMet) continue;
    conditions.push({ path: [...path, name], relation: isMet ? "set" : "unset", values: [], schema });
  }
  return conditions;
}

/** Branches that all speak of one setting are one statement about it: "X is a or b", or which of these it is. */
function commonSubject(question: Question, branches: readonly (readonly Condition[])[]): Condition[] {
  const [first] = branches[0] ?? [];
  if (first === undefined || first.relation !== "equal") return [];
  const isCommon = branches.every(
    ([condition, ...others]) =>
      others.length === 0 && condition?.relation === "equal" && condition.path.join("\0") === first.path.join("\0"),
  );
  if (!isCommon) return [];
  const values = branches.flatMap((branch) => branch[0]?.values ?? []);
  const value = question.table?.entries.get(String(first.path.at(-1)))?.value;
  return [{ ...first, values: value === undefined ? values : valuesMet(value, values) }];
}

export function withoutRepeats(conditions: readonly Condition[]): Condition[] {
  const seen = new Set<string>();
  return conditions.filter((condition) => {
    const key = JSON.stringify([condition.path, condition.relation, condition.values.map((value) => valueKey(value))]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
