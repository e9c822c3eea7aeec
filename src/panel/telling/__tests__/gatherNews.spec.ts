import type { SentTask, WatchedTask } from '../../../engine/contract';
import type { News } from '../gatherNews';
import { gatherNews } from '../gatherNews';

const task = (id: string) => ({ task_id: id }) as WatchedTask;
const SENT = {} as SentTask;
const ids = (news: readonly News[]) => news.map(one => one.task.task_id);

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('hands on together what comes together, once', () => {
  const tellAll = jest.fn<void, [readonly News[]]>();
  const announce = gatherNews(tellAll);
  for (const id of ['a', 'b', 'c']) {
    void announce(task(id), SENT, false);
    jest.advanceTimersByTime(300);
  }
  expect(tellAll).not.toHaveBeenCalled();
  jest.advanceTimersByTime(200);
  void announce(task('d'), SENT, true);
  jest.advanceTimersByTime(1000);
  expect(tellAll.mock.calls.map(([news]) => ids(news))).toEqual([
    ['a', 'b', 'c'],
    ['d']
  ]);
});

it('is as good as told once that is, and failed where that fails', async () => {
  let all: readonly News[] = [];
  const announce = gatherNews(news => {
    all = news;
  });
  const [one, other] = ['a', 'b'].map(id => announce(task(id), SENT, false));
  jest.advanceTimersByTime(1000);
  let isSaid!: () => void;
  all[0]!.tell(new Promise<void>(resolve => (isSaid = resolve)));
  all[1]!.tell(Promise.reject(new Error('no page')));
  await expect(other).rejects.toThrow('no page');
  const state = jest.fn();
  void one!.then(state);
  await Promise.resolve();
  expect(state).not.toHaveBeenCalled();
  isSaid();
  await one;
});
