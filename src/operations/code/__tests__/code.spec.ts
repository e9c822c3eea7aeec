import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseLine } from '../../grammar';
import { CODE_FORMS, cellsOf, writeCode } from '../index';

interface Case {
  what: string;
  operation: string;
  args: Record<string, unknown>;
  magic: string | null;
  python: string;
  shell: string | null;
}

/** What Python and globus-cli make of these texts is tested on the same file. */
const CASES = JSON.parse(
  readFileSync(path.join(__dirname, '../../../../tests/code.json'), 'utf8')
) as Case[];

describe.each(CASES)('$what', ({ operation, args, ...texts }) => {
  it.each(CODE_FORMS)('is written as %s', form => {
    expect(writeCode(form, operation, args)).toBe(texts[form]);
  });

  it('is read from its cell as it was', () => {
    if (texts.magic === null) {
      return;
    }
    const [line, ...below] = texts.magic.replace(/^%%?globus /, '').split('\n');
    const read = parseLine(line!, below.length > 0 ? below.join('\n') : null);
    expect(read).toMatchObject({ kind: 'operation', args });
  });
});

const LINE = '%globus ls x';

it('loads the magic in a notebook that does not', () => {
  expect(cellsOf('magic', LINE, ['import numpy'])).toEqual([
    '%load_ext jupyterlab_globus',
    LINE
  ]);
  const sources = ['a = 1', 'b = 2\n%load_ext  jupyterlab_globus'];
  expect(cellsOf('magic', LINE, sources)).toEqual([LINE]);
});

it('hands a command to a shell that reads all of its quotes', () => {
  expect(cellsOf('shell', 'globus ls x', [])).toEqual(['%%bash\nglobus ls x']);
});
