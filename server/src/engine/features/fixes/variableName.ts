import type { Project } from "../../project/project.ts";
import { keyText } from "../../project/settingPath.ts";
import type { Path } from "../../syntax/node.ts";

/**
 * The name under which a `.env` file sets a setting; undefined where the loader knows no such name. Where case does not
 * matter, it is the case of the other names in the file, and capitals in an empty one.
 */
export function variableName(project: Project, path: Path, others: readonly string[]): string | undefined {
  const { nestedDelimiter, keyCase } = project.plan.loader;
  if (path.some((step) => typeof step === "number")) return undefined;
  if (path.length > 1 && (nestedDelimiter === undefined || nestedDelimiter === "")) return undefined;
  const delimiter = nestedDelimiter ?? "";
  const name = path.join(delimiter);
  if (!/^[A-Za-z_][A-Za-z0-9_.-]*$/.test(name)) return undefined;
  const isCapital = keyCase.env === "insensitive" && others.every((other) => other === other.toUpperCase());
  const capitals = [name.toUpperCase(), [String(path[0]).toUpperCase(), ...path.slice(1)].join(delimiter)];
  const wanted = keyText(path);
  // How far the loader's indifference to case goes is its own affair, so it is asked.
  return [...(isCapital ? capitals : []), name].find(
    (found) => keyText(project.names.pathOfVariable(found)) === wanted,
  );
}
