import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readLine } from '../../grammar/__tests__/readLine';
import { readNames } from '../../names';
import { CODE_FORMS, cellsOf, withNames, writeCode } from '../index';

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
    const read = readLine(line!, below.length > 0 ? below.join('\n') : null);
    expect(read).toEqual({ id: operation, args });
  });
});

it('calls collections as the notebook does, but for names of folders', () => {
  const names = readNames({
    one: '12c7e74c-c953-4707-b374-9db3b1f4a2d1',
    two: 'f28b672e-416a-4828-bf5f-0028410601a4:/base'
  });
  const { args } = CASES.find(({ what }) => what === 'a file')!;
  expect(writeCode('magic', 'transfer', withNames(args, names))).toBe(
    '%globus transfer one:/share/godata/file1.txt f28b672e-416a-4828-bf5f-0028410601a4:/~/file1.txt'
  );
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
