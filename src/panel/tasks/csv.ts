/**
 * Rows as CSV (RFC 4180, in UTF-8). A spreadsheet runs a cell that begins with
 * `=`, `+`, `-` or `@` as a formula, so such a text gets an apostrophe before
 * it, as does one that begins with a tab or a new line.
 */
export function toCsv(
  rows: readonly (readonly (string | number | null)[])[]
): string {
  return rows.map(row => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string | number | null): string {
  if (typeof value === 'number') {
    return String(value);
  }
  const text = (value ?? '').replace(/^\s*[=+\-@\t\r\n]/, "'$&");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
