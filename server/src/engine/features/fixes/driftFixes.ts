import { additionsOf } from "./addSettings.ts";
import { type Fix, type FixContext, fix } from "./fix.ts";
import { keyPartAt, unknownKeyFixes } from "./keyFixes.ts";
import { valueFixes } from "./valueFixes.ts";

/** A template that differs from the schema: what it lacks is added, what it has too much goes, what is wrong becomes right. */
export function driftFixes(context: FixContext): readonly Fix[] {
  const { data, path, file, project, problem } = context;
  if (data.file === undefined) {
    return keyPartAt(context, problem.start) === undefined ? valueFixes(context) : unknownKeyFixes(context);
  }
  const wanted = { path, valueText: data.replacement ?? "", file: file.name, template: undefined };
  const changes = additionsOf(project, [wanted]);
  if (changes.edits.get(file.name)?.length !== 1) return [];
  return [fix(context, `Add ${data.key} to ${file.name}`, "preferred", () => changes)];
}
