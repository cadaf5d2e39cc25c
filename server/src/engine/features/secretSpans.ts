import type { Project } from "../project/project.ts";
import type { Span } from "../text/span.ts";
import { secretPartsOf } from "./maskedLine.ts";

/** Where the secrets of a file stand, in order, also those in assignments that are commented out. */
export function secretSpans(project: Project, name: string): Span[] {
  const file = project.files.get(name);
  if (file === undefined) return [];
  const spans: Span[] = [];
  for (const placed of file.tree.statements()) {
    for (const { start, end } of secretPartsOf(project, file, placed)) {
      if (start < end) spans.push({ start: placed.start + start, end: placed.start + end });
    }
  }
  return spans;
}
