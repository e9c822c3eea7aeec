import { dataAccessScope } from '../../globus/scopes';
import { Consents } from '../consents';

const id = (n: number) =>
  `${String(n).padStart(8, '0')}-0000-4000-8000-000000000000`;
const timer = (...of: number[]) => `timer[${dataAccessScope(of.map(id))}]`;

let changes: number;
let consents: Consents;
beforeEach(() => {
  changes = 0;
  consents = new Consents(() => changes++);
});

it('add up, and what is known already is no change', () => {
  consents.add([dataAccessScope([id(1)])]);
  consents.addCollection(id(2));
  expect(consents.has([dataAccessScope([id(2), id(1)])])).toBe(true);
  expect(consents.hasCollection(id(3))).toBe(false);
  const before = changes;
  consents.addCollection(id(1).toUpperCase());
  consents.addCollection(id(2));
  expect(changes).toBe(before);
});

it('to a service is for what is below that service', () => {
  consents.add([timer(1)]);
  expect(consents.has(['timer'])).toBe(true);
  expect(consents.has([timer(1)])).toBe(true);
  expect(consents.has([timer(2)])).toBe(false);
  expect(consents.has(['openid'])).toBe(false);
  expect(consents.hasCollection(id(1))).toBe(false);
});

it('that was taken back is so wherever it is named', () => {
  consents.add([timer(1, 2), dataAccessScope([id(1)])]);
  consents.withdraw([dataAccessScope([id(1)])]);
  expect(consents.hasCollection(id(1))).toBe(false);
  expect(consents.has([timer(1)])).toBe(false);
  expect(consents.has([timer(2)])).toBe(true);
});

it('are the same again from what was kept, and few enough to be kept', () => {
  for (let n = 0; n < 1000; n++) {
    consents.addCollection(id(n));
  }
  consents.add(['openid', timer(7)]);
  const again = new Consents(() => undefined);
  again.add(consents.all());
  expect(again.all().sort()).toEqual(consents.all().sort());
  expect(again.hasCollection(id(999))).toBe(true);
  expect(again.hasCollection(id(0))).toBe(false);
  expect(JSON.stringify(again.all()).length).toBeLessThan(24_000);
});
