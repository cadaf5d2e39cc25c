import type { ExitCode } from "./command.ts";
import { commands } from "./commands.ts";
import { commandHelp, helpText } from "./helpText.ts";
import type { Output } from "./output.ts";
import { readArguments } from "./readArguments.ts";
import { suggestion } from "./suggestion.ts";

/** Runs `strata` with the words behind its name. */
export async function run(words: readonly string[], output: Output): Promise<ExitCode> {
  const [name, ...rest] = words;
  if (name === "--version") return say(output, `${output.version}\n`);
  if (name === "--help" || name === "-h" || name === "help") return say(output, helpText(commands));
  if (name === undefined) return refuse(output, "Name a command.");
  const command = commands.find((known) => known.name === name);
  if (command === undefined) {
    const known = commands.map((row) => row.name);
    return refuse(output, `There is no command ${name}.${await suggestion(name, known)}`);
  }
  if (rest.includes("--help") || rest.includes("-h")) return say(output, commandHelp(command));
  const request = await readArguments(command, rest);
  if ("kind" in request) return refuse(output, request.message, command.name);
  const start = await command.load();
  return start(request, output);
}

function say(output: Output, text: string): ExitCode {
  output.write(text);
  return 0;
}

function refuse(output: Output, message: string, command = ""): ExitCode {
  output.complain(`strata: ${message} See strata ${command === "" ? "" : `${command} `}--help.\n`);
  return 2;
}
