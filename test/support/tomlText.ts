import type { Random } from "./random.ts";

/** Random TOML that is mostly valid, of every kind of statement and value. */
export function randomToml(random: Random, lines: number): string {
  const written: string[] = [];
  for (let line = 0; line < lines; line++) written.push(randomStatement(random, line));
  return written.join("");
}

function randomStatement(random: Random, line: number): string {
  const end = random.chance(0.1) ? "\r\n" : "\n";
  const comment = random.chance(0.15) ? " # why ☃" : "";
  switch (random.below(12)) {
    case 0:
      return `[${randomKey(random, line)}]${comment}${end}`;
    case 1:
      return `[[list${random.below(3)}]]${end}`;
    case 2:
      return random.chance(0.5) ? end : `# a comment, ${line}${end}`;
    case 3:
      return `# ${randomKey(random, line)} = ${randomScalar(random)}${end}`;
    default:
      return `${randomKey(random, line)} = ${randomValue(random, 0)}${comment}${end}`;
  }
}

function randomKey(random: Random, line: number): string {
  const name = random.chance(0.9) ? `key_${line}` : `k${random.below(6)}`;
  switch (random.below(10)) {
    case 0:
      return `"${name} ü"`;
    case 1:
      return `'${name}.x'`;
    case 2:
      return `${name}.part`;
    case 3:
      return `t${random.below(3)} . "x y".${name}`;
    default:
      return name;
  }
}

function randomValue(random: Random, depth: number): string {
  if (depth > 3 || random.chance(0.75)) return randomScalar(random);
  const items = Array.from({ length: random.below(4) }, () => randomValue(random, depth + 1));
  if (random.chance(0.5)) {
    const separator = random.chance(0.3) ? ",\n  " : ", ";
    return `[${items.join(separator)}${random.chance(0.2) && items.length > 0 ? "," : ""}]`;
  }
  return `{ ${items.map((item, index) => `m${index}${random.chance(0.2) ? ".n" : ""} = ${item}`).join(", ")} }`;
}

function randomScalar(random: Random): string {
  return random.pick([
    "1",
    "-17",
    "1_000",
    "0xff",
    "9007199254740993",
    "1.0",
    "6.5e-3",
    "inf",
    "true",
    "false",
    '"text"',
    '"a \\"quoted\\" \\u00e9"',
    "'literal \\ text'",
    '"""\nseveral\nlines # of = text\n"""',
    "'''\n[no] header = 1\n'''",
    "1979-05-27",
    "1979-05-27T07:32:00Z",
    "1979-05-27 07:32:00.5",
    "07:32:00",
    '"𝒳 astral"',
    '""',
  ]);
}
