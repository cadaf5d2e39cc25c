import type { Node, Table } from "../syntax/node.ts";
import { Members } from "./children.ts";
import { Annotations } from "./describe/annotations.ts";
import { isSecretSchema } from "./describe/secret.ts";
import { ALL_TYPES, type TypeSet } from "./jsonType.ts";
import type { Pattern } from "./pattern/pattern.ts";
import { acceptedTypesOf, branchesInPlaceOf, type InPlace, valuePartsOf } from "./structure.ts";
import { leadsToWholes, speaksOfWhole } from "./wholes.ts";

const MAX_REFERENCES = 100;

/**
 * One schema: the root, or any schema inside it. Two places of a text never share one. What follows from the schema alone is
 * found when it is first asked for, and kept: every setting that the schema governs asks for it again.
 */
export class SchemaNode {
  /** The schema's text as a tree: a table, `true` or `false`. Its `start` and `end` count from the start of the schema's text. */
  readonly source: Node;
  readonly resource: Resource;
  readonly keywords: Keywords;
  #acceptedTypes: TypeSet | undefined;
  #inPlace: InPlace | undefined;
  #members: Members | undefined;
  #valueParts: readonly SchemaNode[] | undefined;
  #isSecret: boolean | undefined;
  #default: Node | undefined | "not looked up" = "not looked up";
  #saysMore: boolean | undefined;
  #speaksOfWhole: boolean | undefined;
  #leadsToWholes: boolean | undefined;

  constructor(source: Node, resource: Resource, keywords: Keywords) {
    this.source = source;
    this.resource = resource;
    this.keywords = keywords;
  }

  /** The types that a value may have to please this schema and all that it refers to. */
  get acceptedTypes(): TypeSet {
    return this.acceptedTypesWithin(MAX_REFERENCES);
  }

  /** The same, following so many references at most: a chain of thousands must not use up the stack. */
  acceptedTypesWithin(references: number): TypeSet {
    if (this.#acceptedTypes === undefined && references > 0) {
      // A schema that leads back to itself says nothing more the second time.
      this.#acceptedTypes = ALL_TYPES;
      this.#acceptedTypes = acceptedTypesOf(this, references - 1);
    }
    return this.#acceptedTypes ?? ALL_TYPES;
  }

  /** The schemas that speak of the same table as this one. */
  get inPlace(): InPlace {
    this.#inPlace ??= branchesInPlaceOf(this);
    return this.#inPlace;
  }

  /** The schemas of the members of a table that this schema alone governs. */
  get members(): Members {
    this.#members ??= new Members(this);
    return this.#members;
  }

  /** The schemas that say what a value is, the outermost first. */
  get valueParts(): readonly SchemaNode[] {
    this.#valueParts ??= valuePartsOf(this);
    return this.#valueParts;
  }

  get isSecret(): boolean {
    this.#isSecret ??= isSecretSchema(this);
    return this.#isSecret;
  }

  /** The default as it is written, be it null. */
  get default(): Node | undefined {
    if (this.#default === "not looked up") this.#default = new Annotations(this.valueParts).get("default");
    return this.#default;
  }

  /** Whether it says anything of a setting beside what its values may be: where it belongs, or that it is deprecated. */
  get saysMore(): boolean {
    this.#saysMore ??= this.valueParts.some(({ source }) => source.kind === "table" && hasMarks(source));
    return this.#saysMore;
  }

  /** Whether it may find something wrong with a table as a whole. */
  get speaksOfWhole(): boolean {
    this.#speaksOfWhole ??= speaksOfWhole(this);
    return this.#speaksOfWhole;
  }

  /** Whether a schema of the table's members, or one further inside, does so. */
  get leadsToWholes(): boolean {
    this.#leadsToWholes ??= leadsToWholes(this);
    return this.#leadsToWholes;
  }
}

const marks = ["deprecated", "deprecationMessage", "x-strata"];

function hasMarks({ entries }: Table): boolean {
  return marks.some((keyword) => entries.has(keyword));
}

/** A schema with a URI of its own: a document, or a part of one that has an `$id`. */
export interface Resource {
  readonly uri: string;
  /** The URI of the text that the schema stands in: spans count from its start. */
  readonly document: string;
  readonly draft: Draft;
  readonly root: Node;
  readonly anchors: ReadonlyMap<string, SchemaNode>;
  readonly dynamicAnchors: ReadonlyMap<string, SchemaNode>;
}

export type Draft = "2020-12" | "draft-07";

/** What a schema says, ready to be judged by. Every keyword has its place so that all schemas have one shape. */
export interface Keywords {
  /** Set for the schemas `true` and `false`, which say nothing else. */
  readonly verdict: boolean | undefined;
  readonly types: TypeSet;
  readonly enum: AllowedValues | undefined;
  readonly const: AllowedValues | undefined;
  readonly number: NumberRules | undefined;
  readonly text: TextRules | undefined;
  readonly list: ListRules | undefined;
  readonly table: TableRules | undefined;
  readonly reference: Reference | undefined;
  readonly dynamicReference: Reference | undefined;
  readonly combination: Combination | undefined;
  readonly unevaluatedItems: SchemaNode | undefined;
  readonly unevaluatedProperties: SchemaNode | undefined;
}

export interface AllowedValues {
  readonly values: readonly Node[];
  /** The `valueKey` of each. */
  readonly keys: ReadonlySet<string>;
}

export interface NumberRules {
  readonly minimum: number | bigint | undefined;
  readonly maximum: number | bigint | undefined;
  readonly exclusiveMinimum: number | bigint | undefined;
  readonly exclusiveMaximum: number | bigint | undefined;
  readonly multipleOf: number | bigint | undefined;
}

export interface TextRules {
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
  readonly pattern: Pattern | undefined;
  readonly format: string | undefined;
}

export interface ListRules {
  readonly prefixItems: readonly SchemaNode[];
  readonly items: SchemaNode | undefined;
  readonly contains: SchemaNode | undefined;
  readonly minContains: number | undefined;
  readonly maxContains: number | undefined;
  readonly minItems: number | undefined;
  readonly maxItems: number | undefined;
  readonly uniqueItems: boolean;
}

export interface TableRules {
  readonly properties: ReadonlyMap<string, SchemaNode>;
  readonly patternProperties: readonly PatternProperty[];
  readonly additionalProperties: SchemaNode | undefined;
  readonly propertyNames: SchemaNode | undefined;
  readonly required: readonly string[];
  readonly minProperties: number | undefined;
  readonly maxProperties: number | undefined;
  readonly dependentRequired: ReadonlyMap<string, readonly string[]>;
  readonly dependentSchemas: ReadonlyMap<string, SchemaNode>;
}

export interface PatternProperty {
  /** Undefined for a pattern that cannot be judged, which then governs nothing. */
  readonly pattern: Pattern | undefined;
  readonly schema: SchemaNode;
}

export interface Combination {
  readonly allOf: readonly SchemaNode[];
  readonly anyOf: readonly SchemaNode[];
  readonly oneOf: readonly SchemaNode[];
  readonly not: SchemaNode | undefined;
  readonly if: SchemaNode | undefined;
  readonly whenMet: SchemaNode | undefined;
  readonly otherwise: SchemaNode | undefined;
}

/** A `$ref` or `$dynamicRef`. Its target is looked up when it is first asked for, as it may stand further down. */
export class Reference {
  readonly uri: string;
  readonly source: Node;
  readonly #find: (uri: string) => SchemaNode | undefined;
  #target: SchemaNode | undefined | "not looked up" = "not looked up";

  constructor(uri: string, source: Node, find: (uri: string) => SchemaNode | undefined) {
    this.uri = uri;
    this.source = source;
    this.#find = find;
  }

  get target(): SchemaNode | undefined {
    if (this.#target === "not looked up") this.#target = this.#find(this.uri);
    return this.#target;
  }
}
