import { nullTranslator } from '@jupyterlab/translation';
import { happenings } from '../events';

const telling = { trans: nullTranslator.load('jupyterlab_globus'), now: 0 };
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
    telling
  );
  expect(done).toMatchObject({ what: 'done', isError: false, advice: '' });
  expect(moved!.what).toBe('2.0 kB sent in 1 min');
  expect(started).toEqual({
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
    const [moved] = happenings([event('PROGRESS', details, 1)], telling);
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
    telling
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
