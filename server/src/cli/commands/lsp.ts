import type { ExitCode, Run } from "../command.ts";

/** `strata lsp --stdio`: the language server. The process ends when the editor closes the streams or says so. */
export const lsp: Run = async (): Promise<ExitCode> => {
  const { startStdio } = await import("../../node/startStdio.ts");
  startStdio();
  return 0;
};
