import { fail, failureOf } from '../../globus/errors';
import { dataAccessScope } from '../../globus/scopes';
import type { TransferDocument } from '../../globus/types';
import type {
  SubmittedTask,
  TaskSnapshot,
  UnansweredSubmission
} from '../contract';
import { Outbox } from '../outbox';
import type { OutboxRecord } from '../outboxStore';
import { MemoryOutbox } from '../outboxStore';
import type { EnginePage } from '../page';
import { Browser } from './keepers';
import type { Loaded } from './keepers';
import { hearing } from './listener';
import type { World } from './world';
import { makeWorld, outcome } from './world';

const TRANSFER = '/v0.10/transfer';
const ID = '/v0.10/submission_id';

let world: World;
let browser: Browser;
/** Pages that were opened, to be closed. */
const pages: EnginePage[] = [];
/** Called with each request before it is made. */
let before: (request: Request) => Promise<void> | undefined;
beforeEach(async () => {
  before = () => undefined;
  world = await makeWorld(undefined, async request => before(request));
  browser = new Browser(world);
});
afterEach(async () => {
  for (const page of pages.splice(0)) {
    await page.configure(null, 'no-server');
  }
  await world.close();
});

function document(more: Partial<TransferDocument> = {}): TransferDocument {
  return {
    source_endpoint: world.collections['tutorial-1']!,
    destination_endpoint: world.collections['tutorial-2']!,
    verify_checksum: true,
    label: 'three files',
    DATA: [
      {
        DATA_TYPE: 'transfer_item',
        source_path: '/share/godata/',
        destination_path: '/~/sent/',
        recursive: true
      }
    ],
    ...more
  };
}

const both = () => [
  dataAccessScope([
    world.collections['tutorial-1']!,
    world.collections['tutorial-2']!
  ])
];

/** A page with someone signed in who gave both consents. */
async function signedIn(): Promise<Loaded> {
  const loaded = await browser.load();
  pages.push(loaded.page);
  await browser.signIn(loaded, undefined, both());
  return loaded;
}

/** Ends with a submission that Globus may have taken: no answer came. */
async function lose({ page }: Loaded, cut = 'after'): Promise<void> {
  await world.control('faults', { route: TRANSFER, times: 4, cut });
  expect(await page.submitTransfer(document()).catch(failureOf)).toMatchObject({
    kind: 'no-connection',
    unanswered: 'stored'
  });
}

/** What a page is told, from now on. */
function hear(page: EnginePage) {
  const heard = {
    found: [] as UnansweredSubmission[][],
    ends: [] as string[],
    snapshot: null as TaskSnapshot | null
  };
  void page.listen(
    hearing({
      onTasks: snapshot => void (heard.snapshot = snapshot),
      onEnd: task => void heard.ends.push(task.task_id),
      onUnanswered: found => void heard.found.push(found)
    })
  );
  return heard;
}

/** An engine after a reload, and what its page is told. */
async function reload() {
  const engine = world.openEngine(browser.keys);
  const page = engine.openPage();
  pages.push(page);
  const heard = hear(page);
  await page.configure(world.choice, browser.shelf.keeper());
  await engine.binding.outbox.done();
  await page.attend(true);
  return { engine, page, heard };
}

const taskIds = async (page: EnginePage) =>
  (await page.tasks(100)).map(task => task.task_id);

async function until(what: () => boolean): Promise<void> {
  while (!what()) {
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

it('a submission is remembered, whole, before it is sent', async () => {
  const { page, engine } = await signedIn();
  const seen: unknown[] = [];
  before = async request => {
    if (new URL(request.url).pathname === TRANSFER) {
      const { submission_id: id } = (await request.json()) as {
        submission_id: string;
      };
      seen.push(await engine.binding.outbox.document(id));
    }
  };
  const { taskId } = await page.submitTransfer(document());
  expect(seen).toEqual([{ transfer: document() }]);
  expect(await page.sentDocument(taskId)).toEqual({ transfer: document() });
  expect(engine.binding.outbox.unanswered).toEqual([]);
});

describe('after a crash with a submission under way', () => {
  it.each(['before', 'after'])(
    'the one cut %s its effect is told, is sent when asked for, and is one task',
    async cut => {
      await lose(await signedIn(), cut);
      const sent = await world.count('POST', TRANSFER);
      const { page, heard, engine } = await reload();
      const [found] = heard.found;
      expect(heard.found).toEqual([
        [
          {
            key: found![0]!.key,
            at: expect.any(Number) as number,
            kind: 'TRANSFER',
            source: world.collections['tutorial-1'],
            destination: world.collections['tutorial-2'],
            label: 'three files',
            items: 1,
            first: '/share/godata/',
            hasDocument: true,
            isStored: true
          }
        ]
      ]);
      await page.watchTasks(true);
      await until(() => heard.snapshot !== null);
      expect(heard.snapshot?.unanswered).toEqual(found);
      expect(await world.count('POST', TRANSFER)).toBe(sent);
      const again = () =>
        page.sendAgain(found![0]!.key) as Promise<SubmittedTask>;
      const [one, two] = await Promise.all([again(), again()]);
      expect(one).toEqual(two);
      expect(one.duplicate).toBe(cut === 'after');
      // As a notification that is still there may ask.
      const late = await again();
      expect(late).toEqual({ taskId: one.taskId, duplicate: true });
      expect(await taskIds(page)).toEqual([one.taskId]);
      expect(engine.binding.outbox.unanswered).toEqual([]);
      expect(await world.count('GET', ID)).toBe(1);
    }
  );

  it('the same document is the same submission', async () => {
    await lose(await signedIn());
    const { page } = await reload();
    const again = await page.submitTransfer(document());
    expect(again.duplicate).toBe(true);
    const other = await page.submitTransfer(
      document({
        DATA: [{ ...document().DATA[0]!, destination_path: '/~/b/' }]
      })
    );
    expect(other.duplicate).toBe(false);
    expect(await world.count('GET', ID)).toBe(2);
  });

  it('a refusal of the next try leaves it unanswered', async () => {
    await lose(await signedIn(), 'before');
    const { page, heard } = await reload();
    await world.control('faults', {
      route: TRANSFER,
      times: 1,
      status: 403,
      body: { code: 'PermissionDenied', message: 'no', request_id: 'x' }
    });
    const [{ key }] = heard.found[0] as [UnansweredSubmission];
    expect(await page.sendAgain(key).catch(failureOf)).toMatchObject({
      kind: 'not-permitted',
      unanswered: 'stored'
    });
    expect((await reload()).heard.found[0]).toHaveLength(1);
  });

  it('it is forgotten when asked for', async () => {
    await lose(await signedIn());
    const { page, heard } = await reload();
    const [{ key }] = heard.found[0] as [UnansweredSubmission];
    await page.forgetSubmission(key);
    expect(await outcome(page.sendAgain(key))).toBe('not-found');
    expect((await reload()).heard.found).toEqual([]);
  });
});

it('a refusal, or too many requests, leaves nothing unanswered', async () => {
  const { page, engine } = await signedIn();
  await world.control('faults', { route: TRANSFER, times: 4, status: 429 });
  const failure = await page.submitTransfer(document()).catch(failureOf);
  expect(failure).toMatchObject({ kind: 'busy' });
  expect(failure).not.toHaveProperty('unanswered');
  expect(engine.binding.outbox.unanswered).toEqual([]);
});

it('what is sent while a kept session is taken up is sent in its name', async () => {
  await signedIn();
  const page = world.openEngine(browser.keys).openPage();
  pages.push(page);
  const loading = new Promise<() => void>(asked => {
    browser.shelf.before = () => new Promise(go => asked(go));
  });
  const configured = page.configure(world.choice, browser.shelf.keeper());
  const sending = page.submitTransfer(document());
  (await loading)();
  browser.shelf.before = async () => undefined;
  await configured;
  const { taskId } = await sending;
  expect(await taskIds(page)).toEqual([taskId]);
});

it('what ended while nobody was there is told once, to one page', async () => {
  const first = await signedIn();
  const { taskId } = await first.page.submitTransfer(document());
  await first.page.noteSize(taskId, 14);
  await first.page.leave();
  await world.pass(3600);
  const [one, two] = [await reload(), await reload()];
  await until(() => one.heard.ends.length + two.heard.ends.length > 0);
  await new Promise(resolve => setTimeout(resolve, 100));
  expect([...one.heard.ends, ...two.heard.ends]).toEqual([taskId]);
  expect(
    one.engine.binding.watch.sent.about([await one.page.task(taskId)])
  ).toMatchObject({ [taskId]: { items: 1, bytes: 14, to: '/~/sent/' } });
  const three = await reload();
  await three.page.watchTasks(true);
  await until(() => three.heard.snapshot !== null);
  expect(three.heard.ends).toEqual([]);
}, 20_000);

it('two engines of one browser make one task of one document', async () => {
  await signedIn();
  const [one, two] = [await reload(), await reload()];
  const tasks = await Promise.all([
    one.page.submitTransfer(document()),
    two.page.submitTransfer(document())
  ]);
  expect(new Set(tasks.map(task => task.taskId)).size).toBe(1);
  expect(await taskIds(one.page)).toHaveLength(1);
});

it.each([true, false])(
  'a page that left (%s) before no answer came has another page tell it',
  async isLeft => {
    const loaded = await signedIn();
    const [sender, other] = [loaded.page, loaded.engine.openPage()];
    pages.push(other);
    hear(sender);
    const heard = hear(other);
    if (isLeft) {
      before = request =>
        new URL(request.url).pathname === TRANSFER ? sender.leave() : undefined;
    }
    await lose(loaded);
    const found = [{ first: '/share/godata/', hasDocument: true }];
    expect(heard.found).toMatchObject(isLeft ? [found] : []);
  }
);

/** All that the browser remembers, in one string. */
const kept = () =>
  JSON.stringify(
    Object.values(world.outbox).map(one => [...(one as Map<string, unknown>)])
  );

it('signing out leaves neither document nor path, but the id', async () => {
  const loaded = await signedIn();
  await loaded.page.submitTransfer(
    document({ DATA: [{ ...document().DATA[0]!, destination_path: '/~/b/' }] })
  );
  await lose(loaded);
  expect(kept()).toContain('/share/godata/');
  expect(kept()).not.toMatch(/token|refresh/i);
  await loaded.page.signOut();
  expect(kept()).not.toMatch(/godata|sent|three files|\/~\//);

  await browser.signIn(loaded, 'grace@example.edu', both());
  expect(loaded.engine.binding.outbox.unanswered).toEqual([]);
  await loaded.page.signOut();
  await browser.signIn(loaded, undefined, both());
  await loaded.engine.binding.outbox.done();
  expect(loaded.engine.binding.outbox.unanswered).toMatchObject([
    { source: null, items: 0, first: '', hasDocument: false }
  ]);
  expect(await loaded.page.submitTransfer(document())).toMatchObject({
    duplicate: true
  });
  expect(loaded.engine.binding.outbox.unanswered).toEqual([]);
});

describe('after a session that ended by itself', () => {
  /** With a task of Ada's, and something that was not answered. */
  const ended = async () => {
    const loaded = await signedIn();
    const DATA = [{ ...document().DATA[0]!, destination_path: '/~/b/' }];
    await loaded.page.submitTransfer(document({ DATA }));
    await lose(loaded);
    await world.control('reset', {});
    expect(await outcome(loaded.page.tasks(1))).toBe('signed-out');
    expect(await loaded.page.session()).toMatchObject({ because: 'ended' });
    expect(kept()).toContain('/share/godata/');
    return loaded;
  };
  const NOTHING = /godata|sent|three files|\/~\//;

  it('signing out leaves neither document nor path', async () => {
    const { page } = await ended();
    await page.signOut();
    expect(kept()).not.toMatch(NOTHING);
  });

  it('nor does someone else who signs in, though in another engine', async () => {
    await ended();
    const other = await browser.load('no-server');
    pages.push(other.page);
    await browser.signIn(other, 'grace@example.edu', both());
    await other.engine.binding.outbox.done();
    expect(kept()).not.toMatch(NOTHING);
    expect(kept()).toContain('"tries":');
  });

  it('who signs in again finds it', async () => {
    const loaded = await ended();
    await browser.signIn(loaded, undefined, both());
    await loaded.engine.binding.outbox.done();
    expect(loaded.engine.binding.outbox.unanswered).toMatchObject([
      { first: '/share/godata/', hasDocument: true }
    ]);
  });
});

it('where nothing can be stored a transfer goes, and it is said', async () => {
  const change = world.outbox.change.bind(world.outbox);
  const loaded = await signedIn();
  world.outbox.change = () => Promise.reject(new Error('QuotaExceeded'));
  await world.control('faults', { route: TRANSFER, times: 4, cut: 'after' });
  const { page, engine } = loaded;
  const failure = await page.submitTransfer(document()).catch(failureOf);
  expect(failure).toMatchObject({ unanswered: 'until-reload' });
  expect(engine.binding.outbox.unanswered).toMatchObject([
    { isStored: false, hasDocument: true }
  ]);
  expect(await page.submitTransfer(document())).toMatchObject({
    duplicate: true
  });
  world.outbox.change = change;
});

it('a document over 1 MiB is found by its digest alone', async () => {
  const DATA = [
    {
      ...document().DATA[0]!,
      destination_path: `/~/${'x'.repeat(1_200_000)}/`
    }
  ];
  const { page } = await signedIn();
  await world.control('faults', { route: TRANSFER, times: 4, cut: 'after' });
  await outcome(page.submitTransfer(document({ DATA })));
  const { page: later, heard } = await reload();
  expect(heard.found).toMatchObject([[{ hasDocument: false, items: 1 }]]);
  expect(await outcome(later.sendAgain(heard.found[0]![0]!.key))).toBe(
    'not-found'
  );
  const again = await later.submitTransfer(document({ DATA }));
  expect(again.duplicate).toBe(true);
});

it('a disk that was slow once has all that came later', async () => {
  jest.useFakeTimers();
  const disk = new MemoryOutbox();
  let isFree = () => {};
  let turn = new Promise<void>(resolve => (isFree = resolve));
  const slow = {
    owners: disk.owners.bind(disk),
    document: disk.document.bind(disk),
    // As IndexedDB has it: one step after another.
    change: (...step: Parameters<MemoryOutbox['change']>) => {
      const done = turn.then(() => disk.change(...step));
      turn = done.then(() => undefined);
      return done;
    }
  };
  const events = { onChange: () => undefined, onLoad: () => undefined };
  const outbox = new Outbox('b', slow, events);
  const draft = (id: string) => ({
    id,
    digest: id,
    at: 1,
    kind: 'TRANSFER' as const,
    about: {
      source: '',
      destination: null,
      label: null,
      sent: { items: 1, first: '', from: '', to: '', firstTo: '', bytes: null }
    },
    text: '{}',
    size: 2
  });
  const begun = outbox.begin('ada', draft('one'));
  await jest.advanceTimersByTimeAsync(4000);
  await begun;
  await outbox.answered('ada', 'one', 'task');
  isFree();
  await outbox.begin('ada', draft('two'));
  await jest.advanceTimersByTimeAsync(0);
  jest.useRealTimers();
  const records = await disk.change('b ada', all => all);
  expect(records).toMatchObject([
    { id: 'one', tries: 0, taskId: 'task' },
    { id: 'two', tries: 1 }
  ]);
  expect(await disk.document('b ada', 'two')).toBe('{}');
});

describe('what is kept of one person', () => {
  const about = {
    source: '',
    destination: null,
    label: null,
    sent: { items: 0, first: '', from: '', to: '', firstTo: '', bytes: null }
  };
  const record = (n: number, more: Partial<OutboxRecord>): OutboxRecord => ({
    owner: 'b ada',
    id: `${n}`,
    digest: `d${n}`,
    at: n,
    kind: 'TRANSFER',
    tries: 0,
    taskId: `t${n}`,
    told: { end: 'said' },
    size: 0,
    about: null,
    ...more
  });
  const open = (store: MemoryOutbox) =>
    new Outbox('b', store, {
      onChange: () => undefined,
      onLoad: () => undefined
    });
  const begun = async (records: OutboxRecord[], text = 'x') => {
    const store = new MemoryOutbox(records);
    const outbox = open(store);
    const { at, kind } = record(999, {});
    await outbox.begin('ada', {
      id: 'new',
      digest: 'new',
      at,
      kind,
      about,
      text,
      size: text.length
    });
    return (await store.change('b ada', all => all)).map(({ id }) => id);
  };

  it('is 200 submissions, of which told ones go first and unanswered never', async () => {
    const records = Array.from({ length: 200 }, (_, n) => record(n, {}));
    records[0] = record(0, { tries: 1 });
    records[1] = record(1, { told: {} });
    const left = await begun(records);
    expect(left).toHaveLength(200);
    expect(left.slice(0, 3)).toEqual(['0', '1', '3']);
  });

  it.each(['while another engine', 'after the same engine'])(
    'is a task though a try of it is refused %s got it',
    async when => {
      const store = new MemoryOutbox();
      const [one, other] = [open(store), open(store)];
      const draft = { ...record(1, {}), about, text: 'x', size: 1 };
      await one.begin('ada', draft);
      if (when.startsWith('while')) {
        await other.begin('ada', draft);
        await one.answered('ada', '1', 't');
      } else {
        await one.answered('ada', '1', 't');
        await other.begin('ada', draft);
      }
      const { failure } = fail('refused', 'No', 'No.');
      expect(await other.failed('ada', '1', false, failure)).toMatchObject({
        submission: '1',
        unanswered: 'stored'
      });
      expect(await store.change('b ada', all => all)).toMatchObject([
        { id: '1', taskId: 't', tries: 0, size: 1 }
      ]);
    }
  );

  it('is 20 MiB of documents', async () => {
    const MiB = 1024 * 1024;
    const records = Array.from({ length: 20 }, (_, n) =>
      record(n, { size: MiB })
    );
    expect(await begun(records, 'x'.repeat(MiB))).toEqual([
      ...records.slice(1).map(({ id }) => id),
      'new'
    ]);
  });
});

describe('what is told of a task', () => {
  it('is taken on by one engine, and by the next where that died with it', async () => {
    const first = await signedIn();
    const { taskId } = await first.page.submitTransfer(document());
    const { outbox } = first.engine.binding;
    const other = (await reload()).engine.binding.outbox;
    const at = Date.now();
    expect(await outbox.take(taskId, 'stuck', at)).toBe('ours');
    expect(await other.take(taskId, 'stuck', at + 1000)).toBeNull();
    expect(await other.take(taskId, 'waits', at + 1000)).toBe('ours');
    expect(await other.take(taskId, 'stuck', at + 20_000)).toBe('ours');
    await other.settle(taskId, 'stuck', true);
    expect(await outbox.take(taskId, 'stuck', at + 60_000)).toBe('said');
    await other.settle(taskId, 'waits', false);
    expect(await outbox.take(taskId, 'waits', at + 2000)).toBe('ours');
  });

  it('is left to the next engine by a page that goes before it has said it', async () => {
    const first = await signedIn();
    await first.page.listen(hearing({ onEnd: () => first.page.leave() }));
    await first.page.attend(true);
    const left = jest.spyOn(first.page, 'leave');
    const { taskId } = await first.page.submitTransfer(document());
    await until(() => left.mock.calls.length > 0);
    await new Promise(resolve => setTimeout(resolve, 20));
    const { heard } = await reload();
    await until(() => heard.ends.length > 0);
    expect(heard.ends).toEqual([taskId]);
  });

  it('is remembered by pages while it is to come', async () => {
    const open: boolean[] = [];
    const first = await signedIn();
    await first.page.listen(
      hearing({ onOpen: isOpen => void open.push(isOpen) })
    );
    await first.page.attend(true);
    await first.page.submitTransfer(document());
    await until(() => open.length > 2);
    expect(open).toEqual([false, true, false]);
    await lose(first);
    await until(() => open.length > 3);
    expect(open).toEqual([false, true, false, true]);
    await first.page.signOut();
    await until(() => open.length > 4);
    expect(open.at(-1)).toBe(false);
  });

  it('is remembered by pages as long as the answer is waited for', async () => {
    const first = await signedIn();
    const open: boolean[] = [];
    await first.page.listen(
      hearing({ onOpen: isOpen => void open.push(isOpen) })
    );
    const seen: unknown[] = [];
    before = async request => {
      if ([ID, TRANSFER].includes(new URL(request.url).pathname)) {
        // As each poll does.
        first.engine.openChanged();
        await new Promise(resolve => setTimeout(resolve, 20));
        seen.push(open.at(-1));
      }
    };
    await first.page.submitTransfer(document());
    expect(seen).toEqual([true, true]);
  });
});
