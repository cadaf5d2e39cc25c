/** Whether two pieces of plain data say the same. */
export function sameData(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const ofOne = Object.entries(one);
  const ofOther = new Map(Object.entries(other));
  return (
    ofOne.length === ofOther.size &&
    ofOne.every(([name, value]) => ofOther.has(name) && sameData(value, ofOther.get(name)))
  );
}
