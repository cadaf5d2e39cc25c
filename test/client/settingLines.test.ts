import assert from "node:assert/strict";
import { test } from "node:test";
import { settingLines } from "../../client/src/common/effective/settingLines.ts";

/** The text with the setting of each line drawn behind it, as the hover and the links see it. */
function checkLines(drawing: string): void {
  const lines = drawing.split("\n").map((line) => line.split(" <- "));
  const expected = lines.flatMap(([, key], index) => (key === undefined ? [] : [[index, key] as const]));
  assert.deepEqual([...settingLines(lines.map(([text]) => text).join("\n"))], expected);
}

test("each value of an effective configuration is found on its line", () =>
  checkLines(`# default: config.toml < secrets.toml
# not there: config.local.toml
# ! NAME is missing.

PORT = 8000  # config.toml:2 <- PORT
# Core
"a b" = "x = y"  # config.toml:3 <- "a b"
`));

test("settings in tables have their whole name", () =>
  checkLines(`[server] <- server
port = 1  # config.toml:2 <- server.port
[server."my.host"]  # default <- server."my.host"
"q\\"" = true <- server."my.host"."q\\""`));

test("the items of a list of tables are counted, those of a list inside anew in each", () =>
  checkLines(`[[user]] <- user[0]
name = "a" <- user[0].name
[[user.role]] <- user[0].role[0]
id = 1 <- user[0].role[0].id
[[user]] <- user[1]
[[user.role]] <- user[1].role[0]
id = 2 <- user[1].role[0].id
[[user.role]] <- user[1].role[1]
[user.home] <- user[1].home
path = "/" <- user[1].home.path`));
