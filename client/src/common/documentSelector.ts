import { workspace } from "vscode";

/**
 * The files that the server is told of. They are chosen by their path and never by their language id, which another
 * extension may have taken. Which of them are configuration only the server knows, as `strata.toml` may name any.
 */
const patterns = ["**/*.toml", "**/*.toml.*", "**/.env", "**/.env.*", "**/*.env", "**/*schema*.json"] as const;

/** Old versions of files, as a comparison shows them, have schemes of their own and are left alone. */
const reachableSchemes = ["file", "vscode-vfs", "vscode-remote", "vscode-test-web"] as const;

export interface PathFilter {
  readonly scheme: string;
  readonly pattern: string;
}

export function documentSelector(): PathFilter[] {
  const open = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  const schemes = new Set([...reachableSchemes, ...open]);
  return [...schemes].flatMap((scheme) => patterns.map((pattern) => ({ scheme, pattern })));
}
