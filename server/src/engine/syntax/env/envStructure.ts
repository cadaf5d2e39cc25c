import type { Block } from "../block.ts";
import type { Entry } from "../node.ts";
import { SharedMap } from "../sharedMap.ts";
import type { Statement } from "../statement.ts";
import { type Clash, entryFor, type Section, type Structure } from "../structure.ts";

/** In every `.env` dialect the last line of a name wins; the earlier ones are said to lose against it. */
export function buildEnvStructure(blocks: readonly Block[]): Structure {
  const entries = new Map<string, Entry>();
  const clashes: Clash[] = [];
  const repeated = new Set<string>();
  for (const block of blocks) {
    for (const statement of block.statements) {
      const key = statement.kind === "assignment" ? statement.keys[0] : undefined;
      if (statement.kind !== "assignment" || key === undefined) continue;
      const earlier = entries.get(key.name);
      if (earlier !== undefined) repeated.add(key.name);
      // A line that the dialect reads no value from sets nothing, and takes nothing away from the line before it.
      if (earlier !== undefined && statement.value === undefined) continue;
      if (earlier?.statement !== undefined && earlier.value.kind !== "unread") {
        clashes.push(lostTo(earlier, earlier.statement, statement));
      }
      entries.set(key.name, entryFor(key, statement.value, statement));
    }
  }
  const root = { kind: "table", start: 0, end: 0, entries: SharedMap.of(entries) } as const;
  const section: Section = { path: [] };
  return { root, sections: blocks.map(() => section), clashes, repeated };
}

function lostTo(earlier: Entry, statement: Statement, other: Statement): Clash {
  return {
    kind: "duplicate-key",
    statement,
    key: { name: earlier.name, start: earlier.start, end: earlier.end },
    other,
  };
}
