import {
  type ClientCapabilities,
  ConfigurationRequest,
  DidChangeConfigurationNotification,
  type DidChangeConfigurationParams,
  RegistrationRequest,
} from "vscode-languageserver-protocol";
import { heed } from "./answer.ts";
import type { Context } from "./context.ts";

const section = "strata";

/** Follows the settings of the editor, whether the client sends them or wants to be asked. */
export function followSettings(context: Context): void {
  const { method } = DidChangeConfigurationNotification.type;
  const follow = heed<DidChangeConfigurationParams>(context, method, (params) => {
    if (canAsk(context.session.client)) void askForSettings(context);
    else takeSettings(context, sectionOf(params?.settings));
  });
  context.connection.onNotification(method, follow);
}

/** Asks for the settings of all workspace folders, where the client can be asked. */
export async function askForSettings(context: Context): Promise<void> {
  const { client } = context.session;
  if (!canAsk(client)) return;
  const folders = [...context.projects.folders.values()];
  const items = [{ section }, ...folders.map((scopeUri) => ({ section, scopeUri }))];
  try {
    const [common, ...own] = await context.connection.sendRequest(ConfigurationRequest.type, { items });
    takeSettings(context, common, new Map(folders.map((folder, index) => [folder, own[index] ?? common])));
  } catch {
    context.log.warn("The client did not tell its settings.");
  }
}

export async function askForSettingsChanges({ connection, session, log }: Context): Promise<void> {
  if (session.client.workspace?.didChangeConfiguration?.dynamicRegistration !== true) return;
  const { method } = DidChangeConfigurationNotification.type;
  const registration = { id: "strata-settings", method, registerOptions: { section } };
  try {
    await connection.sendRequest(RegistrationRequest.type, { registrations: [registration] });
  } catch {
    log.warn("The client does not tell when settings change, although it said that it can.");
  }
}

export function takeSettings(context: Context, common: unknown, ofFolders?: ReadonlyMap<string, unknown>): void {
  for (const name of context.settings.take(common, ofFolders)) context.log.warn(`The setting ${name} is not valid.`);
  context.projects.takeSettings();
}

/** Some clients send all settings, others only ours. */
export function sectionOf(settings: unknown): unknown {
  return typeof settings === "object" && settings !== null && section in settings ? settings[section] : settings;
}

function canAsk(client: ClientCapabilities): boolean {
  return client.workspace?.configuration === true;
}
