import { Uri } from "vscode";

export const effectiveScheme = "strata";

/** What a document of our own scheme shows. */
export interface ShownStack {
  /** The folder of the project, as a URI. */
  readonly project: string;
  readonly stack: string;
  /** The whole text with origins, or a side of a comparison with another stack. */
  readonly comparedWith?: string;
}

/** The path is what people read on the tab; what the document shows is in the query. It ends like TOML to be coloured so. */
export function effectiveUri(shown: ShownStack): Uri {
  const name = shown.stack.replaceAll(/[/\\]/g, "-");
  return Uri.from({ scheme: effectiveScheme, path: `/${name} (effective).toml`, query: JSON.stringify(shown) });
}

/** Undefined for other documents; a URI can be typed by anybody. */
export function shownIn(uri: Uri): ShownStack | undefined {
  if (uri.scheme !== effectiveScheme) return undefined;
  const { project, stack, comparedWith } = parsed(uri.query);
  if (typeof project !== "string" || typeof stack !== "string") return undefined;
  return { project, stack, ...(typeof comparedWith === "string" ? { comparedWith } : {}) };
}

function parsed(text: string): { project?: unknown; stack?: unknown; comparedWith?: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
