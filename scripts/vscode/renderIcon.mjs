// Draws images/icon.svg into the pictures that the manifest and the Marketplace want.
//
//   node scripts/vscode/renderIcon.mjs
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { launchChromium } from "./launchChromium.mjs";
import { projectFolder } from "./projectFolder.mjs";

const images = join(projectFolder, "images");
const pictures = [
  ["icon.png", 256],
  ["icon-128.png", 128],
];

const drawing = await readFile(join(images, "icon.svg"), "utf8");
const browser = await launchChromium();
try {
  for (const [name, size] of pictures) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>body { margin: 0 } svg { display: block; width: ${size}px }</style>${drawing}`);
    await page.screenshot({ path: join(images, name), omitBackground: true });
  }
} finally {
  await browser.close();
}
