/** More digits than this are refused by Python, and by us before they are converted. */
const MAX_DIGITS = 4300;

const DIGITS = "[0-9]+(?:_[0-9]+)*";
const PYTHON_INTEGER = new RegExp(`^[+-]?${DIGITS}$`);
const PYDANTIC_INTEGER = new RegExp(`^[+-]?${DIGITS}(?:\\.0+)?$`);
const PYDANTIC_FLOAT = new RegExp(
  `^[+-]?(?:(?:${DIGITS}(?:\\.(?:${DIGITS})?)?|\\.${DIGITS})(?:e[+-]?${DIGITS})?|inf|infinity|nan)$`,
  "i",
);
const JSON_NUMBER = /^-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$/;

/** What Python's `int(text)` answers: white space around, a sign, leading zeros and single underscores are fine. */
export function pythonInteger(text: string): bigint | undefined {
  return integerFrom(text, PYTHON_INTEGER);
}

/** pydantic takes a fraction of zeros too: `1.0` is 1; `1.` and `1e3` are not. */
export function pydanticInteger(text: string): bigint | undefined {
  return integerFrom(text, PYDANTIC_INTEGER);
}

export function pydanticFloat(text: string): number | undefined {
  const written = text.trim();
  if (!PYDANTIC_FLOAT.test(written)) return undefined;
  const plain = written.replaceAll("_", "").toLowerCase();
  if (plain.endsWith("nan")) return Number.NaN;
  if (plain.includes("inf")) return plain.startsWith("-") ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return Number(plain);
}

/**
 * django-environ's `float`: it throws away all but digits, commas, points and minus signs, and takes the last comma or
 * point for the decimal one. So `1.234,5` is 1234.5, and `1e3` is 13.
 */
export function djangoFloat(text: string): number | undefined {
  const parts = text.replace(/[^0-9,.-]/g, "").split(/[,.]/);
  const fraction = parts.length > 1 ? (parts.pop() ?? "") : "";
  const plain = `${parts.join("")}.${fraction}`;
  return /^-?(?:[0-9]+\.[0-9]*|\.[0-9]+)$/.test(plain) ? Number(plain) : undefined;
}

/** What JavaScript's `Number` makes of text that is not blank, as long as it is a number with an end. */
export function javascriptNumber(text: string): number | undefined {
  if (text.trim() === "") return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

export function javascriptInteger(text: string): number | undefined {
  const value = javascriptNumber(text);
  return Number.isInteger(value) ? value : undefined;
}

/** A number exactly as JSON writes it. */
export function jsonNumber(text: string): number | undefined {
  return JSON_NUMBER.test(text) ? Number(text) : undefined;
}

/** A number exactly as JSON writes it, without a fraction and without an exponent. */
export function jsonInteger(text: string): bigint | undefined {
  const match = JSON_NUMBER.exec(text);
  if (match === null || match[1] !== undefined || match[2] !== undefined) return undefined;
  return text.length > MAX_DIGITS ? undefined : BigInt(text);
}

function integerFrom(text: string, form: RegExp): bigint | undefined {
  const written = text.trim();
  if (written.length > MAX_DIGITS || !form.test(written)) return undefined;
  const isNegative = written.startsWith("-");
  const digits = written.replace(/^[+-]|\.0+$/g, "").replaceAll("_", "");
  return isNegative ? -BigInt(digits) : BigInt(digits);
}
