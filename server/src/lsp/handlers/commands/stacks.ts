import * as z from "zod/mini";
import { commandNames, type ProjectSummary } from "../../../protocol/commands.ts";
import type { LiveProject } from "../../liveProject.ts";
import { uriIn } from "../../uris.ts";
import { command, noProject, projectAt, uriParam } from "./command.ts";

/** The stacks of one project. */
export const stacks = command(commandNames.stacks, z.object({ uri: uriParam }), async (context, { uri }) => {
  const project = await projectAt(context, uri);
  return project === undefined ? noProject() : summaryOf(project);
});

/** All projects that are known, by their folders. */
export const projects = command(commandNames.projects, z.optional(z.object({})), async (context) => {
  const all = [...context.projects.all()].filter((project) => project.isLoaded);
  return all.sort((one, other) => (one.key < other.key ? -1 : 1)).map(summaryOf);
});

function summaryOf({ folder, project }: LiveProject): ProjectSummary {
  const { loader, schema, stacks, templates } = project.plan;
  return {
    project: folder,
    loader: loader.name,
    ...(schema === undefined ? {} : { schema }),
    stacks: stacks.map(({ name, layers }) => ({
      name,
      layers: layers.map(({ file, isPresent }) => ({ file, uri: uriIn(folder, file), isPresent })),
    })),
    templates: templates.map(({ file, of }) => ({ file, uri: uriIn(folder, file), of })),
  };
}
