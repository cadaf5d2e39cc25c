import * as z from "zod/mini";
import { diffStacks, diffText } from "../../../engine/engine.ts";
import { commandNames, type DiffResult } from "../../../protocol/commands.ts";
import { command, noProject, noStack, projectAt, secretsParam, stackParam, uriParam } from "./command.ts";

const schema = z.object({ uri: uriParam, one: stackParam, other: stackParam, secrets: secretsParam });

/** Two stacks, setting by setting. */
export const diff = command(commandNames.diff, schema, async (context, { uri, one, other, secrets }) => {
  const live = await projectAt(context, uri);
  if (live === undefined) return noProject();
  const unknown = [one, other].find((name) => live.project.stackNamed(name) === undefined);
  const data = diffStacks(live.project, one, other, secrets);
  if (unknown !== undefined || data === undefined) return noStack(live, unknown ?? one);
  return { project: live.folder, text: diffText(data), data } satisfies DiffResult;
});
