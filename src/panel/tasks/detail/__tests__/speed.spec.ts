import type { TaskDocument } from '../../../../engine/contract';
import { SpeedLog } from '../speed';

const look = (
  seconds: number,
  bytes: number,
  changes: Partial<TaskDocument> = {}
) => ({
  tasks: [
    {
      task_id: 't',
      type: 'TRANSFER',
      status: 'ACTIVE',
      bytes_transferred: bytes,
      ...changes
    } as TaskDocument
  ],
  sent: {},
  unanswered: [],
  failure: null,
  seenAt: seconds * 1000
});

it('is what came between one look and the next', () => {
  const log = new SpeedLog();
  [look(1, 0), look(3, 20), look(3, 20), look(4, 20)].forEach(one =>
    log.add(one)
  );
  expect(log.of('t')).toEqual([10, 0]);
  expect(log.of('other')).toEqual([]);
});

it('is kept for a while, and no longer than the task is seen', () => {
  const log = new SpeedLog();
  for (let second = 1; second < 500; second++) {
    log.add(look(second, second));
  }
  expect(log.of('t')).toHaveLength(119);
  log.add(look(501, 501, { status: 'SUCCEEDED' }));
  expect(log.of('t')).toHaveLength(119);
  log.add({ ...look(502, 0), tasks: [] });
  expect(log.of('t')).toEqual([]);
});
