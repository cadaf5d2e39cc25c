import type { Path } from "../syntax/node.ts";
import { looksPasted } from "./randomText.ts";

/** A path as people write it in TOML: `server."my port"`, `items[0].name`; without what only looks like a name. */
export function keyText(path: Path): string {
  let text = "";
  for (const step of path) {
    if (typeof step === "number") text += `[${step}]`;
    else text += (text === "" ? "" : ".") + nameText(step);
  }
  return text;
}

function nameText(name: string): string {
  if (looksPasted(name)) return "…";
  return /^[A-Za-z0-9_-]+$/.test(name) ? name : JSON.stringify(name);
}

/** The same path always gives the same text, and no two paths share one. */
export function pathKey(path: Path): string {
  return path.length === 1 && typeof path[0] === "string"
    ? JSON.stringify(path[0])
    : path.map((step) => JSON.stringify(step)).join(".");
}

export function startsWith(path: Path, start: Path): boolean {
  return start.length <= path.length && start.every((step, index) => step === path[index]);
}
