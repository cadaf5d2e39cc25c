/**
 * A Markdown table with its columns drawn straight, as the formatter of this repository wants it.
 * @param {string[]} head @param {string[][]} rows @param {(column: number) => boolean} isNumeric numbers stand to the right
 * @returns {string[]} its lines
 */
export function markdownTable(head, rows, isNumeric) {
  const cells = [head, ...rows].map((row) => row.map(escapeCell));
  const widths = head.map((_name, column) => Math.max(3, ...cells.map((row) => row[column].length)));
  const rule = widths.map((width, column) => (isNumeric(column) ? `${"-".repeat(width - 1)}:` : "-".repeat(width)));
  const [first, ...others] = cells.map((row) =>
    row.map((cell, column) => (isNumeric(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column]))),
  );
  return [first, rule, ...others].map((row) => `| ${row.join(" | ")} |`);
}

/** @param {string} cell */
function escapeCell(cell) {
  return cell.replaceAll("|", "\\|").replaceAll("\n", " ");
}
