import type { Wish } from './protocol';

/** A line as a cell has it. */
export type Line = Extract<Wish, { line: string }>;

/** A line magic where it begins a line, by itself or assigned to something. */
const LINE = /^(?:[^\s#'"%=][^#'"%=]*=[ \t]*)?%globus(?:[ \t]+(.*))?$/;

const CELL = /^%%globus(?:[ \t]+(.*))?$/;

/**
 * Finds what a cell is going to ask, as far as that can be seen before it is
 * run: its `%globus` lines, or the one of a `%%globus` cell with its body.
 * What stands in a block may not be run or may be run often, and what goes on
 * in the next line is IPython's to read: those ask when they come.
 */
export function linesIn(code: string): Line[] {
  const lines = code.replace(/^(?:[^\S\n]*\n)+/, '').split('\n');
  const first = lines[0]!;
  if (first.startsWith('%%')) {
    const found = CELL.exec(first.trimEnd());
    return found
      ? [{ line: found[1] ?? '', body: lines.slice(1).join('\n') }]
      : [];
  }
  return lines.flatMap((text, index) => {
    const isContinued = text.endsWith('\\') || lines[index - 1]?.endsWith('\\');
    const found = isContinued ? null : LINE.exec(text.trimEnd());
    return found ? [{ line: found[1] ?? '', body: null }] : [];
  });
}
