import { childrenOf, knownNames } from "../schema/children.ts";
import type { Finding } from "../schema/judge/finding.ts";
import type { SchemaNode } from "../schema/schemaNode.ts";
import { stacksRequiring } from "../schema/wholes.ts";
import type { Node, Path, Table } from "../syntax/node.ts";

/**
 * `x-strata: { requiredIn: ["production"] }` asks for a setting in the stacks of these names only. An empty text counts as
 * missing there: a template leaves such settings empty for those who do not need them.
 */
export function requiredInFindings(
  nodes: readonly SchemaNode[],
  table: Table,
  path: Path,
  stack: string,
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { name } of knownNames(nodes)) {
    const schema = childrenOf(nodes, name).nodes.find((node) => stacksRequiring(node).includes(stack));
    if (schema === undefined || isSet(table.entries.get(name)?.value)) continue;
    const facts = { kind: "missing", groups: [[name]] } as const;
    findings.push({ code: "missing-key", keyword: "requiredIn", path, node: table, schema, facts, because: [] });
  }
  return findings;
}

function isSet(value: Node | undefined): boolean {
  return value !== undefined && !(value.kind === "string" && value.value === "");
}
