import { isIpv6 } from "./hostFormats.ts";

/** RFC 3986, part by part. Every pattern is a single repeated class, so none can be slow. */
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const PATH = /^[\w.~!$&'()*+,;=:@%/-]*$/;
const QUERY = /^[\w.~!$&'()*+,;=:@%/?-]*$/;
const USER = /^[\w.~!$&'()*+,;=:%-]*$/;
const HOST = /^[\w.~!$&'()*+,;=%-]*$/;
const BROKEN_ESCAPE = /%(?![0-9a-f]{2})/i;

export function isUri(text: string): boolean {
  return SCHEME.test(text) && isUriReference(text);
}

export function isUriReference(text: string): boolean {
  if (BROKEN_ESCAPE.test(text)) return false;
  const scheme = SCHEME.exec(text)?.[0] ?? "";
  const [beforeFragment, fragment] = splitAt(text.slice(scheme.length), "#");
  const [hierarchy, query] = splitAt(beforeFragment, "?");
  if (!QUERY.test(fragment) || !QUERY.test(query)) return false;
  if (!hierarchy.startsWith("//")) return PATH.test(hierarchy) && isFirstSegmentPlain(hierarchy, scheme);
  const slash = hierarchy.indexOf("/", 2);
  const end = slash < 0 ? hierarchy.length : slash;
  return isAuthority(hierarchy.slice(2, end)) && PATH.test(hierarchy.slice(end));
}

/** Without a scheme a colon before the first slash would be read as the end of one. */
function isFirstSegmentPlain(path: string, scheme: string): boolean {
  return scheme !== "" || !splitAt(path, "/")[0].includes(":");
}

function isAuthority(authority: string): boolean {
  const at = authority.lastIndexOf("@");
  if (at >= 0 && !USER.test(authority.slice(0, at))) return false;
  const hostAndPort = authority.slice(at + 1);
  const match = /^(\[[^\]]*\]|[^:[\]]*)(?::[0-9]*)?$/.exec(hostAndPort);
  const host = match?.[1];
  if (host === undefined) return false;
  if (!host.startsWith("[")) return HOST.test(host);
  const address = host.slice(1, -1);
  return isIpv6(address) || /^v[0-9a-f]+\.[\w.~!$&'()*+,;=:-]+$/i.test(address);
}

/** What stands before the first mark, and what behind it. */
function splitAt(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + mark.length)];
}
