import fc from 'fast-check';
import { failureOf } from '../../../engine/contract';
import { OPERATIONS } from '../../registry';
import { formatCell, formatLine, parseLine, showCall } from '..';
import { readLine } from './readLine';

const A = '6c54cade-bde5-45c1-bdea-f4bd71dba2cc';
const B = '31ce9ba0-176d-45a5-add3-f37d233ba47d';

function read(line: string, body: string | null = null) {
  const parsed = parseLine(line, body);
  return parsed.kind === 'help' ? parsed.text : readLine(line, body);
}

function refusal(line: string): string {
  try {
    readLine(line, null);
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
      args: { task: A, timeout: 1.5, evenIfStuck: false }
    });
    expect(read(`task wait ${A} --even-if-stuck`)).toMatchObject({
      args: { evenIfStuck: true }
    });
  });

  it.each([
    ['login', 'sign-in', {}],
    ['logout', 'sign-out', {}],
    ['whoami', 'who-am-i', {}],
    [
      `ls ${A}:/x --filter '~*.txt' --orderby SIZE:desc --orderby name:ASC`,
      'list-directory',
      {
        collection: A,
        path: '/x',
        filter: 'name:~*.txt',
        orderBy: 'size DESC,name ASC'
      }
    ],
    [
      `ls ${A} -r --recursive-depth-limit 0`,
      'list-directory',
      { collection: A, recursive: true, depth: 0 }
    ],
    [`stat ${A}:/x`, 'stat', { collection: A, path: '/x' }],
    [`mkdir ${A}:/x`, 'make-directory', { collection: A, path: '/x' }],
    [
      `rename ${A} '/a b' ~/c`,
      'rename',
      { collection: A, path: '/a b', newPath: '/~/c' }
    ],
    [
      `delete -rf ${A}:/x --label "my run" --notify off`,
      'delete',
      {
        collection: A,
        paths: ['/x'],
        recursive: true,
        ignoreMissing: true,
        label: 'my run',
        notify: []
      }
    ],
    [
      'task list --filter-status active --filter-status FAILED --filter-type TRANSFER --filter-label "run*" --exact --limit 10 --filter-requested-after 2026-01-31',
      'list-tasks',
      {
        statuses: ['ACTIVE', 'FAILED'],
        types: ['TRANSFER'],
        labels: ['run*'],
        exactLabels: true,
        limit: 10,
        requestedAfter: '2026-01-31T00:00:00Z'
      }
    ],
    [`task show ${A}`, 'show-task', { task: A }],
    [`task show -t ${A}`, 'list-successful-transfers', { task: A }],
    [
      `task show ${A} --skipped-errors --limit 5`,
      'list-skipped-errors',
      { task: A, limit: 5 }
    ],
    [`task cancel ${A}`, 'cancel-task', { task: A }],
    [
      `task update ${A} --label x --deadline "2026-01-31 10:00:00"`,
      'update-task',
      { task: A, label: 'x', deadline: '2026-01-31T10:00:00Z' }
    ],
    [
      `task event-list ${A} --filter-errors --limit 3`,
      'list-task-events',
      { task: A, errorsOnly: true, limit: 3 }
    ],
    [
      'endpoint search "my lab" --filter-scope my-endpoints',
      'search-collections',
      { text: 'my lab', scope: 'my-endpoints' }
    ],
    [`endpoint show ${A}`, 'show-collection', { collection: A }],
    ['bookmark list', 'list-bookmarks', {}],
    ['bookmark show x', 'show-bookmark', { bookmark: 'x' }],
    [
      `bookmark create ${A}:/x/ 'my x'`,
      'create-bookmark',
      { collection: A, path: '/x/', name: 'my x' }
    ],
    ['bookmark rename x y', 'rename-bookmark', { bookmark: 'x', name: 'y' }],
    ['bookmark delete x', 'delete-bookmark', { bookmark: 'x' }],
    ['alias', 'alias', {}],
    [`alias s=${A}:/x`, 'alias', { name: 's', place: `${A}:/x` }],
    ['alias s=', 'alias', { name: 's', place: '' }],
    ['alias s', 'alias', { name: 's' }]
  ])('reads %s as globus-cli does', (line, id, args) => {
    expect(read(line)).toEqual({ id, args });
  });

  it('reads the paths below delete', () => {
    expect(read(`delete ${A}:/run -r`, 'a\n"b c" # d\n/e')).toEqual({
      id: 'delete',
      args: {
        collection: A,
        paths: ['/run/a', '/run/b c', '/e'],
        recursive: true
      }
    });
    expect(() => read(`delete ${A}:`, 'a\n-r b')).toThrow(
      'delete: Line 2 below: There is no option -r.'
    );
  });

  it('waits after rm', () => {
    const parsed = parseLine(`rm ${A}:/x --timeout 5`, null);
    expect(parsed).toMatchObject({
      operation: { id: 'delete' },
      args: { place: `${A}:/x` },
      wait: { timeout: 5 }
    });
    expect(parsed).not.toHaveProperty('args.timeout');
  });

  it('takes a wildcard or a brace as a name', () => {
    expect(read(`ls ${A}:/{x}/*`)).toMatchObject({ args: { path: '/{x}/*' } });
  });

  it.each(['', 'help', '--help', '-h', 'task --help'])(
    'helps with %j',
    line => {
      expect(read(line)).toMatch(
        /^Usage: %globus VERB[^]*\n {2}task wait +Wait/
      );
    }
  );

  it('helps with a verb, whatever else is on the line', () => {
    expect(read('transfer --help')).toMatch(
      /-s, --sync-level overwrite\|exists/
    );
    expect(read('transfer --nonsense -h')).toMatch(/^Usage: %globus transfer/);
    expect(read('task wait -h')).toMatch(/--timeout SECONDS/);
  });

  it.each([
    ['lss', 'Did you mean ls?'],
    ['trasnfer x y', 'Did you mean transfer?'],
    ['task wiat x', 'Did you mean task wait?'],
    ['task', 'There is no verb "task"'],
    ['task', 'It is one of task list, task show'],
    ['timer create x', 'Did you mean timer create transfer?'],
    ['frobnicate', 'There is no verb "frobnicate". See'],
    ['collection search x', 'Did you mean endpoint search?'],
    ['endpoint list', 'There is no verb "endpoint list". Did you mean'],
    [`ls -l ${A}`, 'A cell has no -l: x = %globus'],
    [`ls ${A} --format=json`, 'A cell has no --format'],
    [`task list --jmespath x`, 'A cell has no --jmespath'],
    [`transfer ${A}: ${B}: --batch -`, 'begin it with %%globus transfer'],
    [`delete ${A}: --batch=list.txt`, 'begin it with %%globus delete'],
    [`ls ${A} --filter a/b`, `--filter can't hold a slash`],
    [`ls ${A} --orderby size`, '--orderby takes FIELD:ASC or FIELD:DESC'],
    [`rename ${A}:/x /y`, 'DEST_PATH is missing'],
    [`rename ${A}:/x /y /z`, 'has a path: write the collection'],
    [`mkdir ${A}`, 'has no path: write COLLECTION:PATH'],
    [`delete ${A}:`, 'has no path: write COLLECTION:PATH'],
    ['bookmark create x', 'NAME is missing'],
    [`task list --filter-status DONE`, '--filter-status takes ACTIVE'],
    [`ls ${A} --al`, 'There is no option --al. Did you mean --all?'],
    [`transfer ${A}:/ ${B}:/ --lable=x`, 'Did you mean --label?'],
    [`transfer ${A}:/ ${B}:/ --label`, '--label needs a value'],
    [`transfer ${A}:/ ${B}:/ --recursive=no`, '--recursive takes no value'],
    [`transfer ${A}:/ ${B}:/ -s newest`, 'exists, size, mtime, checksum'],
    [`transfer ${A}:/ ${B}:/ "--label=a\nb"`, "can't hold a line break"],
    ['ls', 'COLLECTION[:PATH] is missing'],
    ['ls nonsense', 'No collection is called "nonsense"'],
    [`ls ${A.slice(1)}:/x`, 'is no UUID of a collection'],
    [`ls ${A}:/a b`, '"b" is one too many'],
    [`transfer ${A}:/x ${B}`, 'has no path'],
    ['task wait 12', 'wait-task: "task" must be a UUID.'],
    [`mkdir ${A}:/a/../b`, 'make-directory: "path" must be a path'],
    [`bookmark create ${A}:/x/ "a\nb"`, '"name" must'],
    [`transfer ${A}:/a ${B}:/b --label "a\nb"`, '"label" must'],
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

  const word = fc
    .string({ unit: fc.constantFrom(...Array.from(`'"\\ -=:$*{}#~é`)) })
    .filter(text => text.trim() === text && text !== '');
  const limit = fc.integer({ min: 1, max: 100 });
  const yes = fc.constant(true);
  const task = fc.uuid();
  const time = fc
    .date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
    .map(date => date.toISOString());
  const labels = fc.array(
    word.filter(text => !/[,/]/.test(text)),
    { minLength: 1 }
  );
  const some = (needed: object, more: Record<string, fc.Arbitrary<unknown>>) =>
    merged(
      fc.record(needed),
      ...Object.entries(more).map(([name, value]) => maybe(name, value))
    );
  const order = fc
    .array(fc.constantFrom('size DESC', 'name ASC', 'last_modified ASC'), {
      minLength: 1
    })
    .map(fields => fields.join(','));
  const submission = { label: word, deadline: time };

  const ARGUMENTS: Record<string, fc.Arbitrary<object>> = {
    'who-am-i': fc.constant({}),
    'sign-in': fc.constant({}),
    'sign-out': fc.constant({}),
    'search-collections': some(
      {},
      { text: word, scope: fc.constantFrom('all', 'in-use'), limit }
    ),
    'show-collection': some({ collection }, {}),
    'list-directory': some(
      { collection },
      {
        path,
        showHidden: yes,
        filter: word
          .filter(text => !text.includes('/'))
          .map(text => `name:${text}`),
        orderBy: order,
        recursive: yes,
        depth: limit
      }
    ),
    stat: some({ collection, path }, {}),
    'make-directory': some({ collection, path }, {}),
    rename: some({ collection, path, newPath: path }, {}),
    delete: some(
      { collection, paths: fc.array(path, { minLength: 1 }) },
      { recursive: yes, ignoreMissing: yes, ...submission }
    ),
    'list-tasks': some(
      {},
      {
        limit,
        statuses: fc.constant(['ACTIVE', 'FAILED']),
        types: fc.constant(['DELETE']),
        tasks: fc.array(task, { minLength: 1 }),
        labels,
        notLabels: labels,
        exactLabels: fc.boolean(),
        requestedAfter: time,
        completedBefore: time
      }
    ),
    'show-task': some({ task }, {}),
    'list-task-events': some({ task }, { limit, errorsOnly: yes }),
    'list-successful-transfers': some({ task }, { limit }),
    'list-skipped-errors': some({ task }, { limit }),
    'wait-task': some(
      { task, evenIfStuck: fc.boolean() },
      { timeout: fc.double({ min: 0, max: 1e9, noNaN: true }) }
    ),
    'cancel-task': some({ task }, {}),
    'update-task': some({ task }, submission),
    'list-timers': fc.constant({}),
    'show-timer': some({ timer: task }, {}),
    'pause-timer': some({ timer: task }, {}),
    'resume-timer': some(
      { timer: task },
      { skipInactiveReasonCheck: fc.constant(true) }
    ),
    'delete-timer': some({ timer: task }, {}),
    'list-bookmarks': fc.constant({}),
    'show-bookmark': some({ bookmark: word }, {}),
    'create-bookmark': some({ collection, path, name: word }, {}),
    'rename-bookmark': some({ bookmark: word, name: word }, {}),
    'delete-bookmark': some({ bookmark: word }, {}),
    alias: fc.oneof(
      fc.constant({}),
      fc.record({
        name: fc.constantFrom('survey', 'été', 'x.1'),
        place: fc.constantFrom('', A, `${A}:/a b`)
      })
    )
  };

  // Of transfer there is more to tell, in a spec of its own; a token is no
  // line's to have, and globus-cli waits for one task.
  const others = ['transfer', 'create-timer', 'hand-token', 'wait-tasks'];
  it.each(Object.keys(OPERATIONS).filter(id => !others.includes(id)))(
    'of %s is read back as it was',
    id => {
      fc.assert(
        fc.property(ARGUMENTS[id]!, given => {
          const [line, ...below] = splitOnce(formatLine(id, given)!);
          expect(read(line!, below[0] ?? null)).toEqual({ id, args: given });
        })
      );
    }
  );

  it('is none where no line says it', () => {
    expect(formatLine('fly', { to: 'moon' })).toBeNull();
    const args = { collection: A, filter: 'size:>5' };
    expect(formatLine('list-directory', args)).toBeNull();
    expect(showCall('list-directory', args)).toBe(
      `list-directory {"collection":"${A}","filter":"size:>5"}`
    );
  });
});

describe('formatCell', () => {
  it('writes the line as a cell has it', () => {
    expect(formatCell('wait-task', { task: A, evenIfStuck: false })).toBe(
      `%globus task wait ${A}`
    );
    expect(formatCell('fly', {})).toBeNull();
    expect(formatCell('stat', { collection: A, path: '/a\nb' })).toBeNull();
  });
});

/** A line, and what is below it. */
function splitOnce(text: string): string[] {
  // Only what takes lines below has them: elsewhere a break is in a word.
  const end = /^delete [^\n]*:( .*)?\n/.exec(text)?.[0].length;
  return end === undefined ? [text] : [text.slice(0, end - 1), text.slice(end)];
}
