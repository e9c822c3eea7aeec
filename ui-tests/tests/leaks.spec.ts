import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync
} from 'node:fs';
import path from 'node:path';
import { environment } from '../environment';
import { filesIn } from '../leaks/files';
import { writings } from '../leaks/needles';
import { memoryOf } from '../leaks/processes';
import type { Place } from '../leaks/witness';
import { PLACES, Secrets, Witness } from '../leaks/witness';
import { expect, test } from './globus';

/** Something as long, and as unlike all else, as a token. */
const decoy = () => `Ag${randomBytes(30).toString('hex')}`;

/** A secret for each place, and the same as it is written there. */
function decoys() {
  const secrets = new Secrets();
  const which = new Map<Place, number>();
  const written = {} as Record<Place, string>;
  for (const [index, place] of PLACES.entries()) {
    const value = decoy();
    const ways = writings(value);
    which.set(place, index);
    written[place] = ways[index % ways.length]![1];
    secrets.add([{ kind: 'access', value }]);
  }
  return { secrets, which, written };
}

test('a secret is found wherever it might be, and not told', async ({
  browser
}) => {
  const { secrets, which, written } = decoys();
  const context = await browser.newContext();
  await context.grantPermissions(['clipboard-write']);
  const witness = new Witness(context);
  witness.start();
  const page = await context.newPage();
  const { labUrl, notebooks } = environment();
  await page.goto(`${labUrl}/lab?reset`);
  await page.waitForFunction(() => 'jupyterapp' in window);

  const kernel = await page.evaluate(
    async ([toKernel, ofKernel, inKernel]) => {
      const { kernels } = window.jupyterapp.serviceManager;
      const connection = await kernels.startNew({ name: 'python3' });
      // Made there, so that it is not in the message that makes it.
      const halves = (text: string) =>
        JSON.stringify([...text].reverse().join(''));
      const code = `# ${toKernel}
kept = ${halves(inKernel)}[::-1]
print(${halves(ofKernel)}[::-1])`;
      await connection.requestExecute({ code }).done;
      return connection.id;
    },
    [
      written['messages to kernels'],
      written['messages of kernels'],
      written['memory of kernels']
    ] as const
  );
  const started = spawn('sleep', ['60'], {
    argv0: `kernel-${kernel}.json`,
    env: { ...process.env, DECOY: written['environments of kernels'] }
  });
  const home = path.join(notebooks, '..');
  const kept = path.join(home, 'data', 'jupyterlab-globus', 'decoys');
  mkdirSync(kept, { recursive: true });
  const files = [
    path.join(notebooks, 'decoy.ipynb'),
    path.join(kept, 'sandbox-1')
  ] as const;
  writeFileSync(files[0], JSON.stringify({ output: written.notebooks }));
  writeFileSync(files[1], written['kept sessions']);
  const worker = `console.warn(${JSON.stringify(written['consoles of workers'])})`;
  await page.evaluate(
    async ([written, worker]) => {
      localStorage.setItem('decoy', written['local storage']!);
      sessionStorage.setItem('decoy', written['session storage']!);
      document.cookie = `decoy=${written.cookies}`;
      window.name = written['names of windows']!;
      console.log({ deep: written.consoles });
      const cache = await caches.open('decoy');
      await cache.put('/decoy', new Response(written['cache storage']));
      const algorithm = { name: 'AES-GCM', length: 256 };
      const key = await crypto.subtle.generateKey(algorithm, true, ['encrypt']);
      await new Promise<void>(resolve => {
        const opening = indexedDB.open('decoy');
        opening.onupgradeneeded = () =>
          opening.result.createObjectStore('decoys', { autoIncrement: true });
        opening.onsuccess = () => {
          const writing = opening.result.transaction('decoys', 'readwrite');
          const bytes = new TextEncoder().encode(written.IndexedDB);
          writing.objectStore('decoys').put({ key, deep: [bytes] });
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      });
      await fetch(`/api/${written.URLs}?decoy=${written.URLs}`);
      await fetch('/api/status', { referrer: `/lab?x=${written.referrers}` });
      await fetch('/api/decoy', {
        method: 'PUT',
        body: written['what pages send to the server']
      });
      await navigator.clipboard.writeText(written.clipboard!);
      new SharedWorker(
        URL.createObjectURL(new Blob([worker], { type: 'text/javascript' }))
      );
    },
    [written as Record<string, string>, worker] as const
  );
  // JupyterLab's own router writes there while it starts.
  await page.waitForTimeout(1000);
  await page.evaluate(
    state => history.replaceState({ decoy: state }, ''),
    written.history
  );

  const report = await witness.look('decoys', secrets);
  const missed = PLACES.filter(place =>
    place === 'extractable keys'
      ? report.looked[place] === 0
      : !report.found.some(
          one => one.place === place && one.which === which.get(place)
        )
  );
  started.kill();
  files.forEach(file => rmSync(file));
  expect(missed).toEqual([]);
  const said = JSON.stringify(report);
  for (const { value } of secrets.known) {
    expect(writings(value).some(([, text]) => said.includes(text))).toBe(false);
  }

  // What is looked at once all is over: the server's log, files and memory.
  const log = readFileSync(path.join(home, 'logs', 'jupyterlab.log'));
  const inLog = secrets.needles.in(log).map(one => one.which);
  expect(inLog).toContain(which.get('URLs'));
  const all = [...filesIn(home, [environment().sandboxRoot])];
  expect(all.map(([name]) => path.relative(home, name))).toEqual(
    expect.arrayContaining([path.join('logs', 'jupyterlab.log')])
  );
  const pids = readdirSync(path.join(home, 'runtime'))
    .map(name => /^jpserver-(\d+)\.json$/.exec(name)?.[1])
    .filter(pid => pid !== undefined);
  const inMemory = new Set<number>();
  for (const piece of memoryOf(Number(pids[0]))) {
    secrets.needles.in(piece).forEach(one => inMemory.add(one.which));
  }
  expect([...inMemory]).toContain(which.get('messages to kernels'));

  await page.request.delete(`${labUrl}/api/kernels/${kernel}`);
  await context.close();
});
