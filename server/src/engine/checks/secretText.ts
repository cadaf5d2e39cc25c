/** The password of `scheme://user:password@host`; undefined for any other text. */
export function passwordIn(text: string): string | undefined {
  const scheme = /^[A-Za-z][A-Za-z0-9+.-]{0,40}:\/\//.exec(text);
  if (scheme === null) return undefined;
  const rest = text.slice(scheme[0].length);
  const authority = rest.slice(0, rest.search(/[/?#]|$/));
  const at = authority.lastIndexOf("@");
  const colon = authority.indexOf(":");
  return at > 0 && colon >= 0 && colon < at ? authority.slice(colon + 1, at) : undefined;
}
