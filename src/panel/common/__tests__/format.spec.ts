import { nullTranslator } from '@jupyterlab/translation';
import {
  formatBytes,
  formatCount,
  formatCountdown,
  formatDuration,
  formatMoment,
  formatSpeed
} from '../format';

const trans = nullTranslator.load('jupyterlab_globus');

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [98, '98 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [4_096, '4.1 kB'],
    [99_949, '99.9 kB'],
    [99_950, '100 kB'],
    [999_499, '999 kB'],
    [999_500, '1.0 MB'],
    [1_400_000_000, '1.4 GB'],
    [48_000_000_000, '48.0 GB'],
    [2e21, '2000 EB']
  ])('writes %d as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});

it('formatSpeed says nothing where nothing moves', () => {
  expect(formatSpeed(0)).toBe('');
  expect(formatSpeed(312_000_000)).toBe('312 MB/s');
});

it('formatCount separates thousands', () => {
  expect(formatCount(9310, 'en')).toBe('9,310');
});

it('formatCountdown counts down to nought', () => {
  expect(formatCountdown(581_000)).toBe('9:41');
  expect(formatCountdown(600_400)).toBe('10:00');
  expect(formatCountdown(-1)).toBe('0:00');
});

describe('formatDuration', () => {
  it.each([
    [400, 'under 1 s'],
    [14_000, '14 s'],
    [60_000, '1 min'],
    [185_000, '3 min 5 s'],
    [7_800_000, '2 h 10 min'],
    [273_600_000, '3 d 4 h']
  ])('writes %d as %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds, trans)).toBe(text);
  });
});

describe('formatMoment', () => {
  const now = new Date(2026, 10, 18, 12, 0).getTime();
  it.each([
    [new Date(2026, 10, 18, 9, 32), '09:32'],
    [new Date(2026, 10, 19, 9, 10), 'tomorrow 09:10'],
    [new Date(2026, 10, 17, 23, 59), 'yesterday 23:59'],
    [new Date(2026, 10, 2, 9, 10), '2 Nov 09:10'],
    [new Date(2025, 10, 2, 9, 10), '2 Nov 2025 09:10']
  ])('writes %s as %s', (date, text) => {
    expect(formatMoment(date.getTime(), now, trans, 'en-GB')).toBe(text);
  });
});
