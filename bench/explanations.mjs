// Why targets are missed, as far as it is known: shown in the results of a run that misses them. A profile goes with each reason.

/** @typedef {{ explains: (place: import("./targets.mjs").Place) => boolean, text: string }} Explanation */

const smallFiles = new Set(["60 lines", "1,000 lines"]);
const whileTyping = new Set(["edit", "structural", "completion", "hover"]);

/** @type {Explanation[]} */
export const explanations = [
  {
    explains: ({ measure, case: size }) => whileTyping.has(measure) && smallFiles.has(size),
    text: [
      "**Typing in small files.** What is missing is warmth, not speed: a round ends after 40 to 130 answers, and until then V8",
      "still interprets most of our code, where Tombi's and Taplo's is compiled before it starts. The same process, some 1,500",
      "answers later on the same machine: an edit p50 0.20 ms and p95 0.23 ms (a sixth of Tombi), a hover p50 0.15 ms.",
      "Profile of the first 124 edits in 60 lines, 0.58 ms of processor each: writing to the pipe 15 %, reading the edited",
      "lines again 20 %, judging 23 %, placing and converting problems 9 %, and the rest spread over Node's streams and the",
      "protocol library, of which the floor pays the same; the longest of our functions has 3 %. Of the first 120 header edits in",
      "1,000 lines: collecting garbage 16 %, judging what moved 25 %, rebuilding the tables 16 %, planning 5 %.",
      "V8's switches for warming up sooner gain a tenth. Warming up on an invented project at the start would reach the figures,",
      "and would cost every user time and memory for half a millisecond that nobody can feel, so it is not done.",
    ].join("\n  "),
  },
  {
    explains: ({ measure, case: size }) => measure === "coldStart" && size === "60 lines",
    text: [
      "**Start with 60 lines.** Of some 110 ms the floor's 55 to 65 are Node itself, the library, and two messages each way.",
      "Profile of what comes on top: compiling and evaluating the bundle 20 ms, then judging 15 ms, reading the schema 8 ms,",
      "reading the files 6 ms, each running for the first time and thus interpreted (warm, all three together take less than",
      "1 ms). A cache of compiled code would save most of the first; Node 20 has none that a program can switch on.",
    ].join("\n  "),
  },
  {
    explains: ({ measure, case: size }) => measure === "coldStart" && size === "10,000 lines",
    text: [
      "**Start with 10,000 lines.** Some 75 ms pass before the file is there (see above). Profile of the rest, some 200 ms:",
      "judging 92 ms, reading 70 ms, collecting garbage 40 ms of both. The code warms up while it reads, as 100,000 lines show,",
      "which take three times as long and not ten times.",
    ].join("\n  "),
  },
  {
    explains: ({ measure }) => measure === "layers",
    text: [
      "**Eight layers.** The medians keep to the target; the p95 of so few samples is the one edit in twenty that meets the",
      "collector of garbage or V8's compiler. Profile: judging the edited setting in eight files 30 %, the tables of eight stacks",
      "12 %, what files say as wholes 12 %, eight publications 12 %, reading the edit 11 %, garbage 9 %.",
    ].join("\n  "),
  },
  {
    explains: ({ measure }) => measure === "repository",
    text: [
      "**`strata check` on a repository.** V8 compiles with four threads while the main one works, so on two cores the time",
      "depends on what else runs: 2.6 to 3.6 times smol-toml alone was seen. Warm, a project of ten files costs 0.2 ms; the first",
      "half of the 1,000 warms up. Opening, reading and closing 10,000 files takes 100 ms of it.",
    ].join("\n  "),
  },
];
