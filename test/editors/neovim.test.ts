import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after, before, test } from "node:test";

/** What a person does in Neovim with the set-up of the README, and what Neovim then knows. */
interface Session {
  readonly problems: readonly { readonly line: number; readonly code: string; readonly message: string }[];
  readonly hover: string;
  readonly completions: readonly string[];
  readonly lineAfterFix: string;
  readonly problemsAfterFix: number;
  readonly effectiveConfig: string;
}

function testNeovim(): void {
  let folder: string;
  let session: Session;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "strata-neovim-"));
    session = runSession(folder);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test("Neovim shows the problems of a file that was opened", () => {
    assert.deepEqual(
      session.problems.map(({ line, code }) => [line, code]),
      [[10, "out-of-range"]],
    );
  });

  test("Neovim's hover tells what a key is, what it is now, and which files decided it", () => {
    assert.match(session.hover, /KAFKA_CONSUMER_GROUP_ID/);
    assert.match(session.hover, /Consumer group/);
    assert.match(session.hover, /config\.coordinator\.toml/);
  });

  test("Neovim completes the settings that are not yet in the file", () => {
    assert.ok(session.completions.includes("JAEGER_AGENT_HOST"), session.completions.join(" "));
    assert.ok(!session.completions.includes("PROJECT_NAME"));
  });

  test("Neovim applies a fix, and the problem is gone", () => {
    assert.match(session.lineAfterFix, /^TRACING_SAMPLING_RATE = 1(\.0)?$/);
    assert.equal(session.problemsAfterFix, 0);
  });

  test("Neovim prints the effective configuration, without a secret", () => {
    assert.match(session.effectiveConfig, /SECRET_KEY = "••••••••"/);
    const secrets = readFileSync("examples/integr8scode-toml/backend/secrets.toml", "utf8");
    const secret = /SECRET_KEY = "([^"]+)"/.exec(secrets)?.[1] ?? "";
    assert.ok(secret.length > 20);
    assert.ok(!JSON.stringify(session).includes(secret));
  });
}

const configText = `PROJECT_NAME = "integr8scode"
KAFKA_CONSUMER_GROUP_ID = "integr8scode-backend"
DLQ_RETENTION_DAYS = 7
WEB_THREADS = 1


# Tracing
ENABLE_TRACING = true
TRACING_SERVICE_NAME = "integr8scode-backend"
TRACING_SAMPLING_RATE = 1.5
`;

function runSession(folder: string): Session {
  execFileSync(process.execPath, ["esbuild.mjs"], { stdio: "ignore" });
  cpSync("examples/integr8scode-toml/backend", join(folder, "backend"), { recursive: true });
  writeFileSync(join(folder, "backend", "config.toml"), configText);
  writeFileSync(join(folder, "init.lua"), setUpOfReadme());
  writeFileSync(join(folder, "session.lua"), sessionScript);
  const command = join(folder, "strata");
  writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${join(process.cwd(), "dist", "strata.cjs")}" "$@"\n`);
  chmodSync(command, 0o755);
  const words = ["--headless", "-u", join(folder, "init.lua"), "config.toml", "-S", join(folder, "session.lua")];
  const ended = spawnSync("nvim", words, {
    cwd: join(folder, "backend"),
    env: {
      ...process.env,
      PATH: `${folder}${delimiter}${process.env.PATH ?? ""}`,
      HOME: folder,
      RESULT: join(folder, "result.json"),
    },
    encoding: "utf8",
    timeout: 120_000,
  });
  assert.equal(ended.status, 0, ended.stderr);
  return JSON.parse(readFileSync(join(folder, "result.json"), "utf8"));
}

/** The set-up is tested word for word as the README gives it. */
function setUpOfReadme(): string {
  const block = /\*\*Neovim\*\*[^\n]*\n+```lua\n([\s\S]*?)```/.exec(readFileSync("README.md", "utf8"));
  assert.ok(block?.[1] !== undefined, "README.md has no set-up for Neovim");
  return block[1];
}

const sessionScript = `
local buffer = vim.api.nvim_get_current_buf()
local function fail(what)
  io.stderr:write(what .. "\\n")
  vim.cmd("cquit")
end
local function wait(what, condition)
  if not vim.wait(60000, condition, 20) then fail("waited in vain for " .. what) end
end
local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(buffer, method, params, 60000)
  for _, answer in pairs(answers or {}) do
    if answer.err then fail(method .. ": " .. vim.inspect(answer.err)) end
    return answer.result
  end
  fail("no answer to " .. method)
end
local function at(line, character)
  return { textDocument = vim.lsp.util.make_text_document_params(), position = { line = line, character = character } }
end

wait("problems", function() return #vim.diagnostic.get(buffer) > 0 end)
local result = { problems = {}, completions = {} }
for _, problem in ipairs(vim.diagnostic.get(buffer)) do
  if problem.severity <= vim.diagnostic.severity.WARN then
    local code = problem.code or (problem.user_data and problem.user_data.lsp and problem.user_data.lsp.code)
    table.insert(result.problems, { line = problem.lnum + 1, code = code, message = problem.message })
  end
end

local contents = ask("textDocument/hover", at(1, 3)).contents
result.hover = type(contents) == "table" and (contents.value or contents[1]) or contents

local list = ask("textDocument/completion", at(4, 0))
for _, item in ipairs(list.items or list) do table.insert(result.completions, item.label) end

local problem = vim.diagnostic.get(buffer, { severity = { min = vim.diagnostic.severity.WARN } })[1]
local params = { textDocument = vim.lsp.util.make_text_document_params() }
params.range = { start = { line = problem.lnum, character = problem.col }, ["end"] = { line = problem.end_lnum, character = problem.end_col } }
params.context = { diagnostics = { problem.user_data.lsp and {
  range = params.range, message = problem.message, severity = problem.severity,
  code = problem.user_data.lsp.code, codeDescription = problem.user_data.lsp.codeDescription, data = problem.user_data.lsp.data,
} } }
local actions = ask("textDocument/codeAction", params)
local edit
for _, action in ipairs(actions) do
  if action.isPreferred then edit = action.edit or ask("codeAction/resolve", action).edit end
end
if not edit then fail("no preferred fix among " .. vim.inspect(actions)) end
vim.lsp.util.apply_workspace_edit(edit, "utf-16")
result.lineAfterFix = vim.api.nvim_buf_get_lines(buffer, 9, 10, false)[1]
local function serious() return #vim.diagnostic.get(buffer, { severity = { min = vim.diagnostic.severity.WARN } }) end
wait("the problem to vanish", function() return serious() == 0 end)
result.problemsAfterFix = serious()

local uri = vim.uri_from_bufnr(buffer)
result.effectiveConfig = ask("workspace/executeCommand", { command = "strata.effectiveConfig", arguments = { { uri = uri } } }).text
local file = io.open(vim.env.RESULT, "w")
file:write(vim.fn.json_encode(result))
file:close()
vim.cmd("qall!")
`;

const hasNeovim = spawnSync("nvim", ["--version"]).status === 0;
if (hasNeovim) testNeovim();
else {
  test("Neovim is there for the tests with it", () =>
    assert.fail("There is no nvim here. Install it (Debian: neovim)."));
}
