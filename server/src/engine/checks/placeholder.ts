/** Longer texts are no placeholders, and need not be searched. */
const longest = 300;

const anywhere =
  /change[-_ ]?(?:me|this)(?![a-z])|replace[-_ ]?(?:me|this|with)(?![a-z])|<[A-Za-z][\w .-]{0,60}>|\{\{[^{}]{1,60}\}\}/i;
const atStart = /^(?:[a-z][a-z0-9+.-]{0,20}:\/\/)?your[-_][a-z]/i;
const whole = /^(?:x{3,}|\*{3,}|\.{3,}|…|todo|fixme|tbd|placeholder|(?:insert|enter|put)[-_ ][\w -]{1,60})$/i;

/** Whether a text stands for a value that somebody has yet to put in: `CHANGE_ME`, `your-api-key`, `<password>`. */
export function isPlaceholder(text: string): boolean {
  if (text.length < 3 || text.length > longest) return false;
  return anywhere.test(text) || (atStart.test(text) && !/\s/.test(text)) || whole.test(text);
}
