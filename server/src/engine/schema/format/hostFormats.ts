const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;
const LOCAL_PART = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const QUOTED_LOCAL_PART = /^"(?:[^"\\\u0000-\u001f\u007f]|\\[ -~])*"$/;
const BYTE = /^(?:0|[1-9][0-9]{0,2})$/;
const MAX_EMAIL_LENGTH = 320;

export function isHostname(text: string): boolean {
  return text.length <= 253 && text.split(".").every((label) => LABEL.test(label));
}

export function isIpv4(text: string): boolean {
  if (text.length > 15) return false;
  const parts = text.split(".");
  return parts.length === 4 && parts.every((part) => BYTE.test(part) && Number(part) < 256);
}

/** Eight groups; one run of zero groups may be `::`, and the last two groups may be an IPv4 address. */
export function isIpv6(text: string): boolean {
  if (text.length > 45) return false;
  const halves = text.split("::");
  if (halves.length > 2) return false;
  const counts = halves.map((half, index) => groupCount(half, index === halves.length - 1 ? "last" : "first"));
  let total = 0;
  for (const count of counts) {
    if (count === undefined) return false;
    total += count;
  }
  return halves.length === 2 ? total <= 7 : total === 8;
}

function groupCount(half: string, position: "first" | "last"): number | undefined {
  if (half === "") return 0;
  const groups = half.split(":");
  const last = groups.at(-1) ?? "";
  let count = groups.length;
  if (position === "last" && last.includes(".")) {
    if (!isIpv4(last)) return undefined;
    groups.pop();
    count++;
  }
  return groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) ? count : undefined;
}

export function isEmail(text: string): boolean {
  const at = text.lastIndexOf("@");
  if (at < 1 || text.length > MAX_EMAIL_LENGTH) return false;
  const local = text.slice(0, at);
  const domain = text.slice(at + 1);
  if (!LOCAL_PART.test(local) && !QUOTED_LOCAL_PART.test(local)) return false;
  if (!domain.startsWith("[") || !domain.endsWith("]")) return isHostname(domain);
  const address = domain.slice(1, -1);
  return /^IPv6:/i.test(address) ? isIpv6(address.slice(5)) : isIpv4(address);
}
