import type { Command, Flag, Operand } from "./command.ts";

const stack: Flag = {
  name: "stack",
  value: { name: "NAME" },
  summary: "the stack to look at, such as a worker or a mode",
};
const reveal: Flag = { name: "reveal", summary: "show secrets as they are" };
const path: Operand = { name: "PATH", count: "optional" };

export const commands: readonly Command[] = [
  {
    name: "check",
    summary: "tell what is wrong in configuration files, or in all of a repository",
    operands: [{ name: "PATH", count: "any" }],
    flags: [
      stack,
      {
        name: "format",
        value: { name: "FORMAT", choices: ["text", "json", "github", "sarif"] },
        summary: "text for people (default), json, github annotations or sarif",
      },
      { name: "strict", summary: "let warnings count as errors for the exit code" },
    ],
    load: async () => (await import("./commands/check.ts")).check,
  },
  {
    name: "show",
    summary: "show what the application gets from a stack, and where each value comes from",
    operands: [path],
    flags: [
      stack,
      {
        name: "format",
        value: { name: "FORMAT", choices: ["toml", "env", "json"] },
        summary: "toml (default), env or json",
      },
      reveal,
    ],
    load: async () => (await import("./commands/show.ts")).show,
  },
  {
    name: "explain",
    summary: "show every layer's value for one setting, the winner first",
    operands: [{ name: "KEY", count: "one" }, path],
    flags: [stack, reveal],
    load: async () => (await import("./commands/explain.ts")).explainSetting,
  },
  {
    name: "diff",
    summary: "compare what two stacks give the application, setting by setting",
    operands: [{ name: "STACK", count: "one" }, { name: "STACK", count: "one" }, path],
    flags: [reveal],
    load: async () => (await import("./commands/diff.ts")).diff,
  },
  {
    name: "lsp",
    summary: "start the language server, for an editor",
    operands: [],
    flags: [{ name: "stdio", summary: "speak over the standard streams, which is the only way there is" }],
    load: async () => (await import("./commands/lsp.ts")).lsp,
  },
];
