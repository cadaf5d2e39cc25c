/**
 * A path from the project's folder in its shortest form, with `/` between its parts; undefined for one that leaves the
 * folder or may do so on some system.
 */
export function pathInFolder(path: string): string | undefined {
  if (path.includes("\\") || path.includes("\0") || path.startsWith("/") || /^(?:~|[a-z]:)/i.test(path))
    return undefined;
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.length === 0 ? undefined : parts.join("/");
}

/** `strata:<name>`, a schema that ships with Strata. */
function isShippedSchema(reference: string): boolean {
  return /^strata:[a-z0-9-]+$/.test(reference);
}

/** A reference to a schema as a plan has it: a path in the folder or `strata:<name>`. */
export function schemaReference(written: string): string | undefined {
  if (isShippedSchema(written)) return written;
  return isUri(written) ? undefined : pathInFolder(written);
}

export function isUri(written: string): boolean {
  return /^[a-z][a-z0-9+.-]+:/i.test(written);
}
