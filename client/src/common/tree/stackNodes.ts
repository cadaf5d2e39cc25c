import type { EffectiveConfigData } from "../../../../server/src/protocol/commands.ts";
import type { SectionNode, SettingNode, StackNode } from "./treeNode.ts";

export type TreeFilter = "all" | "differences" | "problems";

/** The settings of one stack by their sections; those of no section come first and stand by themselves. */
export function stackNodes(
  parent: StackNode,
  data: EffectiveConfigData,
  filter: TreeFilter,
): (SectionNode | SettingNode)[] {
  const settings = settingNodes(parent, data).filter((setting) => passes(setting, filter));
  const sections = new Map<string, SettingNode[]>();
  for (const setting of settings) {
    const name = sectionOf(setting);
    const known = sections.get(name);
    if (known === undefined) sections.set(name, [setting]);
    else known.push(setting);
  }
  const alone = sections.get("") ?? [];
  sections.delete("");
  if (alone.length === 0 && sections.size === 1) return [...sections.values()].flat();
  return [
    ...alone,
    ...[...sections].map(([name, members]): SectionNode => ({ kind: "section", parent, name, settings: members })),
  ];
}

/** Missing settings have no value and come last. */
function settingNodes(parent: StackNode, { values, problems }: EffectiveConfigData): SettingNode[] {
  const wrong = new Map<string, string[]>();
  for (const { key, message } of problems) wrong.set(key, [...(wrong.get(key) ?? []), message]);
  const present = values.map((value): SettingNode => {
    const own = wrong.get(value.key) ?? [];
    wrong.delete(value.key);
    return { kind: "setting", parent, key: value.key, value, problems: own };
  });
  const missing = [...wrong].map(([key, messages]): SettingNode => {
    return { kind: "setting", parent, key, value: undefined, problems: messages };
  });
  return [...present, ...missing];
}

function passes({ value, problems }: SettingNode, filter: TreeFilter): boolean {
  if (filter === "problems") return problems.length > 0;
  return filter === "all" || value?.origin !== "default";
}

/** Without a section from the schema, the table that a setting stands in groups it. */
function sectionOf({ key, value }: SettingNode): string {
  if (value?.section !== undefined) return value.section;
  const dot = key.endsWith('"') ? key.lastIndexOf('."') : key.lastIndexOf(".");
  return dot < 0 ? "" : key.slice(0, dot);
}
