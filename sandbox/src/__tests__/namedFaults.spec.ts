import { CATALOGUE, isFaultName } from '../catalogue.js';
import { Clock } from '../clock.js';
import { NamedFaults, placesOf } from '../namedFaults.js';

let clock: Clock;
let faults: NamedFaults;

beforeEach(() => {
  clock = new Clock();
  faults = new NamedFaults(clock);
});

describe('NamedFaults', () => {
  it('has a fault without a place everywhere', () => {
    faults.add({ name: 'disk-full' });
    expect(faults.has('disk-full')).toBe(true);
    expect(faults.has('disk-full', { collection: 'a', task: 't' })).toBe(true);
    expect(faults.has('offline', { collection: 'a' })).toBe(false);
  });

  it('has a fault of a collection or task there only', () => {
    faults.add({ name: 'stalls', collection: 'a', task: 't' });
    expect(faults.has('stalls', { collection: 'a', task: 't' })).toBe(true);
    expect(faults.has('stalls', { collection: 'a', task: 'u' })).toBe(false);
    expect(faults.has('stalls', { collection: 'a' })).toBe(false);
    expect(faults.has('stalls')).toBe(false);
  });

  it('takes a path for all that is below it, and nothing beside it', () => {
    faults.add({ name: 'permission-denied', path: '/share/' });
    const has = (path: string): boolean =>
      faults.has('permission-denied', { path });
    expect(has('/share/x/y')).toBe(true);
    expect(has('/share/')).toBe(true);
    expect(has('/shared')).toBe(false);
  });

  it('counts the times that it was taken, not those it was asked', () => {
    faults.add({ name: 'checksum-mismatch', times: 2 });
    expect(faults.has('checksum-mismatch')).toBe(true);
    expect(faults.take('checksum-mismatch')).toBe(true);
    expect(faults.take('checksum-mismatch')).toBe(true);
    expect(faults.take('checksum-mismatch')).toBe(false);
    expect(faults.list()).toEqual([]);
  });

  it('begins and ends by the clock', () => {
    faults.add({ name: 'maintenance', afterSeconds: 60, forSeconds: 30 });
    expect(faults.has('maintenance')).toBe(false);
    clock.advance(61);
    expect(faults.has('maintenance')).toBe(true);
    clock.advance(30);
    expect(faults.has('maintenance')).toBe(false);
  });

  it('lifts what a place names, or all of the name', () => {
    faults.add({ name: 'offline', collection: 'a' });
    faults.add({ name: 'offline', collection: 'b' });
    faults.lift('offline', { collection: 'a' });
    expect(faults.list()).toEqual([{ name: 'offline', collection: 'b' }]);
    faults.lift('offline');
    expect(faults.list()).toEqual([]);
  });
});

describe('the catalogue', () => {
  it('knows its names and no other', () => {
    expect(isFaultName('disk-full')).toBe(true);
    expect(isFaultName('constructor')).toBe(false);
  });

  it('narrows no fault down by what it is not about', () => {
    for (const name of Object.keys(CATALOGUE).filter(isFaultName)) {
      const places = placesOf(name);
      const { about } = CATALOGUE[name];
      expect(places.includes('task')).toBe(about.endsWith('task'));
      expect(places.includes('path')).toBe(/^(task|collection)$/.test(about));
    }
  });
});
