/**
 * Rows as CSV (RFC 4180, in UTF-8). A spreadsheet runs a cell that begins with
 * `=`, `+`, `-` or `@` as a formula, so such a text gets an apostrophe before
 * it, as does one that begins with a tab or a new line. Which sign ends a cell
 * depends on the spreadsheet's language, so what follows another one within a
 * text is guarded alike; quotes alone don't keep it from ending there.
 */
export function toCsv(
  rows: readonly (readonly (string | number | null)[])[]
): string {
  return rows.map(row => `${row.map(cell).join(',')}\r\n`).join('');
}

const FORMULA = /(^|[;|\t\r\n])(?=\s*[=+\-@])|^(?=\s*[\t\r\n])/g;

function cell(value: string | number | null): string {
  return typeof value === 'string'
    ? `"${value.replace(FORMULA, "$1'").replaceAll('"', '""')}"`
    : String(value ?? '');
}
