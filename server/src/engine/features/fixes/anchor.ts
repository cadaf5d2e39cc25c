import { ownAnnotation, textIn } from "../../checks/annotation.ts";
import type { Project } from "../../project/project.ts";
import { childrenOf, knownNames } from "../../schema/children.ts";
import type { SchemaNode } from "../../schema/schemaNode.ts";
import type { Path } from "../../syntax/node.ts";
import { governing } from "../nodeAtOffset.ts";

/** Where a new setting is to stand: behind or above one that is there already. */
export interface Anchor<Member> {
  readonly member: Member;
  readonly side: "behind" | "above";
  /** Whether the two belong under different headings. */
  readonly isForeign: boolean;
}

interface Ranked<Member> {
  readonly member: Member;
  readonly rank: number;
  readonly section: string | undefined;
}

/**
 * The neighbour of a new setting in the schema's order, one of the same section if there is any. `members` are the
 * settings of the same table in the order of the file. Undefined where the table has none.
 */
export function anchorFor<Member extends { readonly name: string }>(
  project: Project,
  parent: Path,
  name: string,
  members: readonly Member[],
): Anchor<Member> | undefined {
  const last = members.at(-1);
  if (last === undefined) return undefined;
  const nodes = governing(project.rootNodes, parent);
  const order = new Map(knownNames(nodes).map((known, index) => [known.name, index]));
  const rank = order.get(name);
  const section = sectionOf(nodes, name);
  const ranked = members.flatMap((member): Ranked<Member>[] => {
    const own = order.get(member.name);
    return own === undefined ? [] : [{ member, rank: own, section: sectionOf(nodes, member.name) }];
  });
  if (rank === undefined || ranked.length === 0) return { member: last, side: "behind", isForeign: false };
  const related = ranked.filter((member) => member.section === section);
  const pool = related.length === 0 ? ranked : related;
  const before = pool.filter((member) => member.rank < rank);
  const isForeign = related.length === 0 && section !== undefined;
  const preceding = before.reduce<Ranked<Member> | undefined>(
    (best, member) => (best === undefined || member.rank >= best.rank ? member : best),
    undefined,
  );
  if (preceding !== undefined) return { member: preceding.member, side: "behind", isForeign };
  const [first, ...rest] = pool;
  const following = rest.reduce(
    (best, member) => (best !== undefined && member.rank >= best.rank ? best : member),
    first,
  );
  return { member: following?.member ?? last, side: "above", isForeign };
}

function sectionOf(nodes: readonly SchemaNode[], name: string): string | undefined {
  const { nodes: always, conditional } = childrenOf(nodes, name);
  return textIn(ownAnnotation([...always, ...conditional], "section"));
}
