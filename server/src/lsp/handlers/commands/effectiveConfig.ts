import * as z from "zod/mini";
import { configFormats, effectiveConfig as configOf, effectiveConfigText } from "../../../engine/engine.ts";
import { commandNames, type EffectiveConfigResult } from "../../../protocol/commands.ts";
import type { LiveProject } from "../../liveProject.ts";
import { keyOf, pathIn } from "../../uris.ts";
import { command, noProject, noStack, projectAt, secretsParam, stackParam, uriParam } from "./command.ts";

const schema = z.object({
  uri: uriParam,
  stack: z.optional(stackParam),
  format: z._default(z.enum(configFormats), "toml"),
  secrets: secretsParam,
});

/** What the application gets from one stack. */
export const effectiveConfig = command(commandNames.effectiveConfig, schema, async (context, params) => {
  const { uri, format, secrets } = params;
  const live = await projectAt(context, uri);
  if (live === undefined) return noProject();
  const stack = params.stack ?? stackFor(live, uri);
  const data = configOf(live.project, stack, secrets);
  const text = effectiveConfigText(live.project, stack, format, secrets);
  if (data === undefined || text === undefined) return noStack(live, stack);
  const stacks = live.project.plan.stacks.map(({ name }) => name);
  return { project: live.folder, stack, stacks, text, data } satisfies EffectiveConfigResult;
});

/** A file that makes one stack what it is means that stack; one that all share means the default. */
function stackFor({ key, project }: LiveProject, uri: string): string {
  const { stacks } = project.plan;
  const own = project.stacksOf(pathIn(key, keyOf(uri)) ?? "");
  const byDefault = (own.length === 0 ? stacks : own).find(({ name }) => name === "default");
  return (byDefault ?? own[0] ?? stacks[0])?.name ?? "default";
}
