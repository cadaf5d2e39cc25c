import assert from "node:assert/strict";
import { effectiveConfigText, Project } from "../../../server/src/engine/engine.ts";
import { drawnFiles, type ProjectSetting, projectInput } from "../../support/checkProject.ts";
import { trimText } from "../../support/squiggles.ts";

/** Opens the project whose files are written one under the other, each below `--- name`. */
export function openProject(files: string, setting: ProjectSetting = {}): Project {
  return Project.open(projectInput(drawnFiles(files), setting));
}

/** Checks what a stack of a project is shown as in TOML, secrets masked. */
export function checkShown(
  files: string,
  setting: ProjectSetting & { readonly stack?: string },
  expected: string,
): void {
  const shown = effectiveConfigText(openProject(files, setting), setting.stack ?? "default", "toml", "masked");
  assert.equal(shown, `${trimText(expected)}\n`);
}
