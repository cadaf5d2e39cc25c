/** How a text for people is set off where it is shown; the plain style is for files and pipes. */
export interface TextStyle {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly struck: (text: string) => string;
}

export const plainStyle: TextStyle = {
  strong: (text) => text,
  faint: (text) => text,
  struck: (text) => text,
};

/** Text with nothing in it that a terminal obeys, and nothing that ends its line. */
export function oneLine(text: string): string {
  return text
    .replace(/[\ud800-\udfff]/gu, "\ufffd")
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, " ");
}
