import { checkArguments } from '../../arguments';
import type { Names } from '../../names';
import { resolvePlaces } from '../../resolve';
import { parseLine } from '..';

const NAMES: Names = { notebook: null, settings: {} };

/** What a line asks for, as a cell's call comes to it. */
export function readLine(
  line: string,
  body: string | null
): { id: string; args: unknown } {
  const parsed = parseLine(line, body);
  if (parsed.kind === 'help') {
    throw new Error(parsed.text);
  }
  const { operation } = parsed;
  const args = resolvePlaces(operation, parsed.args, { names: NAMES });
  return {
    id: operation.id,
    args: checkArguments(operation.id, operation.schema, args)
  };
}
