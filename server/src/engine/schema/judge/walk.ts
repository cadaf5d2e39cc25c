import type { Node } from "../../syntax/node.ts";
import {
  ALL_TYPES,
  type IntegerReading,
  type JsonType,
  STRING_TYPE,
  type TypeSet,
  typeNamesOf,
  typeOf,
} from "../jsonType.ts";
import type { Allowance } from "../pattern/machine.ts";
import type { Resource, SchemaNode } from "../schemaNode.ts";
import { impliedTypesOf } from "../structure.ts";
import { explainReason, type Reason, withoutRepeats } from "./because.ts";
import type { Evaluated } from "./evaluated.ts";
import type { Condition, Facts, Finding, FindingCode } from "./finding.ts";
import { type Place, pathOf } from "./place.ts";

export interface JudgeOptions {
  /** Whether a `format` that Strata knows is asked for, or only noted, as 2020-12 has it. Asserted if not said. */
  readonly formats?: "asserted" | "noted";
  /** Whether `1.0` is an integer. By its value if not said, as JSON Schema has it. */
  readonly integers?: IntegerReading;
  /** Whether a TOML date is a string for every schema, or only for one with the format of a date or time. */
  readonly dates?: "strings" | "dates";
  readonly coerce?: Coerce;
}

/**
 * What the loader makes of a value that has not the wanted type; undefined where it leaves it alone. It is asked once
 * for each value, before anything is judged.
 */
export type Coerce = (node: Node, wanted: Wanted) => Node | undefined;

export interface Wanted {
  readonly types: ReadonlySet<JsonType>;
  /** The schema's `format`, which tells a duration from other text. */
  readonly format?: string;
  readonly schema: SchemaNode;
}

/** Schemas in schemas beyond this are left unjudged: the stack must do for every schema and every value. */
const MAX_DEPTH = 400;
/** A schema can ask for any amount of work in a few lines. After this much (half a second) the rest is left unjudged. */
const MAX_STEPS = 1_000_000;

/** The same for all patterns together (about 0.1 s). */
const MAX_PATTERN_STEPS = 10_000_000;

/** The state of one walk over a value and its schema. */
export class Walk {
  readonly options: JudgeOptions;
  /** Undefined while only the verdict matters, and the first failure ends the matter. */
  findings: Finding[] | undefined;
  /** How many values have been met of which nothing is known. A verdict that rests on one is no verdict. */
  unreadCount = 0;
  readonly allowance: Allowance = { left: MAX_PATTERN_STEPS };
  readonly #evaluate: Evaluate;
  /** Of a plain value nothing is asked that would need these, so they are made when the first is put in. */
  #reasons: Reason[] | undefined;
  /** Made when something is found under a condition, which few walks do. */
  #explanations: Map<Reason, readonly Condition[]> | undefined;
  readonly #scope: Resource[] = [];
  #open: { readonly schemas: SchemaNode[]; readonly nodes: Node[] } | undefined;
  #depth = 0;
  #steps = 0;

  constructor(evaluate: Evaluate, options: JudgeOptions, findings: Finding[] | undefined) {
    this.#evaluate = evaluate;
    this.options = options;
    this.findings = findings;
  }

  /** Judges a value by one schema, and notes what in it was looked at. */
  evaluate(schema: SchemaNode, node: Node, place: Place | undefined, evaluated?: Evaluated): boolean {
    return this.#evaluate(this, schema, node, place, evaluated);
  }

  /** Judges a member or an item, as the loader reads it. */
  evaluateInside(schema: SchemaNode, node: Node, place: Place): boolean {
    return this.#evaluate(this, schema, this.coerce(node, schema), place, undefined);
  }

  /** Whether a value satisfies a schema, without a finding if it does not. */
  satisfies(schema: SchemaNode, node: Node, place: Place | undefined, evaluated?: Evaluated): boolean {
    return this.aside(undefined, () => this.#evaluate(this, schema, node, place, evaluated));
  }

  /** False where the walk goes no further; otherwise `leave` must follow. */
  enter(schema: SchemaNode): boolean {
    if (this.#depth >= MAX_DEPTH || this.#steps >= MAX_STEPS) return false;
    this.#depth++;
    this.#steps++;
    this.#scope.push(schema.resource);
    return true;
  }

  leave(): void {
    this.#depth--;
    this.#scope.pop();
  }

  /** False for a reference that is being followed for this very value already: it leads round in a circle. */
  open(schema: SchemaNode, node: Node): boolean {
    this.#open ??= { schemas: [], nodes: [] };
    const { schemas, nodes } = this.#open;
    for (let index = nodes.length - 1; index >= 0 && nodes[index] === node; index--) {
      if (schemas[index] === schema) return false;
    }
    schemas.push(schema);
    nodes.push(node);
    return true;
  }

  close(): void {
    this.#open?.schemas.pop();
    this.#open?.nodes.pop();
  }

  /** The schema with a dynamic anchor in the outermost resource that the walk came through. */
  outermost(anchor: string): SchemaNode | undefined {
    for (const resource of this.#scope) {
      const schema = resource.dynamicAnchors.get(anchor);
      if (schema !== undefined) return schema;
    }
    return undefined;
  }

  /** Judges with the findings going to a list of their own, or nowhere. */
  aside(findings: Finding[] | undefined, judge: () => boolean): boolean {
    const outer = this.findings;
    this.findings = findings;
    const isSatisfied = judge();
    this.findings = outer;
    return isSatisfied;
  }

  under(reason: Reason, judge: () => boolean): boolean {
    this.#reasons ??= [];
    this.#reasons.push(reason);
    const isSatisfied = judge();
    this.#reasons.pop();
    return isSatisfied;
  }

  /** Notes a finding; always false, so that a check can end with it. */
  report(
    code: FindingCode,
    keyword: string,
    schema: SchemaNode,
    node: Node,
    place: Place | undefined,
    facts: Facts,
  ): false {
    if (this.findings !== undefined) {
      const because = this.#conditions();
      this.findings.push({ code, keyword, path: pathOf(place), node, schema, facts, because });
    }
    return false;
  }

  #conditions(): readonly Condition[] {
    if (this.#reasons === undefined || this.#reasons.length === 0) return [];
    const conditions: Condition[] = [];
    this.#explanations ??= new Map();
    for (const reason of this.#reasons) {
      const known = this.#explanations.get(reason) ?? explainReason(reason);
      this.#explanations.set(reason, known);
      conditions.push(...known);
    }
    return withoutRepeats(conditions);
  }

  hasType(node: Node, schema: SchemaNode, types: TypeSet): boolean {
    return hasType(node, schema, types, this.options);
  }

  coerce(node: Node, schema: SchemaNode): Node {
    const { coerce } = this.options;
    const types = coerce === undefined ? undefined : typesToBecome(node, schema, this.options);
    if (coerce === undefined || types === undefined) return node;
    const format = schema.valueParts.find((part) => part.keywords.text?.format !== undefined)?.keywords.text?.format;
    const wanted = { types: new Set(typeNamesOf(types)), schema };
    return coerce(node, format === undefined ? wanted : { ...wanted, format }) ?? node;
  }
}

export type Evaluate = (
  walk: Walk,
  schema: SchemaNode,
  node: Node,
  place: Place | undefined,
  evaluated: Evaluated | undefined,
) => boolean;

/** The types that a loader is asked to make of a value; undefined where it has one of them, or where none is asked for. */
export function typesToBecome(node: Node, schema: SchemaNode, options: TypeOptions): TypeSet | undefined {
  if (node.kind === "unread") return undefined;
  const accepted = schema.acceptedTypes;
  const types = accepted === ALL_TYPES ? impliedTypesOf(schema) : accepted;
  return types === 0 || types === ALL_TYPES || hasType(node, schema, types, options) ? undefined : types;
}

type TypeOptions = Pick<JudgeOptions, "integers" | "dates">;

function hasType(node: Node, schema: SchemaNode, types: TypeSet, { integers = "by-value", dates }: TypeOptions) {
  if ((typeOf(node, integers) & types) === 0) return false;
  return dates !== "dates" || !isDate(node) || isDateWanted(schema, types);
}

function isDate(node: Node): boolean {
  return node.kind.startsWith("local-") || node.kind === "offset-date-time";
}

const DATE_FORMATS: ReadonlySet<string> = new Set(["date", "time", "date-time"]);

/** No program reads a date where its schema says no more than "string": TOML's readers give it a date. */
function isDateWanted(schema: SchemaNode, types: TypeSet): boolean {
  if ((types & ~STRING_TYPE) !== 0) return true;
  return DATE_FORMATS.has(schema.keywords.text?.format ?? "");
}
