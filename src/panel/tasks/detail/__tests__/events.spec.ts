import { nullTranslator } from '@jupyterlab/translation';
import { happenings } from '../events';

const trans = nullTranslator.load('jupyterlab_globus');
const event = (code: string, details: string | null, minute: number) => ({
  code,
  description: code.toLowerCase(),
  details,
  is_error: code === 'PERMISSION_DENIED',
  time: `2026-11-18T09:${String(minute).padStart(2, '0')}:00+00:00`
});

it('says what happened, and gives the words of the service', () => {
  const [done, moved, started] = happenings(
    [
      event('SUCCEEDED', '{}', 3),
      event('PROGRESS', '{"bytes_transferred": 2000, "duration": 60}', 2),
      event('STARTED', null, 1)
    ],
    trans
  );
  expect(done).toMatchObject({ what: 'done', isError: false, advice: '' });
  expect(moved!.what).toBe('2.0 kB sent in 1 min');
  expect(started).toEqual({
    key: '2026-11-18T09:01:00+00:00 0',
    time: Date.UTC(2026, 10, 18, 9, 1),
    count: 1,
    isError: false,
    what: 'started',
    advice: '',
    raw: 'STARTED: started'
  });
});

it('says progress whose details are not as recorded', () => {
  for (const details of [null, 'x', '[]', '{"bytes_transferred": "1"}']) {
    const [moved] = happenings([event('PROGRESS', details, 1)], trans);
    expect(moved!.what).toBe('files were sent');
  }
});

it('tells a fault once that was met again and again', () => {
  const told = happenings(
    [
      event('PERMISSION_DENIED', 'File: /a', 5),
      event('PERMISSION_DENIED', 'File: /a', 4),
      event('PERMISSION_DENIED', 'File: /b', 3),
      event('PERMISSION_DENIED', 'File: /a', 2)
    ],
    trans
  );
  expect(told.map(({ what, count }) => [what, count])).toEqual([
    ['no permission for /a', 2],
    ['no permission for /b', 1],
    ['no permission for /a', 1]
  ]);
  expect(told[0]).toMatchObject({
    isError: true,
    time: Date.UTC(2026, 10, 18, 9, 5)
  });
});

it('keeps the keys of what is known when newer and older ones come', () => {
  const denied = (file: string, minute: number) =>
    event('PERMISSION_DENIED', file, minute);
  // Two of the same minute, and a fault that goes on.
  const known = [denied('c', 4), denied('b', 3), denied('a', 3)];
  const keys = (events: typeof known) =>
    Object.fromEntries(
      happenings(events, trans).map(({ raw, key }) => [raw.slice(-1), key])
    );
  const before = keys(known);
  expect(new Set(Object.values(before)).size).toBe(3);
  expect(
    keys([denied('d', 6), denied('c', 5), ...known, denied('x', 1)])
  ).toMatchObject(before);
});
