/** Lines of cells as CSV (RFC 4180): a field with a comma, quote or break stands in quotes. */
export function writeCsv(lines: readonly (readonly string[])[]): string {
  return lines.map((line) => `${line.map(field).join(",")}\r\n`).join("")
}

function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
