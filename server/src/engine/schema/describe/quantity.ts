/** The units that a schema may name in `x-strata`, and how many of the smallest of their kind each is. */
const TIME: ReadonlyMap<string, number> = new Map([
  ["ms", 1],
  ["millisecond", 1],
  ["s", 1000],
  ["sec", 1000],
  ["second", 1000],
  ["min", 60_000],
  ["minute", 60_000],
  ["h", 3_600_000],
  ["hour", 3_600_000],
  ["d", 86_400_000],
  ["day", 86_400_000],
]);

const BYTES: ReadonlyMap<string, number> = new Map([
  ["b", 1],
  ["byte", 1],
  ["kb", 1000],
  ["mb", 1_000_000],
  ["gb", 1_000_000_000],
  ["kib", 1024],
  ["mib", 1_048_576],
  ["gib", 1_073_741_824],
]);

interface Step {
  readonly size: number;
  readonly name: string;
}

const TIME_STEPS: readonly Step[] = [
  { size: 3_600_000, name: "h" },
  { size: 60_000, name: "min" },
  { size: 1000, name: "s" },
  { size: 1, name: "ms" },
];

const BYTE_STEPS: readonly Step[] = [
  { size: 1_073_741_824, name: "GiB" },
  { size: 1_000_000_000, name: "GB" },
  { size: 1_048_576, name: "MiB" },
  { size: 1_000_000, name: "MB" },
  { size: 1024, name: "KiB" },
  { size: 1000, name: "kB" },
];

const DAY = 86_400_000;

/** A number with its unit as people say it: 1440 minutes are "24 h". Undefined where the unit is not known. */
export function quantityInWords(value: number | bigint, unit: string): string | undefined {
  const amount = Number(value);
  if (!Number.isFinite(amount)) return undefined;
  const word = unit.toLowerCase();
  const singular = word.length > 3 && word.endsWith("s") ? word.slice(0, -1) : word;
  const time = TIME.get(singular);
  if (time !== undefined) return timeInWords(amount * time);
  const bytes = BYTES.get(singular);
  if (bytes !== undefined) return bytesInWords(amount * bytes);
  if (word === "percent" || word === "%") return `${amount} %`;
  return undefined;
}

/** At most two parts ("1 h 30 min"); days only from two days on, because 24 h is clearer than one day. */
function timeInWords(milliseconds: number): string {
  if (milliseconds < 0) return `-${timeInWords(-milliseconds)}`;
  if (milliseconds < 1000) return `${milliseconds} ms`;
  if (milliseconds >= 2 * DAY && milliseconds % DAY === 0) return `${milliseconds / DAY} days`;
  const steps = milliseconds >= 2 * DAY ? [{ size: DAY, name: "days" }, ...TIME_STEPS] : TIME_STEPS;
  const parts: string[] = [];
  let rest = milliseconds;
  for (const { size, name } of steps) {
    if (rest < size || parts.length === 2) continue;
    parts.push(`${Math.floor(rest / size)} ${name}`);
    rest %= size;
  }
  return rest === 0 ? parts.join(" ") : `about ${parts.join(" ")}`;
}

/** The largest unit that leaves no fraction; 1024 or 1000 is the author's choice, which the number itself shows. */
function bytesInWords(bytes: number): string {
  const step = BYTE_STEPS.find(({ size }) => bytes >= size && bytes % size === 0);
  if (step !== undefined && bytes / step.size < 1024 * 1024) return `${bytes / step.size} ${step.name}`;
  return `${bytes} bytes`;
}
