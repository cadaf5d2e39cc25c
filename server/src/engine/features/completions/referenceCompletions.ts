import { VisibleNames } from "../../checks/hazards/visibleNames.ts";
import type { Project } from "../../project/project.ts";
import type { ProjectFile } from "../../project/projectFile.ts";
import { isSecretValue, mask } from "../../project/secrets.ts";
import type { Entry } from "../../syntax/node.ts";
import { stacksSeenFrom } from "../hover.ts";
import { valueText } from "../hoverEffective.ts";
import { companionsOf } from "./candidates.ts";
import { type Completion, sortText } from "./completionItem.ts";
import type { ReferencePlace } from "./completionPlace.ts";

const MOST_NAMES = 2000;

/** The names that a value may refer to: those of its own file that it can see, then those of the other layers. */
export function referenceCompletions(project: Project, place: ReferencePlace): readonly Completion[] {
  const { file, name: own } = place;
  const items = new Map<string, Completion>();
  const visible = new VisibleNames(project, file);
  for (const source of [file, ...companionsOf(project, file, stacksSeenFrom(project, file.name))]) {
    if (source.tree.language.name !== "env") continue;
    for (const entry of source.tree.root.entries.values()) {
      const { name } = entry;
      if (items.size >= MOST_NAMES) return [...items.values()];
      if (name === own || items.has(name) || !/^[A-Za-z0-9_]+$/.test(name)) continue;
      if (visible.sightOf(name, place.assignment).kind !== "set") continue;
      items.set(name, itemOf(project, place, source, entry, items.size));
    }
  }
  return [...items.values()];
}

function itemOf(project: Project, place: ReferencePlace, source: ProjectFile, entry: Entry, index: number): Completion {
  const { name, value } = entry;
  const path = project.names.pathOfVariable(name);
  const text = place.form === "braces" ? `\${${name}}` : `$${name}`;
  const isHidden =
    isSecretValue(project, path, value, source.name) || (value.kind === "string" && value.value.includes("$"));
  const shown = value.kind === "null" ? "" : isHidden ? hiddenText(value) : valueText(value, "env");
  return {
    label: name,
    kind: "reference",
    note: source === place.file ? shown : `${shown} — ${source.name}`,
    edit: { ...place.range, text },
    filterText: `${place.typed.startsWith("${") ? "${" : "$"}${name}`,
    sortText: sortText(source === place.file ? 1 : 2, index),
    path,
  };
}

/** A value that refers to others is left out, as what it refers to may be a secret. */
function hiddenText(value: Entry["value"]): string {
  return value.kind === "string" && value.value.includes("$") ? "" : mask;
}
