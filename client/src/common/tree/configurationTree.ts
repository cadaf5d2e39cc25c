import {
  commands,
  type Disposable,
  type Event,
  EventEmitter,
  l10n,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  window,
} from "vscode";
import { openPlace } from "../openPlace.ts";
import type { Parts } from "../parts.ts";
import { stackNodes, type TreeFilter } from "./stackNodes.ts";
import { treeItem } from "./treeItem.ts";
import type { SettingNode, StackNode, TreeNode } from "./treeNode.ts";

const filterKey = "strata.treeFilter";

/** The view in the Explorer. What is not expanded is not asked for, and nothing is while the view is hidden. */
export class ConfigurationTree implements TreeDataProvider<TreeNode>, Disposable {
  readonly #parts: Parts;
  readonly #view: TreeView<TreeNode>;
  readonly #changed = new EventEmitter<undefined>();
  readonly #subscriptions: Disposable[];
  #filter: TreeFilter = "all";
  #isStale = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#view = window.createTreeView("strata.configuration", { treeDataProvider: this, showCollapseAll: true });
    this.#subscriptions = [
      this.#view,
      parts.projects.onDidChange(() => this.#refresh()),
      this.#view.onDidChangeVisibility(() => {
        if (this.#isStale) this.#refresh();
      }),
    ];
    void commands.executeCommand("setContext", filterKey, this.#filter);
  }

  get onDidChangeTreeData(): Event<undefined> {
    return this.#changed.event;
  }

  getTreeItem(node: TreeNode): TreeItem {
    return treeItem(node);
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node === undefined) return this.#projectNodes();
    if (node.kind === "project") {
      return node.project.stacks.map((stack): StackNode => ({ kind: "stack", project: node.project, stack }));
    }
    if (node.kind === "stack") return this.#settingsOf(node);
    return node.kind === "section" ? [...node.settings] : [];
  }

  getParent(node: TreeNode): TreeNode | undefined {
    if (node.kind === "project") return undefined;
    return node.kind === "stack" ? { kind: "project", project: node.project } : node.parent;
  }

  filter(filter: TreeFilter): void {
    this.#filter = filter;
    this.#view.description = filterWords(filter);
    void commands.executeCommand("setContext", filterKey, filter);
    this.#refresh();
  }

  /** Goes to the line that sets a value; of what no file sets, it explains where that comes from. */
  async open({ parent, key, value }: SettingNode): Promise<void> {
    const { project } = parent.project;
    if (value !== undefined && value.origin !== "default") await openPlace(project, value.origin);
    else await commands.executeCommand("strata.explainSetting", { project, key, stack: parent.stack.name });
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  #refresh(): void {
    this.#isStale = !this.#view.visible;
    if (this.#view.visible) this.#changed.fire(undefined);
  }

  async #projectNodes(): Promise<TreeNode[]> {
    const projects = await this.#parts.projects.all();
    return projects.map((project) => ({ kind: "project", project }));
  }

  async #settingsOf(node: StackNode): Promise<TreeNode[]> {
    const { project } = node.project;
    const result = await this.#parts.commands.effectiveConfig({ uri: project, stack: node.stack.name });
    return result === undefined ? [] : stackNodes(node, result.data, this.#filter);
  }
}

function filterWords(filter: TreeFilter): string {
  if (filter === "all") return "";
  return filter === "differences" ? l10n.t("differs from default") : l10n.t("problems");
}
