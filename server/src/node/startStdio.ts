import { serve } from "../lsp/serve.ts";
import { stdio } from "./surroundings.ts";

/** The language server of the command, which has the schemas that ship in its own file. */
export function startStdio(): void {
  serve(stdio(async (name) => (await import("./shippedSchemas.ts")).shippedSchemas.get(`strata:${name}`)));
}
