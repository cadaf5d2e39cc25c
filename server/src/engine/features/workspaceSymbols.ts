import type { Project } from "../project/project.ts";
import { keyText } from "../project/settingPath.ts";
import type { Span } from "../text/span.ts";
import { isSettingLine, linesOf } from "./settingLines.ts";

/** A setting somewhere in a project, found by its name. Its value is not told. */
export interface FoundSetting {
  readonly name: string;
  readonly file: string;
  readonly kind: "setting" | "table";
  readonly span: Span;
}

/** The settings of a project whose names hold the letters of a query in their order; at most so many. */
export function findSettings(project: Project, query: string, most: number): readonly FoundSetting[] {
  const letters = query.slice(0, longestQuery).toLowerCase().replace(/\s+/g, "");
  const found: FoundSetting[] = [];
  for (const file of project.files.values()) {
    for (const line of linesOf(project, file)) {
      if (found.length >= most) return found;
      const name = keyText(line.path);
      const { keys } = line.statement;
      const [first] = keys;
      const last = keys.at(-1);
      if (first === undefined || last === undefined || !hasLetters(name.toLowerCase(), letters)) continue;
      const span = { start: line.start + first.start, end: line.start + last.end };
      found.push({ name, file: file.name, kind: isSettingLine(line) ? "setting" : "table", span });
    }
  }
  return found;
}

const longestQuery = 200;

function hasLetters(name: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
