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
  const seen: string[] = [];
  const attachments = new Attachments(
    {
      answer: async (origin, data) => {
        asked.push({ origin, data });
        return pending('a');
      },
      forget: kernel => forgotten.push(kernel)
    },
    { see: ({ channel }) => seen.push(channel) }
  );
  return { attachments, asked, forgotten, seen };
}

/** A comm that a cell opened, which the client `client` ran. */
async function openComm(kernel: FakeKernel, client: string) {
  const comm = { isDisposed: false, send: () => undefined };
  kernel.targets.get('globus')?.(comm, {
    header: { session: 'process' },
    parent_header: { session: client },
    content: { data: { id: 'a' } }
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
  const origin = { kernel: 'k', process: 'process', notebook: 'a.ipynb' };
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
  const status = (cell: string, state: string) =>
    kernel.anyMessage.emit({
      direction: 'recv',
      msg: {
        channel: 'iopub',
        header: { msg_type: 'status' },
        parent_header: { msg_id: cell },
        content: { execution_state: state }
      }
    });
  await askByStdin(kernel);
  status('another', 'idle');
  status('cell', 'busy');
  expect(asked).toHaveLength(1);
  status('cell', 'idle');
  status('cell', 'idle');
  expect(asked.slice(1)).toEqual([
    {
      origin: asked[0]!.origin,
      data: { protocol: 1, id: 'a', ask: 'drop' }
    }
  ]);
});

it.each<[Kernel.Status, string[]]>([
  ['restarting', ['k']],
  ['autorestarting', ['k']],
  ['dead', ['k']],
  ['busy', []]
])('of a kernel that is %s it forgets %j', (status, forgets) => {
  const { attachments, forgotten } = setUp();
  const kernel = new FakeKernel('k', 'me');
  attachments.add(placeOf(kernel).place);
  kernel.statusChanged.emit(status);
  expect(forgotten).toEqual(forgets);
});
