import type { Browser, Page } from '@playwright/test';

/** An event of a DevTools trace; times in microseconds. */
interface IEvent {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  pid: number;
  tid: number;
  id?: string;
  args: { data?: IProfileData };
}

interface IProfileData {
  startTime?: number;
  timeDeltas?: number[];
  cpuProfile?: { nodes?: INode[]; samples?: number[] };
}

interface INode {
  id: number;
  parent?: number;
  callFrame: { url?: string };
}

/** The longest of the tasks of a page's main thread, in milliseconds. */
export interface ITasks {
  /** Of the task that has most of it, what our own script took. */
  ours: number;
  /** The longest, whatever ran in it. */
  whole: number;
}

const OURS = '/extensions/jupyterlab-globus/static/';
const MARK = 'globus-bench';
const CATEGORIES = [
  'blink.user_timing',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-v8.cpu_profiler'
];

/** What the page's main thread did during `act`, from a DevTools trace. */
export async function traced(
  browser: Browser,
  page: Page,
  act: () => Promise<void>
): Promise<ITasks> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await page.evaluate(name => void performance.mark(name), MARK);
  await act();
  const trace = await browser.stopTracing();
  const { traceEvents } = JSON.parse(trace.toString()) as {
    traceEvents: IEvent[];
  };
  return tasksOf(traceEvents);
}

function tasksOf(events: IEvent[]): ITasks {
  const begin = events.find(event => event.name === MARK);
  if (!begin) {
    throw new Error('The trace does not have the mark of the page.');
  }
  const { pid, tid, ts } = begin;
  const tasks = events
    .filter(event => event.name === 'RunTask' && event.ts >= ts)
    .filter(event => event.pid === pid && event.tid === tid)
    .sort((a, b) => a.ts - b.ts);
  if (tasks.length === 0) {
    throw new Error('The trace has no tasks of the main thread.');
  }
  const own = tasks.map(() => 0);
  let at = 0;
  for (const [time, lasted] of ourSamples(events, pid, tid)) {
    while (at < tasks.length && ends(tasks[at]!) < time) {
      at++;
    }
    if (at < tasks.length && time >= tasks[at]!.ts) {
      own[at]! += lasted;
    }
  }
  return {
    ours: Math.max(...own) / 1000,
    whole: Math.max(...tasks.map(({ dur = 0 }) => dur)) / 1000
  };
}

function ends({ ts, dur = 0 }: IEvent): number {
  return ts + dur;
}

/**
 * The samples that found our script at work, or what it had called that is of
 * no script, such as a sort; each with the time that it stands for.
 */
function* ourSamples(
  events: IEvent[],
  pid: number,
  tid: number
): Generator<[time: number, lasted: number]> {
  const profile = events.find(
    event => event.name === 'Profile' && event.pid === pid && event.tid === tid
  );
  if (!profile) {
    throw new Error('The trace has no profile of the main thread.');
  }
  const chunks = events
    .filter(event => event.name === 'ProfileChunk' && event.pid === pid)
    .filter(event => event.id === profile.id);
  const isOurs = new Map<number, boolean>();
  let time = profile.args.data?.startTime ?? profile.ts;
  let before = false;
  for (const { args } of chunks) {
    const { cpuProfile = {}, timeDeltas = [] } = args.data ?? {};
    for (const { id, parent, callFrame } of cpuProfile.nodes ?? []) {
      const { url = '' } = callFrame;
      const above = isOurs.get(parent ?? NaN) ?? false;
      isOurs.set(id, url === '' ? above : url.includes(OURS));
    }
    for (const [index, node] of (cpuProfile.samples ?? []).entries()) {
      const lasted = timeDeltas[index] ?? 0;
      if (before) {
        yield [time, lasted];
      }
      time += lasted;
      before = isOurs.get(node) ?? false;
    }
  }
}
