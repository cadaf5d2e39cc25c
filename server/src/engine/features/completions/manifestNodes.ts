import * as z from "zod/mini";
import { manifestSchema } from "../../project/manifestSchema.ts";
import { readSchema } from "../../schema/readSchema.ts";
import type { SchemaNode } from "../../schema/schemaNode.ts";

/** The schemas that govern `strata.toml`: the same that ships as a file, made here so that no file need be read. */
export function manifestNodes(): readonly SchemaNode[] {
  const text = JSON.stringify(z.toJSONSchema(manifestSchema, { io: "input" }));
  return [readSchema(text, { uri: "strata:strata" }).root];
}
