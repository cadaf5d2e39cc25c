const longest = 120;

/** A value as one short line. Secrets come masked from the server. */
export function shownValue(value: unknown): string {
  const text = value === undefined ? "" : (JSON.stringify(value) ?? "");
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
