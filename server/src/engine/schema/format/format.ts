import type { Node } from "../../syntax/node.ts";
import { parsePattern } from "../pattern/parsePattern.ts";
import { isDate, isDateTime, isDuration, isTime } from "./dateFormats.ts";
import { isEmail, isHostname, isIpv4, isIpv6 } from "./hostFormats.ts";
import { isUri, isUriReference } from "./uriFormats.ts";

const FORMATS: ReadonlyMap<string, (text: string) => boolean> = new Map([
  ["uri", isUri],
  ["uri-reference", isUriReference],
  ["email", isEmail],
  ["hostname", isHostname],
  ["ipv4", isIpv4],
  ["ipv6", isIpv6],
  ["date", isDate],
  ["time", isTime],
  ["date-time", isDateTime],
  ["duration", isDuration],
  ["uuid", (text) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)],
  ["regex", (text) => parsePattern(text).fault?.kind !== "invalid"],
]);

const DATE_KINDS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["date", new Set(["local-date"])],
  ["time", new Set(["local-time"])],
  // A date of TOML without an offset is what most programs mean by a date and time.
  ["date-time", new Set(["offset-date-time", "local-date-time"])],
]);

/** Whether a text has a format. Formats that are not known here (`password`, `path`…) say nothing that can be judged. */
export function isOfFormat(node: Node & { readonly value: string }, format: string): boolean {
  if (node.kind !== "string")
    return DATE_KINDS.get(format)?.has(node.kind) ?? FORMATS.get(format)?.(node.value) ?? true;
  return FORMATS.get(format)?.(node.value) ?? true;
}
