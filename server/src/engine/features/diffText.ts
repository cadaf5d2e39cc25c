import type { DifferentValue, StackDiff } from "./diff.ts";
import { oneLine, plainStyle, type TextStyle } from "./textStyle.ts";

/** A diff for people: `-` is what the first stack has, `+` what the second one has. */
export function diffText({ one, other, differences }: StackDiff, style: TextStyle = plainStyle): string {
  if (differences.length === 0) return `${oneLine(one)} and ${oneLine(other)} give the application the same.\n`;
  const parts = differences.map(({ key, one: left, other: right }) =>
    [style.strong(oneLine(key)), lineOf("-", left, style), lineOf("+", right, style)]
      .filter((line) => line !== "")
      .join("\n"),
  );
  return `${[`- ${oneLine(one)}\n+ ${oneLine(other)}`, ...parts].join("\n\n")}\n`;
}

function lineOf(sign: string, side: DifferentValue | undefined, style: TextStyle): string {
  if (side === undefined) return "";
  const { value, origin } = side;
  const place = origin === "default" ? "default" : `${oneLine(origin.file)}:${origin.line}:${origin.column}`;
  return `${sign} ${oneLine(JSON.stringify(value))}  ${style.faint(place)}`;
}
