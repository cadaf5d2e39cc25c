import * as z from "zod/mini";
import { explainText, explain as explanationOf, type Path, settingAt, settingPathOf } from "../../../engine/engine.ts";
import { commandNames, type ExplainResult } from "../../../protocol/commands.ts";
import { invalidParams } from "../../answer.ts";
import type { Context } from "../../context.ts";
import { toOffset } from "../../fromProtocol.ts";
import { viewOf } from "../../view.ts";
import { command, noProject, noStack, projectAt, secretsParam, stackParam, uriParam } from "./command.ts";

const countParam = z.int().check(z.minimum(1));

const schema = z
  .object({
    uri: uriParam,
    key: z.optional(z.string().check(z.minLength(1), z.maxLength(10_000))),
    position: z.optional(z.object({ line: countParam, column: countParam })),
    stack: z.optional(stackParam),
    secrets: secretsParam,
  })
  .check(z.refine(({ key, position }) => key !== undefined || position !== undefined, { path: ["key"] }));

type Params = z.infer<typeof schema>;

/** Every layer's value for one setting. */
export const explain = command(commandNames.explain, schema, async (context, params) => {
  const { uri, key, stack, secrets } = params;
  const live = await projectAt(context, uri);
  if (live === undefined) return noProject();
  if (stack !== undefined && live.project.stackNamed(stack) === undefined) return noStack(live, stack);
  const path = key === undefined ? pathAtPosition(context, params) : settingPathOf(key, live.project);
  const data = path === undefined ? undefined : explanationOf(live.project, path, secrets, stack);
  if (data === undefined) return invalidParams("No file sets this key, and no schema knows it.");
  return { project: live.folder, text: explainText(data), data } satisfies ExplainResult;
});

function pathAtPosition(context: Context, { uri, position }: Params): Path | undefined {
  const view = viewOf(context, uri);
  if (view === undefined || position === undefined) return undefined;
  const { line, column } = position;
  const offset = toOffset(view.file.tree, { line: line - 1, character: column - 1 });
  return settingAt(view.project, view.name, offset);
}
