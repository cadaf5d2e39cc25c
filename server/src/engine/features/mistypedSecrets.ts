import { nearestName } from "../problems/nearestName.ts";
import type { Project } from "../project/project.ts";
import { isSecretSetting } from "../project/secrets.ts";
import { pathKey } from "../project/settingPath.ts";
import { knownNames, nodesAt } from "../schema/children.ts";
import type { Path } from "../syntax/node.ts";

/** Names that the schema does not know and that were most likely meant for one of its secrets: a slip must not show what it hides. */
export class MistypedSecrets {
  readonly #project: Project;
  readonly #secretNames = new Map<string, readonly string[]>();

  constructor(project: Project) {
    this.#project = project;
  }

  has(path: Path): boolean {
    const name = path[path.length - 1];
    if (this.#project.schema === undefined || typeof name !== "string") return false;
    if (nodesAt(this.#project.rootNodes, path).length > 0) return false;
    const secrets = this.#secretsBeside(path.slice(0, -1));
    return secrets.length > 0 && nearestName(name, secrets) !== undefined;
  }

  #secretsBeside(parent: Path): readonly string[] {
    const key = pathKey(parent);
    const known = this.#secretNames.get(key);
    if (known !== undefined) return known;
    const names = knownNames(nodesAt(this.#project.rootNodes, parent))
      .map(({ name }) => name)
      .filter((name) => isSecretSetting(this.#project, [...parent, name]));
    this.#secretNames.set(key, names);
    return names;
  }
}
