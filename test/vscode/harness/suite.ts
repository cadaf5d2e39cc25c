export type ScenarioBody = () => Promise<void> | void;

export interface Scenario {
  readonly name: string;
  /** Why it cannot be run in this host, if it cannot. */
  readonly leftOut?: string | undefined;
  readonly run: ScenarioBody;
}

export interface Suite {
  readonly name: string;
  readonly scenarios: readonly Scenario[];
}

export type Test = (name: string, run: ScenarioBody, needs?: Needs) => void;

/** What not every host has. */
export interface Needs {
  readonly isThere: boolean;
  /** Why the scenario cannot be run without it. */
  readonly why: string;
}

/** What the runner outside VS Code reads, one line of the console each. */
export type Report =
  | { readonly kind: "passed"; readonly name: string; readonly milliseconds: number }
  | { readonly kind: "failed"; readonly name: string; readonly milliseconds: number; readonly reason: string }
  | { readonly kind: "left-out"; readonly name: string; readonly reason: string }
  | { readonly kind: "end"; readonly scenarios: number };

export interface RunOptions {
  /** Only scenarios whose name contains this text are run. */
  readonly filter: string;
  /** Runs before each scenario, so that none sees what another left. */
  readonly prepare: ScenarioBody;
  readonly report: (report: Report) => void;
}

/** A scenario that hangs must not keep the others from being told. */
const scenarioLimit = 60_000;

/** Gathers the scenarios of one subject. */
export function describe(subject: string, define: (test: Test) => void): Suite {
  const scenarios: Scenario[] = [];
  define((name, run, needs) => {
    const leftOut = needs?.isThere === false ? needs.why : undefined;
    scenarios.push({ name: `${subject}: ${name}`, run, leftOut });
  });
  return { name: subject, scenarios };
}

/** Runs the scenarios one after another and answers how many failed. */
export async function runSuites(suites: readonly Suite[], options: RunOptions): Promise<number> {
  const chosen = suites.flatMap((suite) => suite.scenarios).filter(({ name }) => name.includes(options.filter));
  const reports: Report[] = [];
  for (const scenario of chosen) {
    const report = await reportOf(scenario, options.prepare);
    reports.push(report);
    options.report(report);
  }
  options.report({ kind: "end", scenarios: chosen.length });
  return reports.filter(({ kind }) => kind === "failed").length;
}

async function reportOf({ name, leftOut, run }: Scenario, prepare: ScenarioBody): Promise<Report> {
  if (leftOut !== undefined) return { kind: "left-out", name, reason: leftOut };
  const started = Date.now();
  try {
    await withLimit(async () => {
      await prepare();
      await run();
    });
    return { kind: "passed", name, milliseconds: Date.now() - started };
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { kind: "failed", name, milliseconds: Date.now() - started, reason };
  }
}

async function withLimit(run: () => Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`This took longer than ${scenarioLimit / 1000} s.`)), scenarioLimit);
  });
  try {
    await Promise.race([run(), limit]);
  } finally {
    clearTimeout(timer);
  }
}
