import { manifestName, type Project } from "../project/project.ts";
import type { Path } from "../syntax/node.ts";
import { commentCompletions } from "./completions/commentCompletions.ts";
import type { Completion } from "./completions/completionItem.ts";
import type { CompletionPlace } from "./completions/completionPlace.ts";
import { envKeyCompletions } from "./completions/envKeyCompletions.ts";
import { envPlace } from "./completions/envPlace.ts";
import { headerCompletions } from "./completions/headerCompletions.ts";
import { keyCompletions } from "./completions/keyCompletions.ts";
import { manifestValues } from "./completions/manifestCompletions.ts";
import { referenceCompletions } from "./completions/referenceCompletions.ts";
import { tomlPlace } from "./completions/tomlPlace.ts";
import { valueCompletions } from "./completions/valueCompletions.ts";
import { settingBlocks } from "./hover.ts";
import type { HoverBlock } from "./hoverBlocks.ts";

/** What can be put at the cursor, whatever state the line is in. */
export function completionsAt(project: Project, fileName: string, offset: number): readonly Completion[] {
  const file = project.files.get(fileName);
  if (file === undefined) return [];
  const isEnv = file.tree.language.name === "env";
  const place = isEnv ? envPlace(project, file, offset) : tomlPlace(project, file, offset);
  return place === undefined ? [] : completionsFor(project, place);
}

/** What a setting that a completion offers is, as a hover would say it; it is made only for those who look. */
export function completionDocumentation(project: Project, fileName: string, path: Path): readonly HoverBlock[] {
  return project.files.has(fileName) ? settingBlocks(project, fileName, path) : [];
}

function completionsFor(project: Project, place: CompletionPlace): readonly Completion[] {
  switch (place.kind) {
    case "key":
      return place.file.tree.language.name === "env"
        ? envKeyCompletions(project, place)
        : keyCompletions(project, place);
    case "header":
      return headerCompletions(project, place);
    case "value":
      return (
        (place.file.name === manifestName ? manifestValues(project, place) : undefined) ??
        valueCompletions(project, place)
      );
    case "reference":
      return referenceCompletions(project, place);
    case "comment":
      return commentCompletions(project, place);
  }
}
