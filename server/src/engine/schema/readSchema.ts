import { readJson } from "../syntax/json/readJson.ts";
import type { Node } from "../syntax/node.ts";
import { compileSchema, draftOf, type Findings, type OpenResource } from "./compileSchema.ts";
import type { SchemaFault } from "./schemaFault.ts";
import type { Draft, Reference, SchemaNode } from "./schemaNode.ts";
import { resolveUri, splitFragment } from "./uri.ts";

/** The texts of other schemas by URI, for `$ref`. A `Map` is one. Nothing is ever fetched from a network. */
export interface SchemaTexts {
  get(uri: string): string | undefined;
}

export interface ReadSchemaOptions {
  /** Where the schema lies: relative references start there. */
  readonly uri?: string;
  readonly bundled?: SchemaTexts;
}

export interface Schema {
  readonly uri: string;
  readonly root: SchemaNode;
  /** What is wrong with this text; of the other texts it refers to, only that they cannot be found. */
  readonly faults: readonly SchemaFault[];
  /** Whether it refers to other texts, so that its own does not tell all that it says. */
  readonly refersToOthers: boolean;
}

/** Reads a schema, however broken. What cannot be read says nothing, and a fault says where. */
export function readSchema(text: string, options: ReadSchemaOptions = {}): Schema {
  const library = new SchemaLibrary(options.bundled ?? new Map<string, string>());
  const document = library.read(options.uri ?? "", text);
  for (const reference of document.references) checkReference(reference, document.faults);
  checkLoops(document.references, document.faults);
  return { uri: document.uri, root: document.root, faults: document.faults, refersToOthers: library.refersToOthers };
}

interface SchemaDocument {
  readonly uri: string;
  readonly root: SchemaNode;
  readonly faults: SchemaFault[];
  readonly references: readonly Reference[];
}

/** All schemas that are reachable from one, each document read when it is first referred to. */
class SchemaLibrary {
  readonly #texts: SchemaTexts;
  readonly #resources = new Map<string, OpenResource>();
  readonly #schemas = new Map<Node, SchemaNode>();
  readonly #missing = new Set<string>();
  /** The draft of the first document, which those that name none share. */
  #draft: Draft | undefined;
  refersToOthers = false;

  constructor(texts: SchemaTexts) {
    this.#texts = texts;
  }

  read(uri: string, text: string): SchemaDocument {
    const { root, faults } = readJson(text);
    const node: Node = root ?? { kind: "boolean", value: true, start: 0, end: 0 };
    const id = node.kind === "table" ? node.entries.get("$id")?.value : undefined;
    const base = id?.kind === "string" ? splitFragment(resolveUri(uri, id.value)).document : uri;
    const draft = draftOf(node) ?? this.#draft ?? "2020-12";
    this.#draft ??= draft;
    const resource: OpenResource = {
      uri: base,
      document: uri,
      draft,
      root: node,
      anchors: new Map(),
      dynamicAnchors: new Map(),
    };
    this.#resources.set(uri, resource);
    this.#resources.set(base, resource);
    const findings = this.#findings();
    for (const syntax of faults) {
      findings.faults.push({ kind: "syntax", start: syntax.start, end: syntax.end, detail: syntax.kind, syntax });
    }
    return { uri, root: compileSchema(node, resource, findings), ...findings };
  }

  find(uri: string): SchemaNode | undefined {
    const { document, fragment } = splitFragment(uri);
    const resource = this.#resource(document);
    if (resource === undefined) return undefined;
    if (fragment !== "" && !fragment.startsWith("/")) return resource.anchors.get(fragment);
    const node = nodeAt(resource.root, fragment);
    if (node === undefined) return undefined;
    const known = this.#schemas.get(node);
    if (known !== undefined) return known;
    // A pointer may lead to where no keyword looks for schemas; the schema there is made when it is asked for.
    return node.kind === "table" || node.kind === "boolean"
      ? compileSchema(node, resource, this.#findings())
      : undefined;
  }

  #resource(uri: string): OpenResource | undefined {
    const known = this.#resources.get(uri);
    if (known !== undefined || this.#missing.has(uri)) return known;
    this.refersToOthers = true;
    const text = this.#texts.get(uri) ?? this.#texts.get(`${uri}#`);
    if (text === undefined) {
      this.#missing.add(uri);
      return undefined;
    }
    this.read(uri, text);
    return this.#resources.get(uri);
  }

  #findings(): Findings {
    return {
      faults: [],
      references: [],
      addResource: (resource) => this.#resources.set(resource.uri, resource),
      addSchema: (schema) => this.#schemas.set(schema.source, schema),
      find: (uri) => this.find(uri),
    };
  }
}

/** Follows a JSON pointer. */
function nodeAt(root: Node, pointer: string): Node | undefined {
  let node: Node | undefined = root;
  for (const part of pointer === "" ? [] : pointer.slice(1).split("/")) {
    const name = part.replaceAll("~1", "/").replaceAll("~0", "~");
    if (node?.kind === "table") node = node.entries.get(name)?.value;
    else if (node?.kind === "array" && /^[0-9]{1,9}$/.test(name)) node = node.items[Number(name)];
    else return undefined;
  }
  return node;
}

function checkReference(reference: Reference, faults: SchemaFault[]): void {
  if (reference.target !== undefined) return;
  const { start, end } = reference.source;
  const isRemote = /^[a-z][a-z0-9+.-]*:\/\//i.test(reference.uri);
  faults.push({ kind: isRemote ? "remote-reference" : "unresolved-reference", start, end, detail: reference.uri });
}

/** A schema that is nothing but a reference which leads back to itself asks for nothing at all. */
function checkLoops(references: readonly Reference[], faults: SchemaFault[]): void {
  const harmless = new Set<Reference>();
  for (const first of references) {
    const trail = new Set<Reference>();
    let reference: Reference | undefined = first;
    while (reference !== undefined && !trail.has(reference) && !harmless.has(reference)) {
      trail.add(reference);
      reference = reference.target?.keywords.reference;
    }
    if (reference === first) {
      faults.push({ kind: "reference-loop", start: first.source.start, end: first.source.end, detail: first.uri });
    } else for (const passed of trail) harmless.add(passed);
  }
}
