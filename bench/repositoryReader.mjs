// The least that any checker must do: reads every file of a repository with the library alone.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "smol-toml";

let count = 0;
for (const entry of readdirSync(process.argv[2], { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const text = () => readFileSync(join(entry.parentPath, entry.name), "utf8");
  if (entry.name.endsWith(".toml")) parse(text());
  else if (entry.name.endsWith(".json")) JSON.parse(text());
  else continue;
  count++;
}
console.log(JSON.stringify({ files: count }));
