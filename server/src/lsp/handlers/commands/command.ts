import type { ResponseError } from "vscode-languageserver";
import * as z from "zod/mini";
import type { CommandName } from "../../../protocol/commands.ts";
import { invalidParams } from "../../answer.ts";
import type { Context } from "../../context.ts";
import type { LiveProject } from "../../liveProject.ts";
import { folderOf, keyOf } from "../../uris.ts";

/** One command: its parameters are checked before it runs. */
export interface Command {
  readonly name: CommandName;
  readonly run: (context: Context, params: unknown) => Promise<unknown>;
}

export function command<Params>(
  name: CommandName,
  schema: z.ZodMiniType<Params>,
  run: (context: Context, params: Params) => Promise<unknown>,
): Command {
  return {
    name,
    run: async (context, given) => {
      const { success, data, error } = z.safeParse(schema, given);
      return success ? run(context, data) : invalidParams(mistakeIn(error));
    },
  };
}

export const uriParam = z.string().check(z.minLength(1), z.maxLength(10_000));
export const stackParam = z.string().check(z.maxLength(1_000));
export const secretsParam = z._default(z.enum(["masked", "revealed"]), "masked");

/** The project that a file belongs to or that lies in a folder, read if it has not been yet. */
export async function projectAt({ projects }: Context, uri: string): Promise<LiveProject | undefined> {
  const key = keyOf(uri);
  const candidates = [projects.at(key), ...projects.claimsOn(key).map((claim) => claim.project)];
  const folder = folderOf(key);
  const found = candidates.find((project) => project !== undefined) ?? projects.at(folder ?? "");
  await found?.settled();
  return found;
}

export function noProject(): ResponseError<void> {
  return invalidParams("There is no configuration in this place that Strata knows.");
}

export function noStack(project: LiveProject, name: string): ResponseError<void> {
  const names = project.project.plan.stacks.map((stack) => stack.name).join(", ");
  return invalidParams(`There is no stack ${name}. The stacks are: ${names}.`);
}

/** Says which parameter is wrong, without its value. */
function mistakeIn(error: z.core.$ZodError): string {
  const path = error.issues[0]?.path.map(String).join(".") ?? "";
  return path === "" ? "The command takes one object." : `The parameter ${path} is missing or not valid.`;
}
