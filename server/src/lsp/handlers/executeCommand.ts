import { type ExecuteCommandParams, ExecuteCommandRequest } from "vscode-languageserver-protocol";
import { answer, invalidParams } from "../answer.ts";
import type { Command } from "./commands/command.ts";
import { diff } from "./commands/diff.ts";
import { effectiveConfig } from "./commands/effectiveConfig.ts";
import { explain } from "./commands/explain.ts";
import { secretRanges } from "./commands/secretRanges.ts";
import { projects, stacks } from "./commands/stacks.ts";
import type { Handler } from "./handler.ts";

/** The commands, by the names that clients call them. */
const commands: readonly Command[] = [projects, stacks, effectiveConfig, explain, diff, secretRanges];

export const executeCommand: Handler = {
  capabilities: () => ({ executeCommandProvider: { commands: commands.map(({ name }) => name) } }),
  listen: (context) => {
    const { method } = ExecuteCommandRequest.type;
    const run = answer<ExecuteCommandParams, unknown>(context, method, null, async (params) => {
      const found = commands.find(({ name }) => name === params?.command);
      return found === undefined
        ? invalidParams("There is no such command.")
        : found.run(context, params.arguments?.[0]);
    });
    context.connection.onRequest(method, run);
  },
};
