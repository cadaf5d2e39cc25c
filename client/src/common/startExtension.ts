import { commands, type Disposable, type ExtensionContext, languages } from "vscode";
import type { PlaceData } from "../../../server/src/protocol/commands.ts";
import { compareEffectiveConfigs } from "./commands/compareEffectiveConfigs.ts";
import { copyConfig } from "./commands/copyConfig.ts";
import { createManifest } from "./commands/createManifest.ts";
import { createSecretsFile } from "./commands/createSecretsFile.ts";
import { explainSetting } from "./commands/explainSetting.ts";
import { hideSecrets, revealSecrets } from "./commands/revealSecrets.ts";
import { showCommands } from "./commands/showCommands.ts";
import { showEffectiveConfig } from "./commands/showEffectiveConfig.ts";
import { EffectiveDocuments } from "./effective/effectiveDocuments.ts";
import { EffectiveHover } from "./effective/effectiveHover.ts";
import { EffectiveLinks } from "./effective/effectiveLinks.ts";
import { effectiveScheme } from "./effective/effectiveUri.ts";
import { RevealedContext } from "./effective/revealedContext.ts";
import { openPlace, openPlaceCommand } from "./openPlace.ts";
import type { Parts } from "./parts.ts";
import { ProjectList } from "./projectList.ts";
import { SecretMask } from "./secretMask.ts";
import { ServerCommands } from "./serverCommands.ts";
import type { ServerHost } from "./serverHost.ts";
import { StatusItem } from "./statusItem.ts";
import { StrataServer } from "./strataServer.ts";
import { ConfigurationTree } from "./tree/configurationTree.ts";
import { nodeArgument } from "./tree/nodeArgument.ts";
import type { SettingNode } from "./tree/treeNode.ts";

/** What other extensions, and tests, get from ours. */
export interface Extension {
  /** Ends when the server answers. */
  readonly ready: Promise<void>;
}

/** Starts the server, which is not waited for, and registers all that the extension offers. */
export function startExtension(context: ExtensionContext, host: ServerHost): Extension {
  const server = new StrataServer(host);
  const serverCommands = new ServerCommands(server);
  const projects = new ProjectList(server, serverCommands);
  const documents = new EffectiveDocuments(server, serverCommands);
  const parts: Parts = { server, commands: serverCommands, projects, documents };
  context.subscriptions.push(documents, { dispose: () => server.stop() }, ...views(parts), ...commandsOf(parts));
  // The view is only offered in workspaces that have something to do with configuration.
  void commands.executeCommand("setContext", "strata.isActive", true);
  const ready = server.start().then(() => undefined);
  // The library has told the user why a server does not start.
  ready.catch(() => undefined);
  return { ready };
}

function views(parts: Parts): Disposable[] {
  const selector = { scheme: effectiveScheme };
  const links = new EffectiveLinks(parts.documents);
  return [
    new StatusItem(parts),
    new SecretMask(parts),
    new RevealedContext(parts.documents),
    languages.registerHoverProvider(selector, new EffectiveHover(parts.commands, parts.documents)),
    languages.registerDocumentLinkProvider(selector, links),
    languages.registerDefinitionProvider(selector, links),
  ];
}

function commandsOf(parts: Parts): Disposable[] {
  const tree = new ConfigurationTree(parts);
  const rows: readonly (readonly [name: string, run: (given: unknown) => unknown])[] = [
    ["strata.showEffectiveConfig", (given) => showEffectiveConfig(parts, nodeArgument(given))],
    ["strata.compareEffectiveConfigs", () => compareEffectiveConfigs(parts)],
    ["strata.explainSetting", (given) => explainSetting(parts, nodeArgument(given))],
    ["strata.revealSecrets", () => revealSecrets(parts)],
    ["strata.hideSecrets", () => hideSecrets(parts)],
    ["strata.copyAsToml", () => copyConfig(parts, "toml")],
    ["strata.copyAsEnv", () => copyConfig(parts, "env")],
    ["strata.copyAsJson", () => copyConfig(parts, "json")],
    ["strata.createManifest", () => createManifest(parts)],
    ["strata.createSecretsFile", () => createSecretsFile(parts)],
    ["strata.showCommands", () => showCommands(parts)],
    ["strata.filterDifferences", () => tree.filter("differences")],
    ["strata.filterProblems", () => tree.filter("problems")],
    ["strata.filterNothing", () => tree.filter("all")],
    ["strata.restart", () => parts.server.restart()],
    ["strata.showOutput", async () => (await parts.server.output()).show()],
  ];
  return [
    tree,
    ...rows.map(([name, run]) => commands.registerCommand(name, run)),
    commands.registerCommand(openPlaceCommand, (project: string, place: PlaceData) => openPlace(project, place)),
    commands.registerCommand("strata.openSetting", (node: SettingNode) => tree.open(node)),
  ];
}
