import { join } from "node:path";
import type { ReadProject } from "../node/readProject.ts";
import type { Output } from "./output.ts";
import { shownPath } from "./targets.ts";

/** Says which files of a project are left out of an answer because they cannot be read as text. */
export function warnOfUnread({ folder, unread }: ReadProject, output: Output): void {
  for (const [name, reason] of unread) {
    const why = reason === "too-large" ? "is larger than 5 MB" : "is not valid UTF-8";
    output.complain(`strata: ${shownPath(join(folder, name), output.workingFolder)} ${why} and is left out.\n`);
  }
}
