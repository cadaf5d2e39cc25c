/** Whether two pieces of plain data say the same. */
export function sameData(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && sameData(memberOf(one, name), memberOf(other, name)))
  );
}

function memberOf(data: object, name: string): unknown {
  return Reflect.get(data, name);
}
