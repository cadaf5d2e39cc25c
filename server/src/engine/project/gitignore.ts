import { compilePattern, type IgnorePattern, matchesPath } from "./gitignorePattern.ts";

/** The rules of one `.gitignore`, in the order of its lines. */
export interface GitignoreRules {
  readonly patterns: readonly IgnorePattern[];
}

/** A `.gitignore` and the folder that it lies in, from the root that paths count from; `""` is the root itself. */
export interface GitignoreFile {
  readonly folder: string;
  readonly rules: GitignoreRules;
}

export function readGitignore(text: string): GitignoreRules {
  const lines = text.replace(/^\ufeff/, "").split("\n");
  return { patterns: lines.flatMap((line) => compilePattern(line) ?? []) };
}

/**
 * Whether git leaves a file alone that it does not track yet. As git has it, the last rule that matches decides, a
 * `.gitignore` further down comes after one further up, and nothing in an ignored folder can be taken back.
 */
export function isIgnored(files: readonly GitignoreFile[], path: string): boolean {
  const parts = path.split("/");
  const ordered = [...files].sort((one, other) => depthOf(one.folder) - depthOf(other.folder));
  for (let length = 1; length <= parts.length; length++) {
    const isFolder = length < parts.length;
    if (decide(ordered, parts.slice(0, length), isFolder ? "folder" : "file") === "ignored") return true;
  }
  return false;
}

type Verdict = "ignored" | "kept" | undefined;

function decide(files: readonly GitignoreFile[], parts: readonly string[], kind: "folder" | "file"): Verdict {
  let verdict: Verdict;
  for (const { folder, rules } of files) {
    const inside = partsInside(folder, parts);
    if (inside === undefined) continue;
    for (const pattern of rules.patterns) {
      if (matchesPath(pattern, inside, kind)) verdict = pattern.isNegated ? "kept" : "ignored";
    }
  }
  return verdict;
}

/** The rest of a path below a folder; undefined for a path that is not below it. */
function partsInside(folder: string, parts: readonly string[]): readonly string[] | undefined {
  if (folder === "") return parts;
  const around = folder.split("/");
  if (around.length >= parts.length || around.some((part, index) => parts[index] !== part)) return undefined;
  return parts.slice(around.length);
}

function depthOf(folder: string): number {
  return folder === "" ? 0 : folder.split("/").length;
}
