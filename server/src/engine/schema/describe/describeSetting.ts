import type { Node } from "../../syntax/node.ts";
import { defaultOf } from "../defaultOf.ts";
import { type JsonType, typeNamesOf } from "../jsonType.ts";
import type { SchemaNode } from "../schemaNode.ts";
import { type AllowedValue, describeAllowed } from "./allowedValues.ts";
import { Annotations, textOf } from "./annotations.ts";
import { isSecret } from "./secret.ts";
import { typeInWords, typesAmong } from "./typeInWords.ts";

/** What a schema tells people about a setting. All text is plain. */
export interface SettingDescription {
  readonly title: string | undefined;
  readonly description: string | undefined;
  /** The kind of value and its limits: "whole number from 1 to 65535". */
  readonly type: string;
  readonly types: readonly JsonType[];
  readonly default: Node | undefined;
  readonly allowed: readonly AllowedValue[];
  readonly examples: readonly Node[];
  /** The unit as the schema names it; `quantityInWords` makes "24 h" of a value and it. */
  readonly unit: string | undefined;
  readonly isSecret: boolean;
  /** Undefined for a setting that is not deprecated. */
  readonly deprecation: Deprecation | undefined;
  /** The heading that the setting is grouped under. */
  readonly section: string | undefined;
  /** The file that the setting belongs in. */
  readonly layer: string | undefined;
  /** Where the setting is documented. */
  readonly source: string | undefined;
}

export interface Deprecation {
  readonly message: string | undefined;
  /** The setting to use instead. */
  readonly replacement: string | undefined;
}

/** Describes the setting that some schemas govern together; where two speak of the same thing, the outermost counts. */
export function describeSetting(nodes: readonly SchemaNode[]): SettingDescription {
  const parts = nodes.flatMap((node) => node.valueParts);
  const annotations = new Annotations(parts);
  return {
    title: annotations.text("title"),
    description: annotations.text("description"),
    type: typeInWords(nodes),
    types: typeNamesOf(typesAmong(nodes, parts)),
    default: defaultOf(nodes),
    allowed: describeAllowed(parts),
    examples: annotations.items("examples"),
    unit: annotations.own("unit"),
    isSecret: isSecret(nodes),
    deprecation: deprecationOf(annotations),
    section: annotations.own("section"),
    layer: annotations.own("layer"),
    source: annotations.own("source") ?? sourceOf(annotations.ownNode("source")),
  };
}

/** A document and the heading in it, as "docs/settings.md: Database". */
function sourceOf(node: Node | undefined): string | undefined {
  if (node?.kind !== "table") return undefined;
  const document = textOf(node.entries.get("document")?.value);
  const heading = textOf(node.entries.get("heading")?.value);
  return heading === undefined || document === undefined ? (document ?? heading) : `${document}: ${heading}`;
}

function deprecationOf(annotations: Annotations): Deprecation | undefined {
  const message = annotations.text("deprecationMessage");
  const replacement = annotations.own("replacement");
  const isDeprecated = annotations.flag("deprecated") || message !== undefined || replacement !== undefined;
  return isDeprecated ? { message, replacement } : undefined;
}
