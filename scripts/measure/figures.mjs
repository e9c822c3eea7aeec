/** The sandbox's own figures, measured over HTTP. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { at } from '../common/paths.mjs';
import { consent, signIn } from './client.mjs';

const ROUNDS = 9;
const REQUESTS = 1000;
const AT_ONCE = 8;
const TASKS = 100;

/** A sandbox in a process of its own, as something that answers requests. */
async function start() {
  const child = spawn(
    process.execPath,
    [at('sandbox/lib/main.js'), '--port', '0'],
    { stdio: ['ignore', 'pipe', 'inherit'] }
  );
  const [line] = await once(createInterface(child.stdout), 'line');
  const description = JSON.parse(line);
  const redirect = request => {
    const { pathname, search } = new URL(request.url);
    const { body, headers, method } = request;
    return fetch(description.url + pathname + search, {
      ...{ method, headers, body, duplex: 'half' }
    });
  };
  return { child, description: () => description, fetch: redirect };
}

async function rounds(work) {
  const values = [];
  for (let round = 0; round < ROUNDS; round++) {
    values.push(await work());
  }
  const sorted = values.sort((a, b) => a - b);
  const rounded = index => Math.round(sorted[index] * 10) / 10;
  return {
    median: rounded(Math.floor(ROUNDS / 2)),
    min: rounded(0),
    max: rounded(ROUNDS - 1)
  };
}

/** Requests a second, and how long a listing of 100,000 entries takes. */
export async function sandboxFigures() {
  const sandbox = await start();
  try {
    const { collections, url } = sandbox.description();
    const token = await signIn(sandbox);
    const [{ id }] = collections;
    await consent(sandbox, id);
    const headers = { Authorization: `Bearer ${token}` };
    const get = async where => (await fetch(url + where, { headers })).text();

    const requests = await rounds(async () => {
      const began = performance.now();
      let left = REQUESTS;
      const lane = async () => {
        while (left-- > 0) {
          await get('/v0.10/task_list');
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, lane));
      return (REQUESTS / (performance.now() - began)) * 1000;
    });
    const listing = await rounds(async () => {
      const began = performance.now();
      await get(
        `/v0.10/operation/endpoint/${id}/ls?path=/share/crowds/100000/`
      );
      return performance.now() - began;
    });
    await fetch(`${url}/_sandbox/tasks`, {
      method: 'POST',
      body: JSON.stringify({ ended: 10_000, active: TASKS })
    });
    const active = '/v0.10/task_list?limit=1000&filter=status:ACTIVE,INACTIVE';
    const ids = JSON.parse(await get(active)).DATA.map(task => task.task_id);
    const polled = await rounds(async () => {
      const began = performance.now();
      await get(active);
      return performance.now() - began;
    });
    const each = await rounds(async () => {
      const began = performance.now();
      const left = [...ids];
      const lane = async () => {
        for (let id = left.pop(); id; id = left.pop()) {
          await get(`/v0.10/task/${id}`);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, lane));
      return performance.now() - began;
    });
    return {
      [`sandbox: a poll of ${TASKS} tasks by one request`]: {
        ...polled,
        unit: 'ms'
      },
      [`sandbox: the same by ${TASKS} requests`]: { ...each, unit: 'ms' },
      'sandbox: requests a second': { ...requests, unit: '/s' },
      'sandbox: ls of 100,000 entries': { ...listing, unit: 'ms' }
    };
  } finally {
    sandbox.child.kill();
  }
}
