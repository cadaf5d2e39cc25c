import type { BooleanNode, FloatNode, IntegerNode, Node, StringNode } from "../../syntax/node.ts";

/** A value that stands where another one is written. */
type Place = Pick<Node, "start" | "end">;

export function integerAt({ start, end }: Place, value: number | bigint): IntegerNode {
  return { kind: "integer", value: shortest(value), start, end };
}

export function floatAt({ start, end }: Place, value: number): FloatNode {
  return { kind: "float", value, start, end };
}

export function booleanAt({ start, end }: Place, value: boolean): BooleanNode {
  return { kind: "boolean", value, start, end };
}

export function stringAt({ start, end }: Place, value: string): StringNode {
  return { kind: "string", value, start, end };
}

/** A `bigint` only where 53 bits do not hold the number, as the readers have it; and no negative zero. */
function shortest(value: number | bigint): number | bigint {
  if (typeof value === "number") return value === 0 ? 0 : value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
