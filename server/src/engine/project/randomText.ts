const shortestRandom = 20;

/**
 * Whether a text was plainly made by a machine: long, without words or repetitions, of letters and digits. A sample that a
 * person typed (`changeit123`, `0123456789abcdef0123`) must not be taken for one.
 */
export function looksRandom(text: string): boolean {
  if (text.length < shortestRandom || text.length > 500 || !/^[\w+/=.~-]+$/.test(text)) return false;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => kind.test(text)).length;
  const distinct = new Set(text).size;
  if (kinds < 2 || distinct < 12 || !/\d/.test(text)) return false;
  return changesOfKind(text) >= text.length / 4 && !/0123|1234|abcd|example|sample|dummy|test|local|secret/i.test(text);
}

/** Whether a name is more likely a line of a secret that was pasted without quotes: no sentence may repeat it. */
export function looksPasted(name: string): boolean {
  if (!looksRandom(name) || !/[a-z]/.test(name) || !/[A-Z]/.test(name) || /[_.-]/.test(name)) return false;
  // `oauth2ClientRegistrationUri` changes its kind of letter as often, but it has words.
  const words = name.match(/[a-z]{3,}/g) ?? [];
  return words.join("").length < name.length / 3;
}

/** How often a letter follows a digit, a small letter a capital one, and so on: often in random text, seldom in words. */
function changesOfKind(text: string): number {
  let changes = 0;
  for (let index = 1; index < text.length; index++) {
    if (kindOf(text.charCodeAt(index)) !== kindOf(text.charCodeAt(index - 1))) changes++;
  }
  return changes;
}

function kindOf(code: number): "digit" | "small" | "capital" | "other" {
  if (code >= 48 && code <= 57) return "digit";
  if (code >= 97 && code <= 122) return "small";
  return code >= 65 && code <= 90 ? "capital" : "other";
}
