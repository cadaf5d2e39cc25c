import type { TextStyle } from "../engine/engine.ts";

/** Where a command writes to, and how. */
export interface Output {
  readonly write: (text: string) => void;
  /** For what is said to the person who called, beside the answer. */
  readonly complain: (text: string) => void;
  readonly colours: Colours;
  /** The version of the command, which some answers name. */
  readonly version: string;
  /** The folder that paths are told from. */
  readonly workingFolder: string;
}

/** Ways to set text off on a terminal; without colours each gives the text back. */
export interface Colours extends TextStyle {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly information: (text: string) => string;
}

const controlStart = "\u001b[";

function between(on: number, off: number): (text: string) => string {
  return (text) => (text === "" ? "" : `${controlStart}${on}m${text}${controlStart}${off}m`);
}

const asItIs = (text: string): string => text;

export const plainColours: Colours = {
  strong: asItIs,
  faint: asItIs,
  struck: asItIs,
  error: asItIs,
  warning: asItIs,
  information: asItIs,
};

export const terminalColours: Colours = {
  strong: between(1, 22),
  faint: between(2, 22),
  struck: between(9, 29),
  error: between(31, 39),
  warning: between(33, 39),
  information: between(36, 39),
};

/** Colours are for terminals; `FORCE_COLOR` asks for them anywhere, and `NO_COLOR` or a dumb terminal forbids them. */
export function coloursFor(isTerminal: boolean, environment: Readonly<Record<string, string | undefined>>): Colours {
  const { NO_COLOR, FORCE_COLOR, TERM } = environment;
  if (NO_COLOR !== undefined && NO_COLOR !== "") return plainColours;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== "") return FORCE_COLOR === "0" ? plainColours : terminalColours;
  return isTerminal && TERM !== "dumb" ? terminalColours : plainColours;
}
