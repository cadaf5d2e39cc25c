import { joined } from "./messages.ts";

/** What a loader makes of a text that looks like something else, and what to write instead. */
export const hazardMessages = {
  cutAtHash: (key: string) =>
    `The loader takes the # for the start of a comment, so ${key} ends before it. Put quotes around the value, or a space before a comment.`,
  jsonCutAtHash: (key: string) =>
    `The loader takes the # for the start of a comment, so the JSON of ${key} is cut in its middle. Put single quotes around it.`,
  hashKept: (key: string) =>
    `This is no comment to the loader: it becomes part of the value of ${key}. Put the comment on a line of its own.`,
  blankKept: (key: string) =>
    `The loader keeps the white space at the end of ${key}. Put the comment on a line of its own, or remove the space.`,
  bareKey: (key: string) =>
    `Without = the loader does not set ${key}, and its default counts. Write ${key}= and a value, or remove it.`,
  byteOrderMarkInKey: (key: string) =>
    `The file starts with a byte order mark, which the loader takes for a part of this name: ${key} is not set. Save the file as UTF-8 without it.`,
  byteOrderMarkInToml: () =>
    "The file starts with a byte order mark, and the loader refuses to read it. Save the file as UTF-8 without it.",
  exportInName: (key: string) =>
    `Before an empty value the loader takes export for a part of the name, so ${key} is not set. Remove export.`,
  silentlyFalse: (key: string) =>
    `The loader knows no such word for true, so ${key} is false without a warning. Write True or False.`,
  listBlanks: (key: string) =>
    `The loader splits ${key} at commas only, so the white space becomes part of the items. Remove it.`,
  misreadNumber: (key: string, read: number | undefined) =>
    `The loader leaves out all but digits, commas, points and minus signs, so ${key} is ${read ?? "another number"}. Write the number in full.`,
  escapedPath: (key: string) =>
    `In double quotes a backslash starts an escape, so the path of ${key} gets a control character. Use single quotes or / instead of \\.`,
  wrongCase: (key: string, known: string) =>
    `The loader tells upper from lower case and does not take ${key} for ${known}. Write ${known}.`,
  sameName: (key: string, other: string) =>
    `To the loader ${key} is the same name as ${other} further up, and the last one wins. Remove one of the two.`,
  notExposed: (key: string, prefix: string) =>
    `Only names that start with ${prefix} reach the pages, so ${key} is not there. Rename it if the pages need it.`,
  exposedSecret: (key: string, prefix: string) =>
    `All names that start with ${prefix} become part of the published pages, and ${key} is a secret. Rename it and use it on the server only.`,
  cycle: (key: string) =>
    `${key} refers to itself, directly or through others, and gets no meaningful value. Break the circle.`,
  quotesDoNotKeep: (key: string, reference: string, literal: string | undefined) =>
    `Single quotes do not keep ${reference} from being replaced in ${key}. ${literalAdvice(literal)}`,
  backslashDoesNotKeep: (key: string, reference: string) =>
    `A backslash does not keep ${reference} from being replaced in ${key}. ${literalAdvice(undefined)}`,
  unresolved: (reference: string, name: string, literal: string | undefined) =>
    `No file sets ${name}, so ${reference} becomes an empty text unless the environment sets it. Set it, or give it a default.${literalHint(literal)}`,
  takenForReference: (literal: string | undefined) =>
    `The loader takes this for a reference to a setting that no file sets, and leaves it out.${literalHint(literal)}`,
  takenForName: (key: string) =>
    `The loader takes all behind the $ for the name of a setting, and no file sets it: reading ${key} fails. Write the value itself, or $ and a name without braces.`,
  setFurtherDown: (reference: string, name: string) =>
    `${name} is set further down, and here ${reference} does not see it yet. Move it above this line.`,
  setInOtherFile: (reference: string, name: string, file: string) =>
    `The loader has not read ${file} when it replaces ${reference} here, so it does not see ${name}. Set it in this file too.`,
  notReplaced: (reference: string, name: string) =>
    `The loader does not replace ${reference} by the value of ${name}: the text stays as it stands. Write the value out.`,
  replacesTable: (key: string, below: string, lost: readonly string[]) =>
    `This table takes the place of all of ${key} in ${below}: ${joined(lost)} ${lost.length === 1 ? "is" : "are"} lost. Repeat what is still needed.`,
  hidesTable: (key: string, below: string) =>
    `${key} is a table in ${below}, and this value takes its place: all that it holds is lost. Give one of the two another name.`,
  hidesValue: (key: string, below: string) =>
    `${key} is no table in ${below}, and this table takes the place of its value. Give one of the two another name.`,
};

function literalAdvice(literal: string | undefined): string {
  return literal === undefined
    ? "The loader has no way to write it literally."
    : `Write ${literal} for the text itself.`;
}

function literalHint(literal: string | undefined): string {
  return literal === undefined ? "" : ` For the text itself, write ${literal}.`;
}
