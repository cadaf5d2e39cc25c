import { manifestName, type Project } from "../project/project.ts";
import type { Path } from "../syntax/node.ts";
import type { Span } from "../text/span.ts";
import { linksOf } from "./links.ts";
import { namedAt, placesNaming } from "./references.ts";
import { schemaPlacesOf } from "./schemaPlaces.ts";

/** A place in a file, which may be the schema; a file as a whole has the span 0 to 0. */
export interface Target extends Span {
  readonly file: string;
}

/**
 * Where the thing under the cursor comes from: a setting from the schema's property, or, where no schema that can be
 * opened has it, from the other files that set it; a name in `${NAME}` from the lines that set it; a path from its file.
 */
export function definitionsAt(project: Project, fileName: string, offset: number): readonly Target[] {
  const links = linksOf(project, fileName).filter(({ start, end }) => offset >= start && offset <= end);
  if (links.length > 0 || fileName === manifestName) return links.map(({ file }) => ({ file, start: 0, end: 0 }));
  const path = namedAt(project, fileName, offset);
  if (path === undefined) return [];
  const places = placesNaming(project, path).filter(({ role }) => role !== "commented-out");
  const here = places.find(({ file, start, end }) => file === fileName && offset >= start && offset <= end);
  if (here?.role === "reference")
    return inOrder(
      project,
      places.filter(({ role }) => role !== "reference"),
      fileName,
    );
  const inSchema = propertiesOf(project, path);
  if (inSchema.length > 0) return inSchema;
  return inOrder(
    project,
    places.filter(({ file, role }) => role !== "reference" && file !== fileName),
    fileName,
  );
}

function propertiesOf(project: Project, path: Path): readonly Target[] {
  const properties = schemaPlacesOf(project, path).filter(({ role }) => role === "property");
  const own = properties.filter(
    ({ document }) => !document.startsWith("strata:") && project.input.schemas.get(document) !== undefined,
  );
  return own.map(({ document, start, end }) => ({ file: document, start, end }));
}

/** The same file first, then higher layers before lower ones. */
function inOrder(project: Project, targets: readonly Target[], fileName: string): readonly Target[] {
  const stacks = project.stacksOf(fileName);
  const layers = stacks.flatMap((stack) => project.layersOf(stack).map(({ name }) => name));
  const rank = (file: string) =>
    file === fileName ? -1 : layers.includes(file) ? layers.indexOf(file) : layers.length;
  return targets
    .map(({ file, start, end }) => ({ file, start, end }))
    .sort((one, other) => rank(one.file) - rank(other.file) || one.start - other.start);
}
