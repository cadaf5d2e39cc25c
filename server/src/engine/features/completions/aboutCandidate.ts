import { defaultOf } from "../../schema/defaultOf.ts";
import { isSecret } from "../../schema/describe/secret.ts";
import { typeInBrief } from "../../schema/describe/typeInWords.ts";
import type { Language } from "../../syntax/language.ts";
import { valueText } from "../hoverEffective.ts";
import type { Candidate } from "./candidates.ts";
import type { Completion } from "./completionItem.ts";

const LONGEST_DEFAULT = 24;

/** What the row of a setting says: beside the name its default, and at the end its type and where it belongs. */
export function aboutCandidate(
  candidate: Candidate,
  language: Language["name"],
): Pick<Completion, "note" | "default" | "isDeprecated"> {
  const note = [typeInBrief(candidate.nodes), standingOf(candidate)].filter((part) => part !== undefined).join(" · ");
  const byDefault = defaultText(candidate, language);
  return {
    ...(note === "" ? {} : { note }),
    ...(byDefault === undefined ? {} : { default: byDefault }),
    ...(candidate.isDeprecated ? { isDeprecated: true as const } : {}),
  };
}

/** The heading that it is grouped under says less than all these, and a row has no room for it. */
function standingOf({ belongsIn, isMissing }: Candidate): string | undefined {
  if (belongsIn !== undefined) return `belongs in ${belongsIn}`;
  return isMissing ? "required" : undefined;
}

function defaultText({ nodes }: Candidate, language: Language["name"]): string | undefined {
  const value = defaultOf(nodes);
  if (value === undefined || value.kind === "null" || isSecret(nodes)) return undefined;
  const text = valueText(value, language);
  return text.length > LONGEST_DEFAULT ? `${text.slice(0, LONGEST_DEFAULT)}…` : text;
}
