/** Whether `value` is a whole number of `step`s, in decimal arithmetic as people do it: 0.3 is three steps of 0.1. */
export function isMultipleOf(value: number | bigint, step: number | bigint): boolean {
  if (typeof value === "number" && typeof step === "number") {
    if (!Number.isFinite(value) || !Number.isFinite(step)) return true;
    if (Number.isSafeInteger(value) && Number.isSafeInteger(step)) return step === 0 || value % step === 0;
  }
  const left = decimalOf(value);
  const right = decimalOf(step);
  if (left === undefined || right === undefined || right.digits === 0n) return true;
  const places = Math.max(left.places, right.places);
  return scaled(left, places) % scaled(right, places) === 0n;
}

/** `digits` divided by ten to the power of `places`. */
interface Decimal {
  readonly digits: bigint;
  readonly places: number;
}

const DECIMAL = /^(-?[0-9]+)(?:\.([0-9]+))?(?:e([+-][0-9]+))?$/;

/** The decimal number that a person reads where JavaScript prints the number. Undefined for what is not finite. */
function decimalOf(value: number | bigint): Decimal | undefined {
  if (typeof value === "bigint") return { digits: value, places: 0 };
  const match = DECIMAL.exec(String(value));
  if (match === null) return undefined;
  const [, whole = "0", fraction = "", exponent = "0"] = match;
  return { digits: BigInt(whole + fraction), places: fraction.length - Number(exponent) };
}

function scaled(decimal: Decimal, places: number): bigint {
  return decimal.digits * 10n ** BigInt(places - decimal.places);
}
