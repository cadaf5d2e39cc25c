import type { ProjectSummary, StackSummary } from "../../../../server/src/protocol/commands.ts";

/** A `strata.toml` that says in words what Strata had to guess: the project stays as it is, and its owner can change it. */
export function manifestText({ loader, schema, stacks }: ProjectSummary): string {
  const head = [
    "# How the application reads its configuration. Strata guessed this from the names of the files; correct what is wrong.",
    ...(schema === undefined ? [] : [`schema = ${JSON.stringify(schema)}`]),
    `loader = ${JSON.stringify(loader)}`,
  ];
  const tables = groupsOf(stacks).map(({ name, layers }) => {
    return `[stacks.${tomlKey(name)}]\nlayers = [${layers.map((layer) => JSON.stringify(layer)).join(", ")}]`;
  });
  const legend = "# From the lowest layer to the one that wins. A ? marks a file that may be absent.";
  return `${[head.join("\n"), ...(tables.length === 0 ? [] : [legend]), ...tables].join("\n\n")}\n`;
}

interface WrittenStack {
  readonly name: string;
  readonly layers: readonly string[];
}

const placeholder = "{name}";

/** Stacks that are alike but for their name are written once, so that a new file of that kind needs no new lines. */
function groupsOf(stacks: readonly StackSummary[]): WrittenStack[] {
  const patterns = stacks.map((stack) => patternOf(stack));
  const counts = new Map<string, number>();
  for (const pattern of patterns) counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  const written = new Set<string>();
  return stacks.flatMap((stack, index) => {
    const pattern = patterns[index] ?? "";
    const isShared = pattern.includes(placeholder) && (counts.get(pattern) ?? 0) > 1;
    if (!isShared) return [{ name: stack.name, layers: stack.layers.map(writtenLayer) }];
    if (written.has(pattern)) return [];
    written.add(pattern);
    return [{ name: placeholder, layers: pattern.split("\n") }];
  });
}

/** Only names of TOML files are taken for a pattern: `.env.local` speaks of a machine and `.env.test` of a mode. */
function patternOf({ name, layers }: StackSummary): string {
  const own = `.${name}.toml`;
  const isPlain = name !== "" && !/[./]/.test(name);
  return layers
    .map((layer) => {
      const text = writtenLayer(layer);
      return isPlain && layer.file.endsWith(own) ? text.replace(own, `.${placeholder}.toml`) : text;
    })
    .join("\n");
}

function writtenLayer({ file, isPresent }: StackSummary["layers"][number]): string {
  const base = file.slice(file.lastIndexOf("/") + 1);
  const isPrivate = /^\.?secrets/.test(base) || base.split(".").includes("local");
  return isPresent && !isPrivate ? file : `${file}?`;
}

function tomlKey(name: string): string {
  return /^[A-Za-z0-9_-]+$/.test(name) ? name : JSON.stringify(name);
}
