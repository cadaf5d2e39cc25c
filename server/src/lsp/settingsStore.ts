import { defaultSettings, readSettings, type Settings } from "./settings.ts";
import { keyOf } from "./uris.ts";

/** The settings of the editor: one set for all, and others for workspace folders that have their own. */
export class SettingsStore {
  #common: Settings = defaultSettings;
  #ofFolders: ReadonlyMap<string, Settings> = new Map();

  of(folder: string | undefined): Settings {
    return (folder === undefined ? undefined : this.#ofFolders.get(keyOf(folder))) ?? this.#common;
  }

  /** Takes what the client says and gives the names of settings that are not valid. */
  take(common: unknown, ofFolders: ReadonlyMap<string, unknown> = new Map()): ReadonlySet<string> {
    const read = readSettings(common);
    const invalid = new Set(read.invalid);
    const folders = new Map<string, Settings>();
    for (const [folder, given] of ofFolders) {
      const own = readSettings(given);
      folders.set(keyOf(folder), own.settings);
      for (const name of own.invalid) invalid.add(name);
    }
    this.#common = read.settings;
    this.#ofFolders = folders;
    return invalid;
  }
}
