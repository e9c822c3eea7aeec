import fc from 'fast-check';
import { failureOf } from '../../../engine/contract';
import { formatCell, formatLine, parseLine } from '..';

const A = '6c54cade-bde5-45c1-bdea-f4bd71dba2cc';
const B = '31ce9ba0-176d-45a5-add3-f37d233ba47d';

function read(line: string, body: string | null = null) {
  const parsed = parseLine(line, body);
  return parsed.kind === 'help'
    ? parsed.text
    : { id: parsed.operation.id, args: parsed.args };
}

function refusal(line: string): string {
  try {
    parseLine(line, null);
  } catch (error) {
    expect(failureOf(error).kind).toBe('bad-request');
    return failureOf(error).message;
  }
  throw new Error('it was taken');
}

describe('parseLine', () => {
  it('reads ls', () => {
    expect(read(`ls ${A}`)).toEqual({
      id: 'list-directory',
      args: { collection: A }
    });
    expect(read(`ls -a '${A}:~/my data'`)).toEqual({
      id: 'list-directory',
      args: { collection: A, path: '/~/my data', showHidden: true }
    });
  });

  it('reads transfer with the options of globus-cli', () => {
    expect(
      read(
        `transfer -r ${A}:/in/ ${B}:/out/ --label "my run" -s SIZE --no-verify-checksum`
      )
    ).toEqual({
      id: 'transfer',
      args: {
        source: A,
        destination: B,
        items: [{ source: '/in/', destination: '/out/', recursive: true }],
        label: 'my run',
        syncLevel: 'size',
        verify: false
      }
    });
  });

  it('takes the last of two that contradict', () => {
    expect(read(`transfer ${A}:/a ${B}:/b -r --no-recursive`)).toMatchObject({
      args: { items: [{ recursive: false }] }
    });
  });

  it('reads task wait', () => {
    expect(read(`task wait ${A} --timeout 1.5`)).toEqual({
      id: 'wait-task',
      args: { task: A, timeout: 1.5 }
    });
  });

  it('takes a wildcard or a brace as a name', () => {
    expect(read(`ls ${A}:/{x}/*`)).toMatchObject({ args: { path: '/{x}/*' } });
  });

  it.each(['', 'help', '--help', '-h', 'task --help'])(
    'helps with %j',
    line => {
      expect(read(line)).toMatch(/^Usage: %globus VERB[\s\S]*task wait TASK/);
    }
  );

  it('helps with a verb, whatever else is on the line', () => {
    expect(read('transfer --help')).toMatch(/-s, --sync-level exists\|size/);
    expect(read('transfer --nonsense -h')).toMatch(/^Usage: %globus transfer/);
    expect(read('task wait -h')).toMatch(/--timeout SECONDS/);
  });

  it.each([
    ['lss', 'Did you mean ls?'],
    ['trasnfer x y', 'Did you mean transfer?'],
    ['task wiat x', 'Did you mean task wait?'],
    ['task', 'There is no verb "task"'],
    ['frobnicate', 'There is no verb "frobnicate". See'],
    [`ls ${A} --al`, 'There is no option --al. Did you mean --all?'],
    [`transfer ${A}:/ ${B}:/ --lable=x`, 'Did you mean --label?'],
    [`transfer ${A}:/ ${B}:/ --label`, '--label needs a value'],
    [`transfer ${A}:/ ${B}:/ --recursive=no`, '--recursive takes no value'],
    [`transfer ${A}:/ ${B}:/ -s newest`, 'exists, size, mtime, checksum'],
    [`transfer ${A}:/ ${B}:/ "--label=a\nb"`, "can't hold a line break"],
    ['ls', 'COLLECTION[:PATH] is missing'],
    ['ls nonsense', '"nonsense" is no place'],
    [`ls ${A}:/a b`, '"b" is one too many'],
    [`transfer ${A}:/x ${B}`, 'has no path'],
    ['task wait 12', '"12" is no task'],
    [`task wait ${A} --timeout soon`, 'takes a number, not "soon"'],
    [`task wait ${A} --timeout=-1`, 'takes a number'],
    [`ls '${A}`, 'A quote']
  ])('refuses %j and says why', (line, message) => {
    expect(refusal(line)).toContain(message);
  });

  it('refuses a body where the verb takes none', () => {
    expect(() => parseLine(`ls ${A}`, '/a /b')).toThrow(/takes one line/);
    expect(() => parseLine(`ls ${A}`, ' \n')).not.toThrow();
  });
});

describe('formatLine', () => {
  const path = fc
    .oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...Array.from(`'"\\ -=:$*{}~\n\0é`)) })
    )
    .map(text => `/${text}`);
  const collection = fc.uuid();
  const maybe = <T>(name: string, value: fc.Arbitrary<T>) =>
    fc.option(value).map(one => (one === null ? {} : { [name]: one }));
  const merged = (...parts: fc.Arbitrary<object>[]) =>
    fc.tuple(...parts).map(all => Object.assign({}, ...all) as object);

  it.each([
    [
      'list-directory',
      merged(
        fc.record({ collection }),
        maybe('path', path),
        maybe('showHidden', fc.constant(true))
      )
    ],
    [
      'wait-task',
      merged(
        fc.record({ task: fc.uuid() }),
        maybe('timeout', fc.double({ min: 0, max: 1e9, noNaN: true }))
      )
    ]
  ])('of %s is read back as it was', (id, args) => {
    fc.assert(
      fc.property(args, given => {
        expect(read(formatLine(id, given))).toEqual({ id, args: given });
      })
    );
  });

  it('names an operation that has no verb', () => {
    expect(formatLine('fly', { to: 'moon' })).toBe('fly {"to":"moon"}');
  });
});

describe('formatCell', () => {
  it('writes the line as a cell has it', () => {
    expect(formatCell('wait-task', { task: A })).toBe(`%globus task wait ${A}`);
  });
});
