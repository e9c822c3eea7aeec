import { Clients } from '../../auth/clients.js';
import { Grants } from '../../auth/grants.js';
import { SessionNeeds } from '../../auth/needs.js';
import { Clock } from '../../clock.js';
import { COLLECTIONS } from '../../collections.js';
import { IDENTITIES } from '../../identities.js';
import { NamedFaults } from '../../namedFaults.js';
import type { Storage } from '../../storage/storage.js';
import type { World } from '../../world.js';
import { Secrets } from '../../secrets.js';
import { pathsOf } from '../taskStore.js';
import { readTransfer } from '../transferDocument.js';

const clock = new Clock(() => Date.UTC(2026, 0, 1));
const world: World = {
  clock,
  storage: {} as Storage,
  collections: COLLECTIONS,
  identities: IDENTITIES,
  provisioned: new Map(),
  clients: new Clients([]),
  grants: new Grants(clock),
  needs: new SessionNeeds(),
  secrets: new Secrets(),
  faults: new NamedFaults(clock),
  bytesPerSecond: 1,
  log: () => undefined
};

const ITEM = {
  DATA_TYPE: 'transfer_item',
  source_path: '/a',
  destination_path: '/b'
};

function document(change: object = {}): object {
  return {
    DATA_TYPE: 'transfer',
    DATA: [ITEM],
    submission_id: '12C7E74C-c953-4707-b374-9db3b1f4a2d1',
    source_endpoint: COLLECTIONS[0]!.id,
    destination_endpoint: COLLECTIONS[1]!.id,
    ...change
  };
}

describe('readTransfer', () => {
  it('fills in what was left out', () => {
    expect(readTransfer(world, document())).toMatchObject({
      submissionId: '12c7e74c-c953-4707-b374-9db3b1f4a2d1',
      label: null,
      syncLevel: null,
      verifyChecksum: false,
      deadline: null,
      items: [{ sourcePath: '/a', destinationPath: '/b', recursive: undefined }]
    });
  });

  it('takes fields that say nothing for left out', () => {
    const idle = { delete_destination_extra: false, filter_rules: [], x: null };
    expect(() => readTransfer(world, document(idle))).not.toThrow();
  });

  it.each([
    ['2027-01-01', Date.UTC(2027, 0, 1)],
    ['2027-01-01 09:30Z', Date.UTC(2027, 0, 1, 9, 30)],
    ['2027-01-01T09:30:00', Date.UTC(2027, 0, 1, 9, 30)],
    ['2027-01-01T09:30:00+01:00', Date.UTC(2027, 0, 1, 8, 30)]
  ])('reads the deadline %s', (deadline, time) => {
    expect(readTransfer(world, document({ deadline })).deadline).toBe(time);
  });

  it.each([
    ['BadRequest', { DATA_TYPE: 'delete' }],
    ['NoTransferItems', { DATA: {} }],
    ['BadRequest', { DATA: [1] }],
    ['BadRequest', { DATA: [{ ...ITEM, recursive: 'yes' }] }],
    ['BadRequest', { DATA: [{ ...ITEM, source_path: '' }] }],
    ['BadRequest', { DATA: [{ ...ITEM, external_checksum: 'x' }] }],
    [
      'NotImplemented',
      { DATA: [{ ...ITEM, DATA_TYPE: 'transfer_symlink_item' }] }
    ],
    ['NotImplemented', { made_up: true }],
    ['BadRequest', { deadline: '2025-01-01' }],
    ['BadRequest', { deadline: 'soon' }],
    ['BadRequest', { label: 'ends ' }],
    ['BadRequest', { label: 7 }],
    ['BadRequest', { sync_level: '1' }],
    ['EndpointNotFound', { source_endpoint: 'nowhere' }]
  ])('refuses with %s: %j', (code, change) => {
    expect(() => readTransfer(world, document(change))).toThrow(code);
  });

  it('counts the characters of a label, not its code units', () => {
    const label = '😀'.repeat(128);
    expect(readTransfer(world, document({ label })).label).toBe(label);
    expect(() =>
      readTransfer(world, document({ label: `${label}😀` }))
    ).toThrow('label');
  });
});

describe('pathsOf', () => {
  it('is the same for the same paths, whatever else differs', () => {
    const one = readTransfer(world, document());
    const two = readTransfer(world, document({ label: 'x', sync_level: 1 }));
    const three = readTransfer(
      world,
      document({ DATA: [{ ...ITEM, source_path: '/c' }] })
    );
    expect(pathsOf(one)).toBe(pathsOf(two));
    expect(pathsOf(one)).not.toBe(pathsOf(three));
  });
});
