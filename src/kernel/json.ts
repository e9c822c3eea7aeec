import { inSlices } from '../operations/slices';

/**
 * What `JSON.stringify` writes. Long lists are written in slices: a hundred
 * thousand entries at once would keep the page for a tenth of a second.
 */
export async function writeJson(value: unknown): Promise<string> {
  if (Array.isArray(value)) {
    const slices = await inSlices(value.length, (from, to) =>
      JSON.stringify(value.slice(from, to)).slice(1, -1)
    );
    return `[${slices.join(',')}]`;
  }
  if (!isPlain(value)) {
    return JSON.stringify(value);
  }
  const fields: string[] = [];
  for (const [name, field] of Object.entries(value)) {
    const text = (await writeJson(field)) as string | undefined;
    if (text !== undefined) {
      fields.push(`${JSON.stringify(name)}:${text}`);
    }
  }
  return `{${fields.join(',')}}`;
}

/** Not a date or what else writes itself. */
function isPlain(value: unknown): value is object {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype
  );
}
