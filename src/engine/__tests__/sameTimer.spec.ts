import type { TimerDocument, TimerWish } from '../contract';
import { isNamed, sendsSame } from '../sameTimer';

const A = '6c54cade-bde5-45c1-bdea-f4bd71dba2cc';
const B = '31ce9ba0-176d-45a5-add3-f37d233ba47d';

const WISH: TimerWish = {
  name: 'n',
  schedule: { type: 'recurring', interval_seconds: 60 },
  body: {
    source_endpoint: A,
    destination_endpoint: B,
    verify_checksum: true,
    sync_level: 0,
    DATA: [
      { DATA_TYPE: 'transfer_item', source_path: '/a', destination_path: '/b' }
    ]
  }
};

const ITEM = { source_path: '/a', destination_path: '/b', recursive: null };

const TOLD = {
  source_endpoint_id: A.toUpperCase(),
  destination_endpoint_id: B,
  transfer_items: [ITEM],
  label: null,
  sync_level: 0,
  verify_checksum: true,
  skip_source_errors: false
};

function sent(body: object | null, wish = WISH) {
  return sendsSame({ callback_body: { body } } as TimerDocument, wish);
}

it.each([
  TOLD,
  { source_endpoint: A, destination_endpoint: B, DATA: [ITEM] },
  { ...TOLD, filter_rules: [] }
])('is the same where it is told in %j', body => {
  expect(sent(body)).toBe(true);
});

it.each([
  { source_endpoint_id: B },
  { destination_endpoint_id: A },
  { transfer_items: [] },
  { transfer_items: [{ ...ITEM, source_path: '/c' }] },
  { transfer_items: [{ ...ITEM, destination_path: '/c' }] },
  { transfer_items: [null] },
  { filter_rules: [null] },
  { label: 'x' },
  { sync_level: null },
  { sync_level: 3 },
  { verify_checksum: false },
  { skip_source_errors: true },
  { filter_rules: [{ method: 'exclude', name: '*' }] }
])('is another with %j', other => {
  expect(sent({ ...TOLD, ...other })).toBe(false);
});

it('is another where only one goes with all in it', () => {
  const [item] = WISH.body.DATA;
  const DATA = [{ ...item!, recursive: true }];
  const wish = { ...WISH, body: { ...WISH.body, DATA } };
  const told = (recursive: boolean) =>
    sent({ ...TOLD, transfer_items: [{ ...ITEM, recursive }] }, wish);
  expect([told(true), told(false)]).toEqual([true, false]);
});

it.each([null, {}, { transfer_items: 'x' }])('is not known from %j', body => {
  expect(sent(body)).toBeNull();
});

it.each<[Partial<TimerDocument>, boolean]>([
  [{}, true],
  [{ name: 'm' }, false],
  [{ schedule: { type: 'once' } }, false],
  [{ schedule: { type: 'recurring', interval_seconds: 61 } }, false],
  [
    {
      schedule: {
        type: 'recurring',
        interval_seconds: 60,
        start: '2026-01-31T12:00:00Z'
      }
    },
    true
  ],
  [
    {
      schedule: {
        type: 'recurring',
        interval_seconds: 60,
        end: { condition: 'iterations', count: 2 }
      }
    },
    false
  ]
])('name and schedule with %j: %s', (more, same) => {
  const { name, schedule } = WISH;
  const timer = { name, schedule, ...more } as TimerDocument;
  expect(isNamed(timer, WISH)).toBe(same);
});
