import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { type Point, pointOfText } from "./pointOfText.ts";

const patience = 20_000;

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
    await this.#choose("Control+P", name, name.split("/").at(-1) ?? name);
    await this.activeTab(name.split("/").at(-1) ?? name).waitFor();
    await this.editor.locator(".view-line").first().waitFor();
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
   * Rests the mouse on a text of the active editor and answers what the hover says. The mouse leaves and comes back as long as
   * there is no hover: what answers it may still be starting.
   */
  async hover(text: string): Promise<string> {
    const hover = this.page.locator(".monaco-hover:visible", { hasText: /\S/, hasNotText: /^Loading/ });
    await this.waitUntil(`there is a hover on "${text}"`, async () => {
      const point = await this.#find(text);
      await this.page.mouse.move(point.x, 2);
      await this.page.mouse.move(point.x, point.y, { steps: 4 });
      return isShown(hover.first());
    });
    return (await hover.first().allInnerTexts()).join("\n");
  }

  /** Clicks on a text of the active editor. */
  async click(text: string, options: { readonly modifiers?: ("Control" | "Alt" | "Shift")[] } = {}): Promise<void> {
    const point = await this.#find(text);
    for (const modifier of options.modifiers ?? []) await this.page.keyboard.down(modifier);
    await this.page.mouse.move(point.x, point.y);
    await this.page.mouse.click(point.x, point.y);
    for (const modifier of options.modifiers ?? []) await this.page.keyboard.up(modifier);
  }

  /** Puts the cursor at the end of the line that holds the text. */
  async goToEndOf(text: string): Promise<void> {
    await this.click(text);
    await this.page.keyboard.press("End");
  }

  /** Types at the speed of a person: VS Code closes no brackets before it has coloured the line. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 40 });
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Waits for the list of completions and answers their labels. */
  async completions(): Promise<string[]> {
    const rows = this.page.locator(".suggest-widget.visible .monaco-list-row .label-name");
    await rows.first().waitFor();
    return rows.allInnerTexts();
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
  async screenshot(name: string): Promise<void> {
    let picture = await this.page.screenshot();
    await this.waitUntil("the window stands still", async () => {
      const next = await this.page.screenshot();
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
