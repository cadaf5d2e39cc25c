// Takes the place of node:assert/strict where the scenarios run in a browser's worker.

export class AssertionError extends Error {}

export function ok(value: unknown, message = `${told(value)} is not true.`): asserts value {
  if (!value) throw new AssertionError(message);
}

export function equal(actual: unknown, expected: unknown, message = `${told(actual)} is not ${told(expected)}.`): void {
  ok(Object.is(actual, expected), message);
}

export function notEqual(actual: unknown, other: unknown, message = `Both are ${told(actual)}.`): void {
  ok(!Object.is(actual, other), message);
}

export function deepEqual(actual: unknown, expected: unknown, message?: string): void {
  equal(told(actual), told(expected), message ?? `${told(actual)} is not ${told(expected)}.`);
}

export function match(text: string, pattern: RegExp, message = `${told(text)} does not match ${pattern}.`): void {
  ok(pattern.test(text), message);
}

export function doesNotMatch(text: string, pattern: RegExp, message = `${told(text)} matches ${pattern}.`): void {
  ok(!pattern.test(text), message);
}

function told(value: unknown): string {
  return JSON.stringify(value, (_key, part) => (part === undefined ? "(undefined)" : part)) ?? String(value);
}

export default { AssertionError, ok, equal, notEqual, deepEqual, match, doesNotMatch };
