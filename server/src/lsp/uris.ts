/**
 * Clients write the URI of one file in different ways: `c%3A` or `C:`, `@` or `%40`. Files are therefore known by a key,
 * and what is sent to a client is built on the URIs that it used itself.
 */
export function keyOf(uri: string): string {
  const [, scheme = "", rest = uri] = /^([A-Za-z][A-Za-z0-9+.-]*:)(.*)$/s.exec(uri) ?? [];
  const decoded = decode(rest).replace(/^(\/\/\/)([A-Z]):/, (_, slashes: string, drive: string) => {
    return `${slashes}${drive.toLowerCase()}:`;
  });
  return scheme.toLowerCase() + withoutLastSlash(decoded);
}

/** The folder around a file or folder, without a slash at its end; undefined at the root. */
export function folderOf(uri: string): string | undefined {
  const trimmed = withoutLastSlash(uri);
  const slash = trimmed.lastIndexOf("/");
  const authorityEnd = trimmed.indexOf("://");
  if (slash < 0 || (authorityEnd >= 0 && slash < authorityEnd + 3)) return undefined;
  return trimmed.slice(0, slash);
}

export function nameOf(uri: string): string {
  const trimmed = withoutLastSlash(uri);
  return decode(trimmed.slice(trimmed.lastIndexOf("/") + 1));
}

/** The URI of a file by its path from a folder. */
export function uriIn(folder: string, path: string): string {
  return `${withoutLastSlash(folder)}/${path.split("/").map(encode).join("/")}`;
}

/** The path from one folder to a file or folder in it, both given by their keys; undefined for one that is not in it. */
export function pathIn(folderKey: string, key: string): string | undefined {
  return key.startsWith(folderKey) && key[folderKey.length] === "/" ? key.slice(folderKey.length + 1) : undefined;
}

function withoutLastSlash(uri: string): string {
  return uri.endsWith("/") ? uri.slice(0, -1) : uri;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function encode(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text;
  }
}
