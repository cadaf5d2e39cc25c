const patience = 15_000;
const pause = 25;

/**
 * Waits until a probe answers something, and answers that. The probe is asked again and again because most of what VS Code shows
 * has no event of its own. An exception of the probe counts as "not yet", and is told when the patience ends.
 */
export async function until<Found>(
  what: string | (() => string),
  probe: () => Found | undefined | false | PromiseLike<Found | undefined | false>,
): Promise<Found> {
  const end = Date.now() + patience;
  for (;;) {
    const { found, failure } = await ask(probe);
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) {
      const wanted = typeof what === "string" ? what : what();
      throw new Error(`Waited ${patience / 1000} s in vain until ${wanted}.`, { cause: failure });
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

async function ask<Found>(
  probe: () => Found | PromiseLike<Found>,
): Promise<{ readonly found?: Found; readonly failure?: unknown }> {
  try {
    return { found: await probe() };
  } catch (failure) {
    return { failure };
  }
}
