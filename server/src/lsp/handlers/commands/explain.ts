import * as z from "zod/mini";
import { explainText, explain as explanationOf, settingPathOf } from "../../../engine/engine.ts";
import { commandNames, type ExplainResult } from "../../../protocol/commands.ts";
import { invalidParams } from "../../answer.ts";
import { command, noProject, noStack, projectAt, secretsParam, stackParam, uriParam } from "./command.ts";

const schema = z.object({
  uri: uriParam,
  key: z.string().check(z.minLength(1), z.maxLength(10_000)),
  stack: z.optional(stackParam),
  secrets: secretsParam,
});

/** Every layer's value for one setting. */
export const explain = command(commandNames.explain, schema, async (context, { uri, key, stack, secrets }) => {
  const live = await projectAt(context, uri);
  if (live === undefined) return noProject();
  if (stack !== undefined && live.project.stackNamed(stack) === undefined) return noStack(live, stack);
  const path = settingPathOf(key, live.project);
  const data = path === undefined ? undefined : explanationOf(live.project, path, secrets, stack);
  if (data === undefined) return invalidParams("No file sets this key, and no schema knows it.");
  return { project: live.folder, text: explainText(data), data } satisfies ExplainResult;
});
