import fc from 'fast-check';
import type { CreateTimerArguments } from '../../createTimer';
import type { TransferArguments } from '../../transfer';
import { NOTICES } from '../../submission';
import { SYNC_LEVELS } from '../../transfer';
import { formatCell, formatLine } from '..';
import { readLine } from './readLine';

const A = '6c54cade-bde5-45c1-bdea-f4bd71dba2cc';
const B = '31ce9ba0-176d-45a5-add3-f37d233ba47d';
const PAIR = `transfer ${A}:/a ${B}:/b`;

function read(line: string, body: string | null = null): TransferArguments {
  return readLine(line, body).args as TransferArguments;
}

/** What is written for a cell, read as IPython takes it apart. */
function readAgain(text: string): TransferArguments {
  const end = text.indexOf('\n');
  return end < 0 ? read(text) : read(text.slice(0, end), text.slice(end + 1));
}

describe('a line of transfer', () => {
  it('takes each side from a link of the web app that has both', () => {
    const link = `https://app.globus.org/file-manager?origin_id=${A}&origin_path=%2Fa%20b%2F&destination_id=${B}&destination_path=%2Fc%2F`;
    expect(read(`transfer ${link} ${link}`)).toMatchObject({
      source: A,
      destination: B,
      items: [{ source: '/a b/', destination: '/c/' }]
    });
  });

  it.each([
    ['--preserve-timestamp', { preserveTimestamp: true }],
    ['--preserve-mtime', { preserveTimestamp: true }],
    ['--encrypt-data', { encryptData: true }],
    ['--encrypt', { encryptData: true }],
    ['--skip-source-errors', { skipSourceErrors: true }],
    ['--fail-on-quota-errors', { failOnQuotaErrors: true }],
    ['--deadline 2026-01-31', { deadline: '2026-01-31T00:00:00Z' }],
    ['--deadline "2026-01-31 10:20:30"', { deadline: '2026-01-31T10:20:30Z' }],
    ['--deadline 2026-01-31T10:20:30', { deadline: '2026-01-31T10:20:30Z' }],
    [
      '--deadline 2026-01-31T10:20+02:00',
      { deadline: '2026-01-31T10:20+02:00' }
    ],
    ['--notify on', {}],
    ['--notify failed,ON', {}],
    [
      '--include "*.txt" --exclude "*" --include x',
      {
        filterRules: [
          { method: 'include', type: 'file', name: '*.txt' },
          { method: 'exclude', type: 'file', name: '*' },
          { method: 'include', type: 'file', name: 'x' }
        ]
      }
    ],
    ['--delete-destination-extra', { deleteDestinationExtra: true }],
    ['--notify off', { notify: [] }],
    ['--notify=', { notify: [] }],
    ['--notify "Failed, succeeded"', { notify: ['succeeded', 'failed'] }]
  ])('reads %s as globus-cli does', (option, args) => {
    expect(read(`${PAIR} ${option}`)).toEqual({ ...read(PAIR), ...args });
  });

  it.each([
    ['--notify never', '--notify takes on, off, or some of succeeded'],
    ['--notify off,failed', 'not "off,failed"'],
    ['--encrypt=no', '--encrypt takes no value']
  ])('refuses %s and says why', (option, message) => {
    expect(() => read(`${PAIR} ${option}`)).toThrow(message);
  });

  it('leaves a time that is none to the check of the arguments', () => {
    expect(() => read(`${PAIR} --deadline soon`)).toThrow(
      '"deadline" must be a time'
    );
  });
});

describe('a line of timer create transfer', () => {
  const TIMER = `timer create transfer ${A}:/a ${B}:/b`;

  it.each([
    ['--interval 1d', { every: 86_400 }],
    ['--interval 1w2d3h4m5s', { every: 788_645 }],
    ['--interval "1h 30m"', { every: 5400 }],
    ['--stop-after-runs 1', { times: 1 }],
    [
      '--stop-after-runs 1 --start "2026-01-31 10:20:30Z" --name "first run"',
      { times: 1, start: '2026-01-31T10:20:30Z', name: 'first run' }
    ],
    [
      '--interval 500s --stop-after-date 2026-02-01T00:00:00-0330',
      { every: 500, until: '2026-02-01T00:00:00-03:30' }
    ],
    [
      '--interval 1d --start 2026-01-31T10:20:30.250+01:00',
      { every: 86_400, start: '2026-01-31T10:20:30.250+01:00' }
    ],
    [
      '--interval 1h --stop-after-runs 3 -s checksum --label x --notify off',
      { every: 3600, times: 3, syncLevel: 'checksum', label: 'x', notify: [] }
    ]
  ])('reads %s as globus-cli does', (options, args) => {
    expect(read(`${TIMER} ${options}`)).toEqual({ ...read(PAIR), ...args });
  });

  it('takes what is below it', () => {
    const head = `timer create transfer ${A}:/in ${B}: --interval 1d`;
    expect(read(head, 'x y') as CreateTimerArguments).toEqual({
      source: A,
      destination: B,
      every: 86_400,
      items: [{ source: '/in/x', destination: '/y' }]
    });
  });

  it.each([
    ['', '--interval is missing'],
    ['--stop-after-runs 2', '--interval is missing'],
    ['--interval 1x', 'takes a time such as 1d, 1h30m or 500s; not "1x"'],
    ['--interval 30m1h', 'takes a time such as'],
    ['--interval 500', 'takes a time such as'],
    ['--interval 0s', 'takes a time such as'],
    ['--interval 59s', '"every" must be'],
    ['--interval 1d --deadline 2026-01-31', 'There is no option --deadline'],
    ['--interval 1d --start soon', '"start" must be a time'],
    // Of globus-cli's machine there, of none that is known here.
    [
      '--interval 1d --start "2026-01-31 10:20:30"',
      '--start names no time zone: write 2026-01-31T10:20:30Z for UTC'
    ],
    [
      '--interval 1d --stop-after-date 2026-01-31',
      '--stop-after-date names no time zone: write 2026-01-31T00:00:00Z for'
    ]
  ])('refuses %j and says why', (options, message) => {
    expect(() => read(`${TIMER} ${options}`)).toThrow(message);
  });
});

describe('lines below transfer', () => {
  const head = `transfer ${A}: ${B}:`;

  it('are the items, as in a batch of globus-cli', () => {
    const body = `# what\n-r /run/ /~/run/\n'/a b' c\n\n--no-recursive ~/x y # end`;
    expect(read(`${head} -s size`, body)).toEqual({
      source: A,
      destination: B,
      items: [
        { source: '/run/', destination: '/~/run/', recursive: true },
        { source: '/a b', destination: '/c' },
        { source: '/~/x', destination: '/y', recursive: false }
      ],
      syncLevel: 'size'
    });
  });

  it('are below the folders that the line names', () => {
    const body = 'x y\n/x ~/y';
    expect(read(`transfer ${A}:/in ${B}:~/out/`, body).items).toEqual([
      { source: '/in/x', destination: '/~/out/y' },
      { source: '/x', destination: '/~/y' }
    ]);
  });

  it.each([
    ['\n/a', 'Line 2 below: DESTINATION_PATH is missing.'],
    ['/a /b\n# c\n/a b c', 'Line 3 below: "c" is one too many.'],
    ['/a /b --label x', 'Line 1 below: There is no option --label'],
    [`/a '/b`, 'Line 1 below: A quote'],
    ['/a /b\n/a /../b', 'Line 2 below: "/../b" must be a path with no'],
    [`'' /b`, 'Line 1 below: "" must be a path']
  ])('are refused where they are wrong: %j', (body, message) => {
    expect(() => read(head, body)).toThrow(message);
  });

  it('are all refused for one bad line among 10,000', () => {
    const lines = Array.from({ length: 10_000 }, (_, i) => `in/${i} out/${i}`);
    const all = read(head, lines.join('\n'));
    expect(all.items).toHaveLength(10_000);
    lines[7000] = 'in/7000';
    expect(() => read(head, lines.join('\n'))).toThrow(
      'transfer: Line 7001 below: DESTINATION_PATH is missing. See %globus transfer --help.'
    );
  });

  it('say themselves what is recursive', () => {
    expect(() => read(`${head} -r`, '/a /b')).toThrow('on the lines below');
  });

  it('are missed where there are none', () => {
    expect(() => read(head, '\n')).toThrow('has no path');
  });
});

describe('a cell of transfer', () => {
  const path = fc
    .oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom(...Array.from(`'"\\ -=:$#*{}~\n\u2028\0é`))
      })
    )
    .map(text => `/${text}`);
  const uuid = fc.uuid();
  const item = fc.record(
    { source: path, destination: path, recursive: fc.boolean() },
    { requiredKeys: ['source', 'destination'] }
  );
  const time = fc
    .date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
    .map(date => date.toISOString());
  const parts = {
    source: uuid,
    destination: uuid,
    items: fc.array(item, { minLength: 1 }),
    label: fc
      .string({ unit: fc.constantFrom(...Array.from(`abc'"\\ -=$é`)) })
      .map(text => text.trim()),
    syncLevel: fc.constantFrom(...SYNC_LEVELS),
    verify: fc.boolean(),
    preserveTimestamp: fc.constant(true),
    encryptData: fc.constant(true),
    skipSourceErrors: fc.constant(true),
    failOnQuotaErrors: fc.constant(true),
    deleteDestinationExtra: fc.constant(true),
    filterRules: fc.array(
      fc.record({
        method: fc.constantFrom('include', 'exclude'),
        type: fc.constant('file'),
        name: fc.string({
          unit: fc.constantFrom(...Array.from(`a*?[]'"\\ -é`)),
          minLength: 1
        })
      }),
      { minLength: 1 }
    ),
    notify: fc.subarray([...NOTICES]),
    sourceLocalUser: fc.constantFrom('ada', "it's -x"),
    destinationLocalUser: fc.constant('-grace')
  };
  const requiredKeys = ['source', 'destination', 'items'] as const;
  const args = fc.record(
    { ...parts, deadline: time },
    { requiredKeys: [...requiredKeys] }
  );

  it('is read back as it was', () => {
    fc.assert(
      fc.property(args, given => {
        expect(readAgain(formatLine('transfer', given)!)).toEqual(given);
      })
    );
  });

  it('of a timer is read back as it was', () => {
    const timer = fc.oneof(
      fc.record(
        { ...parts, name: fc.constantFrom('nightly', '-x y'), start: time },
        { requiredKeys: [...requiredKeys] }
      ),
      fc.record(
        {
          ...parts,
          every: fc.integer({ min: 60, max: 365 * 86_400 }),
          until: time
        },
        { requiredKeys: [...requiredKeys, 'every'] }
      ),
      fc.record({
        ...parts,
        every: fc.integer({ min: 60, max: 365 * 86_400 }),
        times: fc.integer({ min: 2, max: 1000 })
      })
    );
    fc.assert(
      fc.property(timer, given => {
        const again = readAgain(formatLine('create-timer', given)!);
        // What runs once says so, as globus-cli wants it.
        expect(again).toEqual(
          'every' in given ? given : { ...given, times: 1 }
        );
      })
    );
  });

  const send = (source: string, more: Partial<TransferArguments> = {}) =>
    formatCell('transfer', {
      source: A,
      destination: B,
      items: [{ source, destination: '/c' }],
      ...more
    });

  it('is a line where one will do', () => {
    expect(send('/a b')).toBe(`%globus transfer '${A}:/a b' ${B}:/c`);
  });

  it.each(['/a\nb', '/a\\', '/a\u2028b', '/a\fb'])(
    'takes two where the name %j would end or go on the first',
    name => {
      expect(send(name)).toBe(`%%globus transfer ${A}: ${B}:\n'${name}' /c`);
    }
  );

  it('has a line for each of several items', () => {
    const items = [
      { source: '/a b', destination: '/c' },
      { source: '/d/', destination: '/e/', recursive: true }
    ];
    expect(send('', { items })).toBe(
      `%%globus transfer ${A}: ${B}:\n'/a b' /c\n--recursive /d/ /e/`
    );
  });

  it.each(['/a\rb', '/a\0b', '/a\ud800b', '/a\n \nb'])(
    'can’t hold the name %j',
    name => {
      expect(send(name)).toBeNull();
    }
  );

  it('can’t hold a label with a control character', () => {
    expect(send('/a', { label: 'a\u000bb' })).toBeNull();
  });

  it('can’t hold rules for folders, which globus-cli doesn’t have', () => {
    const filterRules = [
      { method: 'exclude', type: 'dir', name: 'x' }
    ] as const;
    expect(send('/a', { filterRules: [...filterRules] })).toBeNull();
  });
});
