/**
 * What the browser tests have left, searched for every token, code and
 * verifier that the sandbox issued or saw; it runs once they are over.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { environment } from '../environment';
import { filesIn } from './files';
import type { IFound } from './needles';
import { memoryOf, startOf } from './processes';
import type { IReport } from './witness';
import { digestOf, hushed, PLACES, reportFile, Secrets } from './witness';

/** In these there is something in any test. */
const NEVER_EMPTY = ['local storage', 'history', 'URLs', 'referrers'];

function reports(): IReport[] {
  if (!existsSync(reportFile())) {
    return [];
  }
  return readFileSync(reportFile(), 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as IReport);
}

/**
 * Whether all tests ran, or a half of them: there must be something in each
 * place then, since what nobody has looked at would be found clean.
 */
const ranWhole = process.env.GLOBUS_UI_WHOLE === '1';

async function everything(
  request: Parameters<Secrets['learn']>[0]
): Promise<Secrets> {
  const secrets = new Secrets();
  await secrets.learn(request);
  return secrets;
}

/** What was found, without what it was. */
const told = ({ kind, written }: IFound, where: string) =>
  `${kind} (${written}) in ${where}`;

const home = () => path.join(environment().notebooks, '..');

test('there were secrets of each kind to look for', async ({ request }) => {
  test.skip(!ranWhole, 'Single tests ran: nobody may have signed in.');
  expect(reports().length).toBeGreaterThan(20);
  const { known } = await everything(request);
  const kinds = new Set(known.map(({ kind }) => kind));
  expect([...kinds]).toEqual(
    expect.arrayContaining(['access', 'refresh', 'code', 'verifier'])
  );
});

for (const place of PLACES) {
  test(`no secret was found in: ${place}`, () => {
    const found = reports().flatMap(report =>
      report.found
        .filter(one => one.place === place)
        .map(one => told(one, `${one.where}: ${report.test}`))
    );
    expect(found).toEqual([]);
    const looked = reports().map(report => report.looked[place] ?? 0);
    const sum = looked.reduce((all, one) => all + one, 0);
    if (place === 'extractable keys') {
      expect(sum).toBe(0);
    } else if (ranWhole && NEVER_EMPTY.includes(place)) {
      expect(sum).toBeGreaterThan(0);
    }
  });
}

test('no secret was found in: addresses and referrers that Globus saw', async ({
  request
}) => {
  const secrets = await everything(request);
  const { needles } = secrets;
  const url = `${environment().sandboxUrl}/_sandbox/addresses`;
  const seen = (await (await request.get(url)).json()) as {
    url: string;
    referrer: string;
  }[];
  const found = seen.flatMap(({ url, referrer }) => {
    const { pathname } = new URL(url);
    const place = hushed(pathname, secrets);
    // The page that shows a code has it in its own address.
    const address = pathname === '/v2/web/auth-code' ? '' : url;
    return [
      ...needles.in(address).map(one => told(one, `the URL of ${place}`)),
      ...needles.in(referrer).map(one => told(one, `a referrer of ${place}`))
    ];
  });
  expect(found).toEqual([]);
});

test('no secret was found in: the process of the server', async ({
  request
}) => {
  const secrets = await everything(request);
  // What was handed to a kernel came by here.
  const handed = new Set(reports().flatMap(report => report.handed));
  const infos = readdirSync(path.join(home(), 'runtime'))
    .map(name => /^jpserver-(\d+)\.json$/.exec(name)?.[1])
    .filter(pid => pid !== undefined);
  expect(infos).toHaveLength(1);
  const pid = Number(infos[0]);
  const found = new Set(
    secrets.needles
      .in(startOf(pid))
      .map(one => told(one, 'what it was started with'))
  );
  for (const piece of memoryOf(pid)) {
    for (const one of secrets.needles.in(piece)) {
      if (!handed.has(digestOf(secrets.known[one.which]!))) {
        found.add(told(one, 'its memory'));
      }
    }
  }
  expect([...found]).toEqual([]);
});

test('no secret was found in: files of the server, its log among them', async ({
  request
}) => {
  const secrets = await everything(request);
  expect(existsSync(path.join(home(), 'logs', 'jupyterlab.log'))).toBe(true);
  const found: string[] = [];
  for (const [file, bytes] of filesIn(home(), [environment().sandboxRoot])) {
    for (const one of secrets.needles.in(bytes)) {
      found.push(told(one, hushed(path.relative(home(), file), secrets)));
    }
  }
  expect(found).toEqual([]);
});
