import { codeActions } from "./codeActions.ts";
import { codeLens } from "./codeLens.ts";
import { completion } from "./completion.ts";
import { definition } from "./definition.ts";
import { documentLinks } from "./documentLinks.ts";
import { documentSymbols } from "./documentSymbols.ts";
import { executeCommand } from "./executeCommand.ts";
import { foldingRanges } from "./foldingRanges.ts";
import type { Handler } from "./handler.ts";
import { highlights } from "./highlights.ts";
import { hover } from "./hover.ts";
import { inlayHints } from "./inlayHints.ts";
import { references } from "./references.ts";
import { rename } from "./rename.ts";
import { selectionRanges } from "./selectionRanges.ts";
import { workspaceSymbols } from "./workspaceSymbols.ts";

/** All that the server can be asked for. To add a feature, write a file beside this one and add its row. */
export const handlers: readonly Handler[] = [
  completion,
  hover,
  executeCommand,
  codeActions,
  codeLens,
  definition,
  documentLinks,
  documentSymbols,
  foldingRanges,
  highlights,
  inlayHints,
  references,
  rename,
  selectionRanges,
  workspaceSymbols,
];
