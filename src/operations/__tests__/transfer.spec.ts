import { checkArguments } from '../arguments';
import type { TransferArguments } from '../transfer';
import { argumentsOf, transfer, transferDocument } from '../transfer';

const ONE = '6c54cade-bde5-45c1-bdea-f4bd71dba2cc';
const TWO = '31ce9ba0-176d-45a5-add3-f37d233ba47d';

const ARGS: TransferArguments = {
  source: ONE,
  destination: TWO,
  items: [{ source: '/a/x.txt', destination: '/b/y.txt' }]
};

function document(args: Partial<TransferArguments>) {
  return transferDocument({ ...ARGS, ...args });
}

it('verifies checksums and sends everything unless told otherwise', () => {
  expect(document({})).toEqual({
    source_endpoint: ONE,
    destination_endpoint: TWO,
    verify_checksum: true,
    DATA: [
      {
        DATA_TYPE: 'transfer_item',
        source_path: '/a/x.txt',
        destination_path: '/b/y.txt'
      }
    ]
  });
});

it('overwrites what is there where that is said, as where nothing is', () => {
  expect(document({ syncLevel: 'overwrite' })).toEqual(document({}));
});

it.each([
  ['exists', 0],
  ['size', 1],
  ['mtime', 2],
  ['checksum', 3]
] as const)('sync level %s is %d', (syncLevel, number) => {
  expect(document({ syncLevel }).sync_level).toBe(number);
});

it.each([
  [{ preserveTimestamp: true }, { preserve_timestamp: true }],
  [{ encryptData: true }, { encrypt_data: true }],
  [{ skipSourceErrors: true }, { skip_source_errors: true }],
  [{ failOnQuotaErrors: true }, { fail_on_quota_errors: true }],
  [{ verify: false }, { verify_checksum: false }],
  [{ sourceLocalUser: 'ada' }, { source_local_user: 'ada' }],
  [{ destinationLocalUser: 'g' }, { destination_local_user: 'g' }],
  [{ deadline: '2026-01-31T12:00Z' }, { deadline: '2026-01-31T12:00Z' }],
  [
    { notify: ['failed'] },
    { notify_on_succeeded: false, notify_on_inactive: false }
  ]
] as const)('%j is written as %j', (args, fields) => {
  expect(document(args as Partial<TransferArguments>)).toEqual({
    ...document({}),
    ...fields
  });
});

it('leaves out what Globus does anyway', () => {
  const usual: Partial<TransferArguments> = {
    label: '',
    verify: true,
    preserveTimestamp: false,
    encryptData: false,
    skipSourceErrors: false,
    failOnQuotaErrors: false,
    notify: ['inactive', 'failed', 'succeeded']
  };
  expect(document(usual)).toEqual(document({}));
});

it.each([
  ['/a/x', '/b/', '/b/x'],
  ['/a/x/', '/b/', '/b/'],
  ['/a/x', '/b', '/b']
])('%s to %s is %s', (source, destination, full) => {
  const [item] = document({ items: [{ source, destination }] }).DATA;
  expect(item!.destination_path).toBe(full);
});

it('says from where to where, and whether it may overwrite', () => {
  const items = [
    { source: '/a/b/x', destination: '/c/x' },
    { source: '/a/d/y', destination: '/c/y' }
  ];
  expect(transfer.action({ ...ARGS, items, syncLevel: 'exists' })).toEqual({
    right: 'change',
    source: { collection: ONE, path: '/a/' },
    destination: { collection: TWO, path: '/c/' },
    mayOverwrite: false
  });
  expect(transfer.action(ARGS)).toMatchObject({ mayOverwrite: true });
});

it('a folder sent whole is named itself', () => {
  const items = [{ source: '/a/run/', destination: '/b/run/' }];
  expect(transfer.action({ ...ARGS, items })).toMatchObject({
    source: { path: '/a/run/' },
    destination: { path: '/b/run/' }
  });
});

it.each([
  [{ ...ARGS, items: [] }, 'items'],
  [{ ...ARGS, label: 'a\nb' }, 'label'],
  [{ ...ARGS, label: ' a' }, 'label'],
  [{ ...ARGS, label: 'x'.repeat(129) }, 'label'],
  [{ ...ARGS, syncLevel: 'maybe' }, 'syncLevel'],
  [{ ...ARGS, deadline: 'tomorrow' }, 'deadline'],
  [{ ...ARGS, deadline: '2026-01-31' }, 'deadline'],
  [{ ...ARGS, notify: ['never'] }, 'notify'],
  [{ ...ARGS, encryptData: 'yes' }, 'encryptData'],
  [{ ...ARGS, delete_destination_extra: true }, 'delete_destination_extra'],
  [{ source: ONE, destination: TWO }, 'items'],
  [{ ...ARGS, source: 'my laptop' }, 'source'],
  [{ ...ARGS, destination: `${TWO}/x` }, 'destination'],
  [{ ...ARGS, items: [{ source: 'a/', destination: '/b' }] }, 'source'],
  [{ ...ARGS, items: [{ source: '/a', destination: 'b/' }] }, 'destination'],
  [{ ...ARGS, items: [{ source: '/a', destination: '/b/../c' }] }, 'no . or'],
  [{ ...ARGS, items: [{ source: '/a/..', destination: '/b/' }] }, 'no . or'],
  ['x', 'transfer']
])('refuses %j and names the argument', (args, name) => {
  expect(() => checkArguments('transfer', transfer.schema, args)).toThrow(name);
});

it.each<Partial<TransferArguments>>([
  {},
  {
    label: 'again',
    syncLevel: 'mtime',
    verify: false,
    preserveTimestamp: true,
    skipSourceErrors: true,
    filterRules: [
      { method: 'exclude', name: '*.tmp' },
      { method: 'include', type: 'dir', name: 'x' }
    ],
    sourceLocalUser: 'ada',
    notify: ['failed'],
    items: [
      { source: '/a/', destination: '/b/', recursive: true },
      { source: '/a/x', destination: '/b/' }
    ]
  }
])('makes the same document again of one that %j made', args => {
  expect(transferDocument(argumentsOf(document(args)))).toEqual(document(args));
});

it('sends again without the deadline of the first time', () => {
  const first = document({ deadline: '2026-01-31T12:00Z' });
  expect(transferDocument(argumentsOf(first))).toEqual(document({}));
});

it('names all that a settings’ default could change', () => {
  expect(argumentsOf(document({}))).toMatchObject({
    syncLevel: 'overwrite',
    verify: true,
    deleteDestinationExtra: false,
    filterRules: [],
    notify: ['succeeded', 'failed', 'inactive']
  });
});
