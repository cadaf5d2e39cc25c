import type { Node, Table } from "../syntax/node.ts";
import {
  compileConst,
  compileEnum,
  compileNumberRules,
  compilePattern,
  compileTextRules,
  compileTypes,
} from "./compileRules.ts";
import { ALL_TYPES } from "./jsonType.ts";
import { KeywordReader } from "./keywordReader.ts";
import type { SchemaFault } from "./schemaFault.ts";
import {
  type Combination,
  type Draft,
  type Keywords,
  type ListRules,
  type PatternProperty,
  Reference,
  type Resource,
  SchemaNode,
  type TableRules,
} from "./schemaNode.ts";
import { resolveUri, splitFragment } from "./uri.ts";

/** A resource while its schemas are being found. */
export interface OpenResource extends Resource {
  readonly anchors: Map<string, SchemaNode>;
  readonly dynamicAnchors: Map<string, SchemaNode>;
}

/** Where the compiler puts what it finds. */
export interface Findings {
  readonly faults: SchemaFault[];
  readonly references: Reference[];
  addResource(resource: OpenResource): void;
  addSchema(schema: SchemaNode): void;
  find(uri: string): SchemaNode | undefined;
}

const NO_KEYWORDS: Keywords = {
  verdict: undefined,
  types: ALL_TYPES,
  enum: undefined,
  const: undefined,
  number: undefined,
  text: undefined,
  list: undefined,
  table: undefined,
  reference: undefined,
  dynamicReference: undefined,
  combination: undefined,
  unevaluatedItems: undefined,
  unevaluatedProperties: undefined,
};

const LIST_KEYWORDS = [
  ...["prefixItems", "items", "contains", "minContains", "maxContains"],
  ...["minItems", "maxItems", "uniqueItems"],
];
const TABLE_KEYWORDS = [
  ...["properties", "patternProperties", "additionalProperties", "propertyNames", "required"],
  ...["minProperties", "maxProperties", "dependentRequired", "dependentSchemas", "dependencies"],
];
const COMBINING_KEYWORDS = ["allOf", "anyOf", "oneOf", "not", "if", "then", "else"];

/**
 * Makes a schema and all schemas in it. The reader of JSON bounds how deep a text goes, and so how deep this does.
 * The order of the calls matters in one respect alone: a schema's anchors are known before its references are followed.
 */
export function compileSchema(node: Node, resource: OpenResource, findings: Findings): SchemaNode {
  const schema =
    node.kind === "table" ? compileTable(node, resource, findings) : compileVerdict(node, resource, findings);
  findings.addSchema(schema);
  return schema;
}

function compileVerdict(node: Node, resource: OpenResource, findings: Findings): SchemaNode {
  const verdict = node.kind === "boolean" ? node.value : true;
  if (node.kind !== "boolean" && node.kind !== "unread") {
    findings.faults.push({ kind: "not-a-schema", start: node.start, end: node.end, detail: node.kind });
  }
  return new SchemaNode(node, resource, { ...NO_KEYWORDS, verdict });
}

function compileTable(table: Table, outer: OpenResource, findings: Findings): SchemaNode {
  const reader = new KeywordReader(table, findings.faults);
  const resource = resourceOf(table, reader, outer, findings);
  const compiler = new TableCompiler(reader, resource, findings);
  const schema = new SchemaNode(table, resource, compiler.keywords());
  registerAnchors(schema, reader, resource);
  return schema;
}

/** The resource that a schema with an `$id` opens; otherwise the one it stands in. */
function resourceOf(table: Table, reader: KeywordReader, outer: OpenResource, findings: Findings): OpenResource {
  const id = reader.get("$id");
  if (id?.kind !== "string" || id.value.startsWith("#") || outer.root === table) return outer;
  if (outer.draft === "draft-07" && reader.get("$ref") !== undefined) return outer;
  const uri = splitFragment(resolveUri(outer.uri, id.value)).document;
  const draft = draftOf(table) ?? outer.draft;
  const resource: OpenResource = {
    uri,
    document: outer.document,
    draft,
    root: table,
    anchors: new Map(),
    dynamicAnchors: new Map(),
  };
  findings.addResource(resource);
  return resource;
}

/** The draft that `$schema` names; undefined without one. */
export function draftOf(node: Node): Draft | undefined {
  const name = node.kind === "table" ? node.entries.get("$schema")?.value : undefined;
  if (name?.kind !== "string") return undefined;
  return /draft-0[3-7]/.test(name.value) ? "draft-07" : "2020-12";
}

function registerAnchors(schema: SchemaNode, reader: KeywordReader, resource: OpenResource): void {
  const anchor = reader.get("$anchor");
  if (anchor?.kind === "string") resource.anchors.set(anchor.value, schema);
  const dynamicAnchor = reader.get("$dynamicAnchor");
  if (dynamicAnchor?.kind === "string") {
    resource.anchors.set(dynamicAnchor.value, schema);
    resource.dynamicAnchors.set(dynamicAnchor.value, schema);
  }
  const id = reader.get("$id");
  const isAnchor = resource.draft === "draft-07" && reader.get("$ref") === undefined;
  if (id?.kind !== "string" || !isAnchor) return;
  const { fragment } = splitFragment(id.value);
  if (fragment !== "") resource.anchors.set(fragment, schema);
}

class TableCompiler {
  readonly #reader: KeywordReader;
  readonly #resource: OpenResource;
  readonly #findings: Findings;

  constructor(reader: KeywordReader, resource: OpenResource, findings: Findings) {
    this.#reader = reader;
    this.#resource = resource;
    this.#findings = findings;
  }

  keywords(): Keywords {
    const reader = this.#reader;
    this.#schemasIn("$defs");
    this.#schemasIn("definitions");
    const reference = this.#reference("$ref");
    // Up to draft 7 a reference stands for the whole schema, whatever stands beside it.
    if (reference !== undefined && this.#resource.draft === "draft-07") return { ...NO_KEYWORDS, reference };
    return {
      verdict: undefined,
      types: compileTypes(reader),
      enum: compileEnum(reader),
      const: compileConst(reader),
      number: compileNumberRules(reader),
      text: compileTextRules(reader),
      list: this.#listRules(),
      table: this.#tableRules(),
      reference,
      dynamicReference: this.#reference("$dynamicRef"),
      combination: this.#combination(),
      unevaluatedItems: this.#schema("unevaluatedItems"),
      unevaluatedProperties: this.#schema("unevaluatedProperties"),
    };
  }

  #reference(keyword: string): Reference | undefined {
    const text = this.#reader.text(keyword);
    const node = this.#reader.get(keyword);
    if (text === undefined || node === undefined) return undefined;
    const reference = new Reference(resolveUri(this.#resource.uri, text), node, (uri) => this.#findings.find(uri));
    this.#findings.references.push(reference);
    return reference;
  }

  #listRules(): ListRules | undefined {
    const reader = this.#reader;
    if (!reader.hasAny(LIST_KEYWORDS)) return undefined;
    // Before 2020-12 a list under `items` meant what `prefixItems` means now; it is read so in every draft.
    const isOldTuple = reader.get("items")?.kind === "array";
    return {
      prefixItems: this.#schemas(isOldTuple ? "items" : "prefixItems"),
      items: this.#schema(isOldTuple ? "additionalItems" : "items"),
      contains: this.#schema("contains"),
      minContains: this.#resource.draft === "2020-12" ? reader.count("minContains") : undefined,
      maxContains: this.#resource.draft === "2020-12" ? reader.count("maxContains") : undefined,
      minItems: reader.count("minItems"),
      maxItems: reader.count("maxItems"),
      uniqueItems: reader.flag("uniqueItems"),
    };
  }

  #tableRules(): TableRules | undefined {
    const reader = this.#reader;
    if (!reader.hasAny(TABLE_KEYWORDS)) return undefined;
    return {
      properties: this.#schemasIn("properties"),
      patternProperties: this.#patternProperties(),
      additionalProperties: this.#schema("additionalProperties"),
      propertyNames: this.#schema("propertyNames"),
      // Up to draft 3 `required` was a flag of the member itself.
      required: reader.get("required")?.kind === "boolean" ? [] : reader.names("required"),
      minProperties: reader.count("minProperties"),
      maxProperties: reader.count("maxProperties"),
      dependentRequired: this.#dependentRequired(),
      dependentSchemas: new Map([...this.#dependencies(), ...this.#schemasIn("dependentSchemas")]),
    };
  }

  #patternProperties(): PatternProperty[] {
    const members = this.#reader.members("patternProperties");
    if (members === undefined) return [];
    return [...members.entries.values()].map((entry) => ({
      pattern: compilePattern(this.#reader, entry.name, entry.value),
      schema: this.#compile(entry.value),
    }));
  }

  #dependentRequired(): Map<string, readonly string[]> {
    const found = new Map<string, readonly string[]>();
    for (const keyword of ["dependencies", "dependentRequired"]) {
      const isNew = keyword === "dependentRequired";
      if (isNew && this.#resource.draft === "draft-07") continue;
      for (const entry of this.#reader.members(keyword)?.entries.values() ?? []) {
        if (entry.value.kind === "array") found.set(entry.name, this.#reader.namesIn(keyword, entry.value.items));
        else if (isNew) this.#reader.invalid(keyword, entry.value);
      }
    }
    return found;
  }

  /** The members of `dependencies` that are schemas: the keyword of draft 7 for what later became two. */
  #dependencies(): Map<string, SchemaNode> {
    const found = new Map<string, SchemaNode>();
    for (const entry of this.#reader.members("dependencies")?.entries.values() ?? []) {
      if (entry.value.kind !== "array") found.set(entry.name, this.#compile(entry.value));
    }
    return found;
  }

  #combination(): Combination | undefined {
    if (!this.#reader.hasAny(COMBINING_KEYWORDS)) return undefined;
    return {
      allOf: this.#schemas("allOf"),
      anyOf: this.#schemas("anyOf"),
      oneOf: this.#schemas("oneOf"),
      not: this.#schema("not"),
      if: this.#schema("if"),
      whenMet: this.#schema("then"),
      otherwise: this.#schema("else"),
    };
  }

  #schema(keyword: string): SchemaNode | undefined {
    const node = this.#reader.get(keyword);
    return node === undefined ? undefined : this.#compile(node);
  }

  #schemas(keyword: string): readonly SchemaNode[] {
    return (this.#reader.items(keyword) ?? []).map((item) => this.#compile(item));
  }

  #schemasIn(keyword: string): Map<string, SchemaNode> {
    const found = new Map<string, SchemaNode>();
    for (const entry of this.#reader.members(keyword)?.entries.values() ?? []) {
      found.set(entry.name, this.#compile(entry.value));
    }
    return found;
  }

  #compile(node: Node): SchemaNode {
    return compileSchema(node, this.#resource, this.#findings);
  }
}
