/** Runs 10,000 tasks in one sandbox and looks at the memory now and then. */
import {
  MemoryStorage,
  createSandbox,
  populate
} from '../../sandbox/lib/index.js';
import { call, consent, signIn } from './client.mjs';

const TASKS = 10_000;
const LOOK_EACH = 1000;
// Lists and the journal fill up first.
const WARM = 4000;
const MOST_GROWTH = 5_000_000;

const storage = new MemoryStorage();
await populate(storage);
const sandbox = createSandbox({ storage });
const [source, destination] = sandbox.description('').collections;
const token = await signIn(sandbox);
await consent(sandbox, source.id, destination.id);

async function send(number) {
  const { value } = await call(sandbox, token, 'GET', '/v0.10/submission_id');
  const { task_id: id } = await call(
    sandbox,
    token,
    'POST',
    '/v0.10/transfer',
    {
      DATA_TYPE: 'transfer',
      submission_id: value,
      source_endpoint: source.id,
      destination_endpoint: destination.id,
      label: `run ${number}`,
      DATA: [
        {
          DATA_TYPE: 'transfer_item',
          source_path: '/share/godata/',
          destination_path: `/~/run ${number % 10}/`,
          recursive: true
        }
      ]
    }
  );
  for (;;) {
    const { status } = await call(sandbox, token, 'GET', `/v0.10/task/${id}`);
    if (status !== 'ACTIVE') {
      return status;
    }
    await new Promise(resolve => setTimeout(resolve, 1));
  }
}

let warm = 0;
let heap = 0;
for (let number = 1; number <= TASKS; number++) {
  const status = await send(number);
  if (status !== 'SUCCEEDED') {
    throw new Error(`task ${number} is ${status}`);
  }
  if (number % LOOK_EACH === 0) {
    globalThis.gc();
    heap = process.memoryUsage().heapUsed;
    warm = number <= WARM ? heap : warm;
    process.stdout.write(`${number} tasks: ${(heap / 1e6).toFixed(1)} MB\n`);
  }
}
await sandbox.close();
if (heap - warm > MOST_GROWTH) {
  throw new Error(`The memory grew by ${heap - warm} bytes.`);
}
