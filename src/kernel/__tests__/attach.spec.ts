import type { Kernel } from '@jupyterlab/services';
import { Signal } from '@lumino/signaling';
import type { Place } from '../attach';
import { Attachments } from '../attach';
import type { Origin } from '../protocol';
import { pending } from '../protocol';

type Target = (comm: object, msg: object) => void;

/** A connection to a kernel, as far as attachments see it. */
class FakeKernel {
  readonly anyMessage = new Signal<this, object>(this);
  readonly statusChanged = new Signal<this, Kernel.Status>(this);
  readonly targets = new Map<string, Target>();
  readonly info = Promise.resolve({});
  readonly supportsSubshells = false;
  isDisposed = false;
  readonly inputs: string[] = [];

  constructor(
    readonly id: string,
    readonly clientId: string
  ) {}

  registerCommTarget(name: string, target: Target) {
    this.targets.set(name, target);
  }

  removeCommTarget(name: string) {
    this.targets.delete(name);
  }

  sendInputReply({ value }: { value: string }) {
    this.inputs.push(value);
  }

  removeInputGuard() {}
}

function placeOf(kernel: FakeKernel | null, name = 'a.ipynb') {
  const sessionContext = {
    session: kernel && { kernel },
    kernelChanged: null as unknown as Signal<object, void>
  };
  sessionContext.kernelChanged = new Signal(sessionContext);
  const place = { sessionContext, name: () => name, cells: () => [] };
  return {
    place: place as unknown as Place,
    change: (next: FakeKernel | null) => {
      sessionContext.session = next && { kernel: next };
      sessionContext.kernelChanged.emit();
    }
  };
}

function setUp() {
  const asked: { origin: Origin; data: unknown }[] = [];
  const forgotten: string[] = [];
  const ended: string[] = [];
  const seen: string[] = [];
  const attachments = new Attachments(
    {
      answer: async (origin, data) => {
        asked.push({ origin, data });
        return pending('a');
      },
      forget: kernel => forgotten.push(kernel),
      ended: (_, cell) => ended.push(cell)
    },
    { see: ({ channel }) => seen.push(channel) }
  );
  return { attachments, asked, forgotten, ended, seen };
}

/** A comm that a cell opened, which the client `client` ran. */
async function openComm(kernel: FakeKernel, client: string, more = {}) {
  const comm = { isDisposed: false, send: () => undefined };
  kernel.targets.get('globus')?.(comm, {
    header: { session: 'process' },
    parent_header: { session: client, msg_id: 'cell' },
    content: { data: { id: 'a', ...more } }
  });
  await turn();
}

async function askByStdin(kernel: FakeKernel, direction = 'recv') {
  const msg = {
    channel: 'stdin',
    header: { msg_type: 'input_request', session: 'process' },
    parent_header: { msg_id: 'cell' },
    content: { prompt: 'x\0globus:{"id":"a"}' }
  };
  kernel.anyMessage.emit({ msg, direction });
  await turn();
}

/** The page sends a cell to be run. */
function run(kernel: FakeKernel, id: string, code: string) {
  kernel.anyMessage.emit({
    direction: 'send',
    msg: {
      channel: 'shell',
      header: { msg_type: 'execute_request', msg_id: id },
      parent_header: {},
      content: { code }
    }
  });
}

function status(kernel: FakeKernel, cell: string, state: string) {
  kernel.anyMessage.emit({
    direction: 'recv',
    msg: {
      channel: 'iopub',
      header: { msg_type: 'status' },
      parent_header: { msg_id: cell },
      content: { execution_state: state }
    }
  });
}

function turn(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 1));
}

it('answers cells that this page ran, in the name of their notebook', async () => {
  const { attachments, asked, seen } = setUp();
  const kernel = new FakeKernel('k', 'me');
  attachments.add(placeOf(kernel).place);
  await openComm(kernel, 'another page');
  expect(asked).toEqual([]);
  await openComm(kernel, 'me');
  await askByStdin(kernel);
  await askByStdin(kernel, 'send');
  const origin = {
    kernel: 'k',
    process: 'process',
    notebook: 'a.ipynb',
    cell: 'cell',
    queue: expect.any(Function)
  };
  expect(asked).toEqual(Array(2).fill({ origin, data: { id: 'a' } }));
  expect(kernel.inputs).toHaveLength(1);
  expect(seen).toEqual(['stdin']);
});

it('answers for a console on the same kernel by its own name', async () => {
  const { attachments, asked } = setUp();
  const first = new FakeKernel('k', 'notebook');
  attachments.add(placeOf(first).place);
  attachments.add(placeOf(new FakeKernel('k', 'console'), 'Console 1').place);
  // The page's first connection to a kernel has all its comms.
  await openComm(first, 'console');
  expect(asked.map(({ origin }) => origin.notebook)).toEqual(['Console 1']);
});

it('follows a notebook from kernel to kernel', async () => {
  const { attachments, asked } = setUp();
  const [one, two] = [new FakeKernel('1', 'me'), new FakeKernel('2', 'me')];
  const { place, change } = placeOf(null);
  attachments.add(place);
  change(one);
  expect(one.targets.size).toBe(1);
  change(two);
  expect(one.targets.size).toBe(0);
  await askByStdin(one);
  await askByStdin(two);
  expect(asked.map(({ origin }) => origin.kernel)).toEqual(['2']);
});

it('listens until the last view of a notebook is closed', () => {
  const { attachments } = setUp();
  const kernel = new FakeKernel('k', 'me');
  const { place } = placeOf(kernel);
  const view = { ...place };
  attachments.add(place);
  attachments.add(view);
  attachments.remove(place);
  expect(kernel.targets.size).toBe(1);
  attachments.remove(view);
  expect(kernel.targets.size).toBe(0);
});

it('drops what a cell asked by stdin once the cell has ended', async () => {
  const { attachments, asked } = setUp();
  const kernel = new FakeKernel('k', 'me');
  attachments.add(placeOf(kernel).place);
  await askByStdin(kernel);
  status(kernel, 'another', 'idle');
  status(kernel, 'cell', 'busy');
  expect(asked).toHaveLength(1);
  status(kernel, 'cell', 'idle');
  status(kernel, 'cell', 'idle');
  expect(asked.slice(1)).toEqual([
    {
      origin: asked[0]!.origin,
      data: { protocol: 1, id: 'a', ask: 'drop' }
    }
  ]);
});

it('sees what waits to be run, as it was sent, until it has ended', async () => {
  const { attachments, asked, ended } = setUp();
  const kernel = new FakeKernel('k', 'me');
  const other = new FakeKernel('k', 'console');
  attachments.add(placeOf(kernel).place);
  attachments.add(placeOf(other, 'Console 1').place);
  run(kernel, 'cell', '%globus ls a:/');
  run(kernel, 'behind', '%globus ls b:/');
  run(other, 'elsewhere', '%globus ls c:/');
  await openComm(kernel, 'me');
  await openComm(kernel, 'console');
  const ids = () =>
    asked.map(({ origin }) => origin.queue().map(({ id }) => id));
  expect(ids()).toEqual([['cell', 'behind'], ['elsewhere']]);
  expect(asked[0]!.origin.queue()[1]).toEqual({
    id: 'behind',
    code: '%globus ls b:/'
  });
  status(kernel, 'cell', 'busy');
  expect(ended).toEqual([]);
  status(kernel, 'cell', 'idle');
  expect(ended).toEqual(['cell']);
  expect(ids()[0]).toEqual(['behind']);
  kernel.statusChanged.emit('starting');
  expect(ids()[0]).toEqual(['behind']);
  kernel.statusChanged.emit('restarting');
  expect(ids()[0]).toEqual([]);
});

it.each<[Kernel.Status, string[]]>([
  ['restarting', ['k']],
  ['autorestarting', ['k']],
  ['starting', ['k']],
  ['dead', ['k']],
  ['busy', []]
])('of a kernel that is %s it forgets %j', (status, forgets) => {
  const { attachments, forgotten } = setUp();
  const kernel = new FakeKernel('k', 'me');
  attachments.add(placeOf(kernel).place);
  kernel.statusChanged.emit(status);
  expect(forgotten).toEqual(forgets);
});

describe('a cell whose page is gone', () => {
  const page = { hidden: false };
  beforeEach(() => Object.assign(globalThis, { document: page }));
  afterEach(() => {
    page.hidden = false;
    Object.assign(globalThis, { document: undefined });
  });

  const ask = async (client: string, more: object) => {
    const { attachments, asked } = setUp();
    const kernel = new FakeKernel('k', 'new');
    attachments.add(placeOf(kernel).place);
    await openComm(kernel, client, more);
    return { asked: asked.length, typed: kernel.inputs.length };
  };

  it('is answered by a page that shows the kernel, where it only waits', async () => {
    const wait = { orphan: true, operation: 'wait-tasks' };
    expect(await ask('gone', wait)).toEqual({ asked: 1, typed: 1 });
    const others = [
      { operation: 'wait-tasks' },
      { orphan: true, operation: 'transfer' },
      { orphan: true, line: 'task wait x' },
      { orphan: 'yes', operation: 'wait-task' }
    ];
    for (const more of others) {
      expect(await ask('gone', more)).toEqual({ asked: 0, typed: 0 });
    }
  });

  it('is left to others by a page that can not be seen, unless it is its own', async () => {
    page.hidden = true;
    const wait = { orphan: true, operation: 'wait-task' };
    expect(await ask('gone', wait)).toEqual({ asked: 0, typed: 0 });
    expect(await ask('new', wait)).toEqual({ asked: 1, typed: 1 });
  });
});
