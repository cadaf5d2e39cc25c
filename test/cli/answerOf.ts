import { plainColours } from "../../server/src/cli/output.ts";
import { run } from "../../server/src/cli/run.ts";

/** All that the command says for some words, in this process: for tests that ask hundreds of times. */
export async function answerOf(words: readonly string[], workingFolder: string): Promise<string> {
  let said = "";
  const say = (text: string): void => {
    said += text;
  };
  await run(words, { write: say, complain: say, colours: plainColours, version: "1.0.0", workingFolder });
  return said;
}
