/** "Did you mean …?" for a mistyped name. The engine is loaded for it only when somebody mistyped one. */
export async function suggestion(written: string, known: readonly string[]): Promise<string> {
  const { nearestName } = await import("../engine/engine.ts");
  const nearest = nearestName(written, known);
  return nearest === undefined ? "" : ` Did you mean ${nearest}?`;
}
