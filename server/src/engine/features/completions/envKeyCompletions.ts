import type { Project } from "../../project/project.ts";
import type { ProjectFile } from "../../project/projectFile.ts";
import { keyText } from "../../project/settingPath.ts";
import { aboutCandidate } from "./aboutCandidate.ts";
import { type Candidate, candidatesIn, isSetBy } from "./candidates.ts";
import { type Completion, sortText } from "./completionItem.ts";
import type { KeyPlace } from "./completionPlace.ts";
import { isWanted, orderOf } from "./keyCompletions.ts";
import { escapedText } from "./snippet.ts";
import { suggestedText } from "./suggestedValue.ts";

const DEEPEST = 4;
const MOST_VARIABLES = 1000;

/** The variables that the file does not set yet, as `NAME=value`. */
export function envKeyCompletions(project: Project, place: KeyPlace): readonly Completion[] {
  const style = nameStyleOf(project, place);
  return variablesOf(project, place.file)
    .map(({ candidate, sort }) => ({ candidate, sort, name: variableName(project, candidate, style) }))
    .filter(
      ({ candidate, name }) =>
        isWanted({ ...candidate, name }, place.typed) && !isSetBy(project, place.file, candidate.path, place.statement),
    )
    .map(({ candidate, sort, name }) => itemOf(project, place, candidate, name, sort));
}

function itemOf(project: Project, place: KeyPlace, candidate: Candidate, name: string, sort: string): Completion {
  const base = {
    label: name,
    kind: "setting" as const,
    filterText: name,
    sortText: sort,
    path: candidate.path,
    ...aboutCandidate(candidate, "env"),
  };
  if (place.follows === "separator") return { ...base, edit: { ...place.range, text: name } };
  if (place.follows === "a-value") return { ...base, edit: { ...place.range, text: `${name}=` } };
  const { text, snippet } = suggestedText(project, candidate.nodes, "env");
  const edit = { ...place.range, text: `${name}=${text}` };
  return { ...base, edit, snippet: `${escapedText(name)}=${snippet}` };
}

interface Variable {
  readonly candidate: Candidate;
  readonly sort: string;
}

/** Where the loader nests, the members of tables are variables of their own. */
function variablesOf(project: Project, file: ProjectFile): readonly Variable[] {
  const nests = project.plan.loader.nestedDelimiter !== undefined;
  const variables: Variable[] = [];
  const open: { readonly table: Candidate["path"]; readonly sort: string }[] = [{ table: [], sort: "" }];
  for (let next = open.shift(); next !== undefined && variables.length < MOST_VARIABLES; next = open.shift()) {
    const { table, sort: outer } = next;
    const candidates = candidatesIn(project, file, table);
    const order = orderOf(candidates);
    for (const candidate of candidates) {
      const sort = outer === "" ? order(candidate) : `${outer}.${sortText(0, variables.length)}`;
      const isOpen = nests && candidate.isTable && candidate.path.length < DEEPEST;
      if (isOpen) open.push({ table: candidate.path, sort });
      else variables.push({ candidate, sort });
    }
  }
  return variables;
}

type NameStyle = "as-in-schema" | "capitals" | "small-letters";

/** Where case does not matter, names are written as the file writes its others, and in capitals in a new one. */
function nameStyleOf(project: Project, { file, statement }: KeyPlace): NameStyle {
  if (project.plan.loader.keyCase.env === "sensitive") return "as-in-schema";
  let small = 0;
  let capital = 0;
  for (const { name, statement: setting } of file.tree.root.entries.values()) {
    if (setting === statement) continue;
    if (name === name.toUpperCase()) capital++;
    else small++;
    if (small + capital >= 100) break;
  }
  return small > capital ? "small-letters" : "capitals";
}

/** The spelling of the style, as long as the application takes it for this setting. */
function variableName(project: Project, { path }: Candidate, style: NameStyle): string {
  const delimiter = project.plan.loader.nestedDelimiter ?? "_";
  const [first = "", ...rest] = path.map(String);
  const spelled = (text: string): string => {
    if (style === "as-in-schema") return text;
    return style === "capitals" ? text.toUpperCase() : text.toLowerCase();
  };
  const whole = [first, ...rest].map(spelled).join(delimiter);
  const isRead = keyText(project.names.pathOfVariable(whole)) === keyText(path);
  return isRead ? whole : [spelled(first), ...rest].join(delimiter);
}
