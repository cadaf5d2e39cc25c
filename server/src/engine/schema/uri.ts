interface UriParts {
  readonly scheme: string | undefined;
  readonly authority: string | undefined;
  readonly path: string;
  readonly query: string | undefined;
  readonly fragment: string | undefined;
}

const URI = /^(?:([^:/?#]+):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#([\s\S]*))?$/;

/** Resolves a reference against a base as RFC 3986 says; a relative base gives a relative result. */
export function resolveUri(base: string, reference: string): string {
  const from = partsOf(base);
  const to = partsOf(reference);
  if (to.scheme !== undefined) return join({ ...to, path: withoutDots(to.path) });
  const { scheme } = from;
  const { fragment } = to;
  if (to.authority !== undefined) return join({ ...to, scheme, path: withoutDots(to.path) });
  const { authority } = from;
  if (to.path === "") return join({ scheme, authority, path: from.path, query: to.query ?? from.query, fragment });
  const path = withoutDots(to.path.startsWith("/") ? to.path : mergedPath(from, to.path));
  return join({ scheme, authority, path, query: to.query, fragment });
}

/** A URI in two: what names the document, and what names a place in it (without `#`, escapes resolved). */
export function splitFragment(uri: string): { readonly document: string; readonly fragment: string } {
  const hash = uri.indexOf("#");
  if (hash < 0) return { document: uri, fragment: "" };
  return { document: uri.slice(0, hash), fragment: unescapePercents(uri.slice(hash + 1)) };
}

function partsOf(uri: string): UriParts {
  const match = URI.exec(uri);
  const [, scheme, authority, path = "", query, fragment] = match ?? [];
  return { scheme, authority, path, query, fragment };
}

function join(parts: UriParts): string {
  const scheme = parts.scheme === undefined ? "" : `${parts.scheme}:`;
  const authority = parts.authority === undefined ? "" : `//${parts.authority}`;
  const query = parts.query === undefined ? "" : `?${parts.query}`;
  const fragment = parts.fragment === undefined ? "" : `#${parts.fragment}`;
  return scheme + authority + parts.path + query + fragment;
}

function mergedPath(base: UriParts, path: string): string {
  if (base.authority !== undefined && base.path === "") return `/${path}`;
  return base.path.slice(0, base.path.lastIndexOf("/") + 1) + path;
}

function withoutDots(path: string): string {
  if (!path.includes(".")) return path;
  const kept: string[] = [];
  const segments = path.split("/");
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    if (segment === "..") {
      if (kept.length > 1 || (kept.length === 1 && kept[0] !== "")) kept.pop();
      if (isLast) kept.push("");
    } else if (segment !== ".") kept.push(segment);
    else if (isLast) kept.push("");
  }
  return kept.join("/");
}

function unescapePercents(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
