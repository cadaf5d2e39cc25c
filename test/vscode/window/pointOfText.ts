import type { Locator } from "playwright-core";

export interface Point {
  readonly x: number;
  readonly y: number;
  /** How wide the text is on the screen. */
  readonly width: number;
}

/** The middle of the first place where an editor shows a text, or undefined. */
export async function pointOfText(editor: Locator, text: string): Promise<Point | undefined> {
  const point = await editor.evaluate(findInEditor, text);
  return point ?? undefined;
}

/** Runs in the page. The editor shows each line as one element, cut into pieces by colour, with hard spaces. */
function findInEditor(editor: Element, text: string): Point | null {
  for (const line of editor.querySelectorAll(".view-lines > .view-line")) {
    const start = (line.textContent ?? "").replaceAll("\u00a0", " ").indexOf(text);
    if (start < 0) continue;
    const range = document.createRange();
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    let passed = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = node.textContent?.length ?? 0;
      if (passed <= start && start < passed + length) range.setStart(node, start - passed);
      if (passed < start + text.length && start + text.length <= passed + length) {
        range.setEnd(node, start + text.length - passed);
        break;
      }
      passed += length;
    }
    const box = range.getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2, width: box.width };
  }
  return null;
}
