import { counted } from "./limits.ts";

/** What a limit asks for: "must be at least 1", "must have at most 3 items". */
export function sayLimit(keyword: string, limit: number | bigint): string {
  switch (keyword) {
    case "minimum":
      return `must be at least ${limit}`;
    case "maximum":
      return `must be at most ${limit}`;
    case "exclusiveMinimum":
      return `must be above ${limit}`;
    case "exclusiveMaximum":
      return `must be below ${limit}`;
    case "multipleOf":
      return `must be a multiple of ${limit}`;
    case "minLength":
      return Number(limit) === 1 ? "must not be empty" : `must have at least ${counted(limit, "character")}`;
    case "maxLength":
      return `must have at most ${counted(limit, "character")}`;
    case "minItems":
      return `must have at least ${counted(limit, "item")}`;
    case "maxItems":
    case "items":
      return `must have at most ${counted(limit, "item")}`;
    case "uniqueItems":
      return "is in the list already";
    case "contains":
    case "minContains":
      return `must have at least ${counted(limit, "item")} of the kind that is asked for`;
    case "maxContains":
      return `must have at most ${counted(limit, "item")} of the kind that is restricted`;
    case "minProperties":
      return `must have at least ${counted(limit, "key")}`;
    default:
      return `must have at most ${counted(limit, "key")}`;
  }
}
