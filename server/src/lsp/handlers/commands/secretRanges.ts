import * as z from "zod/mini";
import { secretSpans } from "../../../engine/engine.ts";
import { commandNames, type SecretRangesResult } from "../../../protocol/commands.ts";
import { toRange } from "../../toProtocol.ts";
import { loadedView } from "../../view.ts";
import { command, noProject, uriParam } from "./command.ts";

/** Where the secrets of a file stand. */
export const secretRanges = command(
  commandNames.secretRanges,
  z.object({ uri: uriParam }),
  async (context, { uri }) => {
    const view = await loadedView(context, uri);
    if (view === undefined) return noProject();
    const { tree } = view.file;
    const ranges = secretSpans(view.project, view.name).map((span) => toRange(tree, span));
    return { ranges } satisfies SecretRangesResult;
  },
);
