import { l10n, MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from "vscode";
import { markdownCode, markdownText } from "../markdownText.ts";
import { placeText } from "../openPlace.ts";
import { projectName } from "../projectList.ts";
import { shownValue } from "../shownValue.ts";
import type { SettingNode, TreeNode } from "./treeNode.ts";

/** How a node looks. What an icon says is also said in words, in the description and to screen readers. */
export function treeItem(node: TreeNode): TreeItem {
  switch (node.kind) {
    case "project": {
      const item = new TreeItem(projectName(node.project), TreeItemCollapsibleState.Expanded);
      item.description = node.project.loader;
      item.accessibilityInformation = {
        label: l10n.t("{0}, loader {1}", projectName(node.project), node.project.loader),
      };
      item.iconPath = new ThemeIcon("folder");
      item.id = node.project.project;
      return item;
    }
    case "stack": {
      const item = new TreeItem(node.stack.name, TreeItemCollapsibleState.Collapsed);
      const files = node.stack.layers.filter(({ isPresent }) => isPresent).map(({ file }) => file);
      // A narrow view cuts off the end, so the file that wins comes first.
      item.description = [...files].reverse().join(" > ");
      item.tooltip = files.join(" < ");
      item.accessibilityInformation = {
        label: l10n.t("{0}, from {1}", node.stack.name, [...files].reverse().join(l10n.t(" over "))),
      };
      item.iconPath = new ThemeIcon("layers");
      item.contextValue = "stack";
      item.id = idOf(node.project.project, node.stack.name);
      return item;
    }
    case "section": {
      const item = new TreeItem(node.name, TreeItemCollapsibleState.Expanded);
      item.id = idOf(node.parent.project.project, node.parent.stack.name, "section", node.name);
      return item;
    }
    case "setting":
      return settingItem(node);
  }
}

/** VS Code keeps what is expanded by these. */
function idOf(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}

function settingItem(node: SettingNode): TreeItem {
  const { parent, key, value } = node;
  const { icon, worst, words } = markOf(node);
  const item = new TreeItem(key, TreeItemCollapsibleState.None);
  const shown = value === undefined ? "" : shownValue(value.value);
  const origin = value === undefined ? "" : value.origin === "default" ? l10n.t("default") : placeText(value.origin);
  item.description = [...worst, shown, origin, ...words].filter((part) => part !== "").join(" · ");
  item.iconPath = icon;
  item.tooltip = tooltipOf(node, shown, origin);
  item.id = idOf(parent.project.project, parent.stack.name, "setting", key);
  item.contextValue = value === undefined ? "missing" : "setting";
  item.accessibilityInformation = {
    label: [key, ...worst, shown, origin, ...words, ...node.problems].filter(Boolean).join(", "),
  };
  item.command = { command: "strata.openSetting", title: l10n.t("Go to the Setting"), arguments: [node] };
  return item;
}

interface Mark {
  readonly icon: ThemeIcon;
  /** What is wrong stands before the value, as a narrow view cuts off the end. */
  readonly worst: readonly string[];
  readonly words: readonly string[];
}

/** What is worst about a setting is its icon; all of it is said. */
function markOf({ value, problems }: SettingNode): Mark {
  const red = new ThemeColor("list.errorForeground");
  if (value === undefined) return { icon: new ThemeIcon("circle-slash", red), worst: [l10n.t("missing")], words: [] };
  const count = value.overrides.length;
  const words = count === 0 ? [] : [count === 1 ? l10n.t("overrides 1 value") : l10n.t("overrides {0} values", count)];
  if (problems.length > 0) return { icon: new ThemeIcon("error", red), worst: [l10n.t("invalid")], words };
  if (count > 0) return { icon: new ThemeIcon("fold-up"), worst: [], words };
  return { icon: new ThemeIcon(value.origin === "default" ? "circle-outline" : "circle-filled"), worst: [], words };
}

function tooltipOf({ key, value, problems }: SettingNode, shown: string, origin: string): MarkdownString {
  const overrides = (value?.overrides ?? []).map((override) => {
    return markdownText(l10n.t("over {0} ({1})", shownValue(override.value), placeText(override)));
  });
  const paragraphs = [
    `**${markdownCode(key)}**`,
    ...(value === undefined ? [] : [`${markdownCode(shown)} ${markdownText(origin)}`]),
    ...problems.map(markdownText),
    ...overrides,
  ];
  return new MarkdownString(paragraphs.join("\n\n"));
}
