import type { StatementReader } from "./cursor.ts";
import type { StructureBuilder } from "./structure.ts";

/** How the text of a file becomes statements, and its statements one table. */
export interface Language {
  readonly name: "toml" | "env";
  readonly read: StatementReader;
  readonly build: StructureBuilder;
}
