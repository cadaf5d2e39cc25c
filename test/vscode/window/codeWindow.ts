import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { type Point, pointOfText } from "./pointOfText.ts";

const patience = 20_000;

/** The upper left of an element, where the rest of the window would only make the picture small. */
export interface PicturePart {
  readonly of: string;
  readonly width: number;
  readonly height: number;
}

/** A VS Code window as a person uses it: with the keyboard, with the mouse, and by reading what is on the screen. */
export class CodeWindow {
  readonly page: Page;
  /** The copy of the workspace that the window shows; a scenario may change files in it from outside. */
  readonly folder: string;
  readonly #pictures: string;

  constructor(page: Page, folder: string, pictures: string) {
    this.page = page;
    this.folder = folder;
    this.#pictures = pictures;
    page.setDefaultTimeout(patience);
  }

  /** The window is ready when it shows the files of the workspace. */
  async ready(): Promise<void> {
    await this.page.locator(".explorer-folders-view .monaco-list-row").first().waitFor({ timeout: 60_000 });
    await this.page.locator(".part.statusbar .statusbar-item").first().waitFor();
  }

  /** Opens a file by its name, through Quick Open. */
  async openFile(name: string): Promise<void> {
    const base = name.split("/").at(-1) ?? name;
    // The list may change under the mouse while files are still being found, and another one be opened.
    await this.waitUntil(`${base} is open`, async () => {
      await this.#choose("Control+P", name, base);
      return isShown(this.activeTab(base));
    });
    await this.editor.locator(".view-line").first().waitFor();
  }

  /** Opens a file that some stack reads, and waits for the lens above it: VS Code forgets lenses that come after the focus left. */
  async openLayer(name: string): Promise<void> {
    await this.openFile(name);
    await this.editor.locator(".codelens-decoration").first().waitFor();
  }

  /** Opens a file of the workspace's own folder that Quick Open leaves out, because git ignores it. */
  async openFromExplorer(name: string): Promise<void> {
    await this.page.locator(".explorer-folders-view .monaco-list-row").getByText(name, { exact: true }).dblclick();
    await this.activeTab(name).waitFor();
    await this.page.mouse.move(0, 0);
    await this.editor.locator(".view-line").first().waitFor();
  }

  /** Drags the edge of the side bar. */
  async widenSideBar(width: number): Promise<void> {
    const box = await this.page.locator(".part.sidebar").boundingBox();
    assert.ok(box, "There is no side bar.");
    const middle = box.y + box.height / 2;
    await this.page.mouse.move(box.x + box.width, middle);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x + width, middle, { steps: 5 });
    await this.page.mouse.up();
    await this.page.mouse.move(box.x + width + 300, middle);
  }

  /** Runs a command from the palette without the mouse. */
  async runCommandByKeys(title: string): Promise<void> {
    const focused = this.page.locator(".quick-input-widget:visible .monaco-list-row.focused .label-name");
    await this.waitUntil(`the palette offers "${title}" first`, async () => {
      await this.press("Escape", "F1");
      await this.page.locator(".quick-input-widget:visible input").first().waitFor();
      await this.page.keyboard.insertText(title);
      return isShown(focused.getByText(title, { exact: true }));
    });
    await this.press("Enter");
  }

  /** Presses a key until the row of a list that has the focus says something. */
  async pressUntilFocused(key: string, list: string, expected: RegExp): Promise<void> {
    const rows = this.page.locator(`${list} .monaco-list-row.focused`);
    await this.waitUntil(`the row with the focus says ${expected}`, async () => {
      const labels = await rows.evaluateAll((elements) => elements.map((row) => row.getAttribute("aria-label") ?? ""));
      if (labels.some((label) => expected.test(label))) return true;
      await this.press(key);
      return false;
    });
  }

  /** Writes a file of the workspace as another program does. */
  async writeOutside(path: string, text: string): Promise<void> {
    const file = join(this.folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }

  /** Runs a command by the title that the palette shows. */
  async runCommand(title: string): Promise<void> {
    await this.#choose("F1", `>${title}`, title);
  }

  get editor(): Locator {
    return this.page.locator(".editor-group-container.active .editor-instance .monaco-editor").first();
  }

  activeTab(name: string): Locator {
    return this.page.locator(`.tab.active[data-resource-name="${name}"]`).first();
  }

  /** The text of the active editor, as far as it is scrolled into view. */
  async visibleText(): Promise<string> {
    const lines = await this.editor.locator(".view-lines > .view-line").evaluateAll((elements) =>
      elements
        .map((element) => ({ top: element.getBoundingClientRect().top, text: element.textContent ?? "" }))
        .sort((left, right) => left.top - right.top)
        .map(({ text }) => text),
    );
    return lines.join("\n").replaceAll("\u00a0", " ");
  }

  /**
   * Rests the mouse on a text of the active editor until the hover says what is expected. The mouse leaves and comes back as
   * long as it does not: what answers it may still be starting, and several answers come one after the other.
   */
  async hover(text: string, expected: RegExp): Promise<void> {
    const hover = this.page.locator(".monaco-hover:visible", { hasText: expected, hasNotText: /^Loading/ });
    await this.waitUntil(`a hover on "${text}" says ${expected}`, async () => {
      const point = await this.#find(text);
      // Along the line: from above, the way would lead through the last hover and its buttons.
      await this.page.mouse.move(point.x + 400, point.y);
      await this.page.mouse.move(point.x, point.y, { steps: 4 });
      return isShown(hover.first());
    });
  }

  /** Clicks on a text of the active editor. */
  async click(text: string, options: { readonly modifiers?: ("Control" | "Alt" | "Shift")[] } = {}): Promise<void> {
    const point = await this.#find(text);
    for (const modifier of options.modifiers ?? []) await this.page.keyboard.down(modifier);
    await this.page.mouse.move(point.x, point.y);
    await this.page.mouse.click(point.x, point.y);
    for (const modifier of options.modifiers ?? []) await this.page.keyboard.up(modifier);
  }

  /** Puts the cursor at the end of the line that holds the text. Lines move when a lens comes above them, so this looks again. */
  async goToEndOf(text: string): Promise<void> {
    await this.waitUntil(`the cursor is at the end of "${text}"`, async () => {
      await this.click(text);
      await this.page.keyboard.press("End");
      return this.#isAtEndOf(text);
    });
  }

  /** Writes another value at the end of a line, and waits until it is marked as wrong. */
  async mistype(line: string, value: string): Promise<void> {
    await this.goToEndOf(line);
    for (const _ of line.slice(line.lastIndexOf(" ") + 1)) await this.press("Backspace");
    await this.type(value);
    await this.squiggles("error", 1);
  }

  /** Types at the speed of a person: VS Code closes no brackets before it has coloured the line. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 40 });
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Waits until a completion is the one that Enter accepts. The list changes while it is typed. */
  async chosenCompletion(label: string): Promise<void> {
    const row = this.page.locator(".suggest-widget.visible .monaco-list-row.focused");
    await row.filter({ has: this.page.locator(".label-name").getByText(label, { exact: true }) }).waitFor();
  }

  /** Whether a person can see a text in the active editor: what is masked is in the page and takes no room. */
  async shows(text: string): Promise<boolean> {
    return ((await pointOfText(this.editor, text))?.width ?? 0) > 0;
  }

  /** Waits until the active editor shows as many squiggles of a kind. */
  async squiggles(kind: "error" | "warning" | "info" | "hint", count: number): Promise<void> {
    const shown = this.editor.locator(`.squiggly-${kind}`);
    await this.waitUntil(`there are ${count} ${kind} squiggles`, async () => (await shown.count()) === count);
  }

  /** Waits for a notification with the text and answers it whole. */
  async notification(text: string): Promise<string> {
    const toast = this.page.locator(".notification-toast", { hasText: text }).first();
    await toast.waitFor();
    return (await toast.allInnerTexts()).join("\n");
  }

  async waitUntil(what: string, probe: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + patience;
    while (!(await probe())) {
      assert.ok(Date.now() < end, `Waited ${patience / 1000} s in vain until ${what}.`);
      await this.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    }
  }

  /** Keeps a picture as out/screenshots/NAME.png, taken as soon as nothing moves any more. */
  async screenshot(name: string, part?: PicturePart): Promise<void> {
    const box = part && (await this.page.locator(part.of).first().boundingBox());
    const clip = part && box ? { clip: { x: box.x, y: box.y, width: part.width, height: part.height } } : {};
    let picture = await this.page.screenshot(clip);
    await this.waitUntil("the window stands still", async () => {
      const next = await this.page.screenshot(clip);
      const still = next.equals(picture);
      picture = next;
      return still;
    });
    await mkdir(this.#pictures, { recursive: true });
    await writeFile(join(this.#pictures, `${name}.png`), picture);
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  /**
   * Types into the box that a key opens, and clicks the row that says exactly what is wanted. The box is opened again as long as
   * the row is missing: it does not hear of extensions that start after it.
   */
  async #choose(key: string, words: string, wanted: string): Promise<void> {
    const box = this.page.locator(".quick-input-widget:visible");
    const label = box.locator(".monaco-list-row .label-name").getByText(wanted, { exact: true }).first();
    await this.waitUntil(`"${wanted}" can be chosen`, async () => {
      await this.page.keyboard.press("Escape");
      await this.page.keyboard.press(key);
      await box.locator(".quick-input-box input").first().fill(words);
      return isShown(label);
    });
    await label.click();
  }

  /** In how many colours a line is shown. */
  async coloursOf(line: string): Promise<number> {
    const row = this.editor.locator(".view-lines > .view-line", { hasText: line }).first();
    const classes = await row.locator("span > span").evaluateAll((spans) => spans.map((span) => span.className));
    return new Set(classes).size;
  }

  async #isAtEndOf(text: string): Promise<boolean> {
    const line = await pointOfText(this.editor, text);
    const cursor = await this.editor.locator(".cursors-layer .cursor").first().boundingBox();
    if (line === undefined || cursor === null) return false;
    return cursor.y <= line.y && line.y <= cursor.y + cursor.height && cursor.x >= line.x;
  }

  async #find(text: string): Promise<Point> {
    await this.waitUntil(
      `"${text}" is on the screen`,
      async () => (await pointOfText(this.editor, text)) !== undefined,
    );
    const point = await pointOfText(this.editor, text);
    assert.ok(point, `"${text}" has gone from the screen.`);
    return point;
  }
}

/** Answers whether something appears soon. */
async function isShown(locator: Locator): Promise<boolean> {
  try {
    await locator.waitFor({ timeout: 3_000 });
    return true;
  } catch {
    return false;
  }
}
