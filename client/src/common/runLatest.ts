/**
 * Wraps a task that follows changes, so that it never runs twice at a time: what changes meanwhile makes it run once more.
 * A burst of changes is thus followed as fast as it can be, and nothing piles up.
 */
export function runLatest(task: () => Promise<void>): () => void {
  const state = { isRunning: false, isWanted: false };
  const run = async (): Promise<void> => {
    state.isRunning = true;
    try {
      while (state.isWanted) {
        state.isWanted = false;
        await task();
      }
    } finally {
      state.isRunning = false;
    }
  };
  return () => {
    state.isWanted = true;
    if (!state.isRunning) void run();
  };
}
