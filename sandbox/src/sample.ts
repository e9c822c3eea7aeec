import { COLLECTIONS } from './collections.js';
import {
  CONFIDENTIAL_CLIENT,
  IDENTITIES,
  clientIdentity
} from './identities.js';
import type { Storage, StoragePath } from './storage/storage.js';
import { home } from './transfer/paths.js';

/** Make the folders that each collection has, where they are missing. */
export async function layOut(storage: Storage): Promise<void> {
  for (const collection of COLLECTIONS) {
    await storage.makeDirectory([collection.role]);
    const service = clientIdentity(CONFIDENTIAL_CLIENT);
    for (const identity of [...IDENTITIES, service]) {
      await storage.makeDirectory([
        collection.role,
        ...home(collection, identity)
      ]);
    }
  }
}

/** Fill an empty storage with something to look at and to send. */
export async function populate(storage: Storage): Promise<void> {
  await layOut(storage);
  for (const role of ['tutorial-1', 'tutorial-2']) {
    // As on the real pair.
    for (const [name, text] of Object.entries(GODATA)) {
      await put(storage, [role, 'share', 'godata', name], bytes(text));
    }
  }
  const ada = ['home', 'ada'];
  const survey = ['tutorial-1', ...ada, 'survey 2026'];
  const files: readonly [StoragePath, Uint8Array][] = [
    [[...survey, 'README.md'], bytes(SURVEY_README)],
    [[...survey, 'stations.csv'], bytes(STATIONS)],
    [[...survey, 'north ridge', 'plot 1.csv'], bytes(measurements(1))],
    [[...survey, 'north ridge', 'plot 2.csv'], bytes(measurements(2))],
    [[...survey, 'north ridge', 'Größe & Höhe.csv'], bytes(measurements(3))],
    [[...survey, 'south slope', 'plot 4.csv'], bytes(measurements(4))],
    [[...survey, 'south slope', 'データ.txt'], bytes('気温の記録\n')],
    [[...survey, 'south slope', '-draft notes.txt'], bytes(NOTES)],
    [[...survey, 'imagery', 'drone pass 1.raw'], noise(6_000_000, 1)],
    [[...survey, 'imagery', 'drone pass 2.raw'], noise(3_000_000, 2)],
    [[...survey, 'imagery', 'index', 'passes.csv'], bytes(PASSES)],
    [['tutorial-1', ...ada, 'weather-2025.csv'], bytes(measurements(5))],
    [['tutorial-1', ...ada, '.profile'], bytes('# hidden\n')],
    [['tutorial-1', 'private', 'closed.txt'], bytes('Nobody gets here.\n')],
    [['tutorial-1', 'home', 'grace', 'README.txt'], bytes(README)],
    [['tutorial-2', ...ada, 'README.txt'], bytes(README)],
    [['tutorial-2', 'home', 'grace', 'README.txt'], bytes(README)],
    [['weak-session', ...ada, 'protected.txt'], bytes('Well kept.\n')],
    [['guest', 'results', 'summary.csv'], bytes(measurements(6))],
    [['guest', 'README.txt'], bytes('Shared with you by Grace Hopper.\n')],
    [['personal', ...ada, 'Documents', 'thesis.txt'], bytes('Chapter 1\n')]
  ];
  for (const [path, content] of files) {
    await put(storage, path, content);
  }
}

async function put(
  storage: Storage,
  path: StoragePath,
  content: Uint8Array
): Promise<void> {
  await storage.makeDirectory(path.slice(0, -1));
  const file = await storage.write(path);
  await file.write(content);
  await file.commit(SAMPLE_TIME);
}

const SAMPLE_TIME = Date.UTC(2026, 2, 14, 9, 26, 53);

// Recorded: 4, 4 and 6 bytes.
const GODATA = {
  'file1.txt': 'one\n',
  'file2.txt': 'two\n',
  'file3.txt': 'three\n'
};

const README = 'Room for what you send here.\n';
const NOTES = 'Plot 4 was under snow until the second week of May.\n';
const SURVEY_README = `# Survey 2026

Soil temperature and moisture on two sites. All of it is made up.

- \`stations.csv\`: where the plots are
- \`north ridge/\`, \`south slope/\`: a file a plot, a row a day
- \`imagery/\`: raw frames, large enough to watch a transfer
`;
const STATIONS = `plot,site,latitude,longitude,elevation_m
1,north ridge,47.3811,8.5402,612
2,north ridge,47.3817,8.5409,618
3,north ridge,47.3822,8.5411,623
4,south slope,47.3760,8.5388,540
`;
const PASSES = `pass,file,bytes
1,drone pass 1.raw,6000000
2,drone pass 2.raw,3000000
`;

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A year of days, the same each time. */
function measurements(plot: number): string {
  const rows = ['date,plot,soil_temperature_c,moisture_percent'];
  for (let day = 0; day < 365; day++) {
    const date = new Date(Date.UTC(2025, 0, 1 + day)).toISOString();
    const season = -Math.cos((2 * Math.PI * (day - 20)) / 365);
    const ripple = Math.sin(day * 1.7 + plot);
    rows.push(
      [
        date.slice(0, 10),
        plot,
        (9 + 8 * season + ripple + plot / 4).toFixed(2),
        (34 - 12 * season + 3 * ripple).toFixed(1)
      ].join()
    );
  }
  return `${rows.join('\n')}\n`;
}

/** Bytes that look random and are the same each time. */
function noise(length: number, seed: number): Uint8Array {
  const words = new Uint32Array(Math.ceil(length / 4));
  let state = 0x9e3779b9 ^ seed;
  for (let i = 0; i < words.length; i++) {
    // xorshift32
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    words[i] = state;
  }
  return new Uint8Array(words.buffer, 0, length);
}
