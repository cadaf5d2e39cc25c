import { type Failure, failure } from "../node/failure.ts";
import type { Command, Request } from "./command.ts";
import { suggestion } from "./suggestion.ts";

/** Reads the words behind a command's name. Flags may stand anywhere; behind `--` there are none. */
export async function readArguments(command: Command, words: readonly string[]): Promise<Request | Failure> {
  const operands: string[] = [];
  const flags = new Map<string, string>();
  const rest = [...words];
  let isBehindDashes = false;
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (isBehindDashes || !word.startsWith("-") || word === "-") operands.push(word);
    else if (word === "--") isBehindDashes = true;
    else {
      const wrong = await readFlag(command, word, rest, flags);
      if (wrong !== undefined) return wrong;
    }
  }
  return wrongOperands(command, operands) ?? { operands, flags };
}

async function readFlag(
  command: Command,
  word: string,
  rest: string[],
  flags: Map<string, string>,
): Promise<Failure | undefined> {
  const equals = word.indexOf("=");
  const name = equals < 0 ? word : word.slice(0, equals);
  const flag = command.flags.find((known) => `--${known.name}` === name);
  if (flag === undefined) {
    const known = command.flags.map((row) => `--${row.name}`);
    return failure(`There is no flag ${name} for strata ${command.name}.${await suggestion(name, known)}`);
  }
  if (flag.value === undefined) {
    if (equals >= 0) return failure(`The flag ${name} takes no value.`);
    flags.set(flag.name, "");
    return undefined;
  }
  const value = equals < 0 ? rest.shift() : word.slice(equals + 1);
  if (value === undefined || value === "")
    return failure(`The flag ${name} needs a value: ${name} ${flag.value.name}.`);
  const { choices } = flag.value;
  if (choices !== undefined && !choices.includes(value)) {
    return failure(`${name} is ${choices.slice(0, -1).join(", ")} or ${choices.at(-1)}, not ${value}.`);
  }
  flags.set(flag.name, value);
  return undefined;
}

function wrongOperands({ name, operands }: Command, given: readonly string[]): Failure | undefined {
  const needed = operands.filter(({ count }) => count === "one");
  const missing = needed[given.length];
  if (missing !== undefined)
    return failure(`strata ${name} needs ${needed.map((operand) => operand.name).join(" and ")}.`);
  const takesAny = operands.some(({ count }) => count === "any");
  const excess = takesAny ? undefined : given[operands.length];
  return excess === undefined ? undefined : failure(`strata ${name} does not know what to do with ${excess}.`);
}
