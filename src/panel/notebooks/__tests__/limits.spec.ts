import { nullTranslator } from '@jupyterlab/translation';
import type { Action } from '../../../operations/action';
import { destroys, limits } from '../limits';

const trans = nullTranslator.load('');
const HERE = { collection: 'a', path: '/' };

const READ: Action = { right: 'read' };
const CANCEL: Action = { right: 'cancel', taskId: 't' };
const SEND = {
  right: 'change',
  source: HERE,
  destination: HERE,
  mayOverwrite: true
} satisfies Action;
const MIRROR = {
  right: 'destroy',
  where: HERE,
  paths: ['/'],
  recursive: true,
  source: HERE
} satisfies Action;
const RESUME: Action = { right: 'schedule', act: 'resume', timer: 't' };

function timer(sends: typeof SEND | typeof MIRROR): Action {
  return {
    right: 'schedule',
    act: 'create',
    schedule: { type: 'recurring', interval_seconds: 3600 },
    sends
  };
}

const OFTEN =
  'A timer does it as often as its schedule says, until it ends or you stop it.';
const NAMED =
  'No timer is changed but what is named here; one that runs again sends what it was made for.';
const NOT_ELSEWHERE = 'It can’t delete files, and can’t send anywhere else.';
const NOTHING_ELSE =
  'It can’t delete anything else. What is deleted can’t be brought back.';
const ONCE =
  'Deleting is allowed this once, of what is named here; the rest as long as you say.';

it.each<[string, Action[], string]>([
  ['reading', [READ, READ], 'It can’t send, change or delete anything.'],
  ['cancelling', [READ, CANCEL], 'It can’t send, change or delete files.'],
  ['sending', [READ, SEND], NOT_ELSEWHERE],
  ['deleting', [MIRROR], NOTHING_ELSE],
  ['a timer', [timer(SEND)], `${NOT_ELSEWHERE} ${OFTEN}`],
  ['a timer that deletes', [timer(MIRROR)], `${NOTHING_ELSE} ${OFTEN}`],
  [
    'a timer that deletes, and sending',
    [timer(MIRROR), SEND],
    `${ONCE} ${OFTEN}`
  ],
  ['resuming a timer', [READ, RESUME], NAMED],
  ['resuming a timer, and cancelling', [CANCEL, RESUME], NAMED],
  ['resuming a timer, and sending', [SEND, RESUME], `${NOT_ELSEWHERE} ${NAMED}`]
])('says of %s what it leads to', (_, actions, says) => {
  expect(limits(actions, trans)).toBe(says);
});

it('takes a timer that deletes for as grave as deleting', () => {
  expect([MIRROR, timer(MIRROR)].map(destroys)).toEqual([true, true]);
  expect([SEND, timer(SEND), RESUME, READ].map(destroys)).not.toContain(true);
});
