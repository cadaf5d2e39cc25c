import type { Node } from "../../syntax/node.ts";

/** What a value is, without saying which: "text", "a table". */
export function sayKind(node: Node): string {
  switch (node.kind) {
    case "string":
      return "text";
    case "integer":
      return "a whole number";
    case "float":
      return "a number with a fraction";
    case "boolean":
      return "true or false";
    case "null":
      return "nothing";
    case "array":
      return "a list";
    case "table":
      return "a table";
    case "unread":
      return "something unreadable";
    case "local-time":
      return "a time of day";
    case "local-date":
      return "a date";
    default:
      return "a date and time";
  }
}
