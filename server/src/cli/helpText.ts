import type { Command, Operand } from "./command.ts";

/** What `strata --help` says. */
export function helpText(commands: readonly Command[]): string {
  const rows = commands.map((command) => [command.name, command.summary] as const);
  return [
    "strata shows what an application really reads from its layered configuration files.",
    "",
    "Usage: strata COMMAND [ARGUMENTS]",
    "",
    ...table(rows),
    "",
    ...table([
      ["--help", "this text, or behind a command all that it takes"],
      ["--version", "the version of strata"],
    ]),
    "",
    "Exit codes: 0 nothing is wrong, 1 there are problems, 2 the command was not used rightly.",
    "",
  ].join("\n");
}

/** What `strata COMMAND --help` says. */
export function commandHelp({ name, summary, operands, flags }: Command): string {
  const words = ["Usage: strata", name, ...operands.map(operandText), ...(flags.length === 0 ? [] : ["[FLAGS]"])];
  const rows = flags.map((flag) => {
    const value = flag.value === undefined ? "" : ` ${flag.value.name}`;
    return [`--${flag.name}${value}`, flag.summary] as const;
  });
  return [words.join(" "), "", `${summary[0]?.toUpperCase()}${summary.slice(1)}.`, "", ...table(rows), ""].join("\n");
}

function operandText({ name, count }: Operand): string {
  if (count === "one") return name;
  return count === "any" ? `[${name}…]` : `[${name}]`;
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(0, ...rows.map(([name]) => name.length));
  return rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`);
}
