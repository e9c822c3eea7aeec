import { nullTranslator } from '@jupyterlab/translation';
import type { TransferArguments } from '../../../operations/transfer';
import {
  choicesOf,
  choosesMore,
  deadlineProblem,
  emptyRule,
  filledIn,
  moved
} from '../choices';

const trans = nullTranslator.load('jupyterlab_globus');
const BARE: TransferArguments = {
  source: 'aaaaaaaa-0000-4000-8000-000000000001',
  destination: 'bbbbbbbb-0000-4000-8000-000000000002',
  items: [{ source: '/a', destination: '/b', recursive: true }]
};
const FULL: TransferArguments = {
  ...BARE,
  label: 'all of it',
  syncLevel: 'mtime',
  verify: false,
  preserveTimestamp: true,
  encryptData: true,
  skipSourceErrors: true,
  failOnQuotaErrors: true,
  deleteDestinationExtra: true,
  filterRules: [
    { method: 'include', type: 'file', name: '*.txt' },
    { method: 'exclude', name: '*' }
  ],
  sourceLocalUser: 'ada',
  destinationLocalUser: 'grace',
  deadline: '2126-01-31T12:00:07Z',
  notify: ['failed']
};

it('a form that nobody touched sends its draft', () => {
  expect(filledIn(BARE, choicesOf(BARE))).toEqual(BARE);
  expect(filledIn(FULL, choicesOf(FULL))).toEqual(FULL);
});

it('what Globus does by itself is left out', () => {
  const usual: TransferArguments = {
    ...BARE,
    label: '',
    verify: true,
    encryptData: false,
    notify: ['succeeded', 'failed', 'inactive']
  };
  expect(filledIn(usual, choicesOf(usual))).toEqual(BARE);
});

it('the settings are what a form begins with, and what a draft says goes before', () => {
  const defaults = {
    verify: false,
    encryptData: true,
    notify: ['failed' as const],
    syncLevel: 'exists' as const
  };
  expect(filledIn(BARE, choicesOf(BARE, defaults))).toEqual({
    ...BARE,
    ...defaults
  });
  const said = choicesOf(
    { ...BARE, verify: true, syncLevel: 'size' },
    defaults
  );
  expect(said).toMatchObject({ verify: true, syncLevel: 'size' });
});

it('to overwrite is said where the settings say otherwise', () => {
  const overwrite = choicesOf({ ...BARE, syncLevel: 'overwrite' });
  expect(filledIn(BARE, overwrite, 'checksum').syncLevel).toBe('overwrite');
  expect(filledIn(BARE, overwrite)).toEqual(BARE);
  const exists = choicesOf({ ...BARE, syncLevel: 'exists' });
  expect(filledIn(BARE, exists, 'exists').syncLevel).toBe('exists');
});

describe('rules', () => {
  const rules = choicesOf({
    ...BARE,
    filterRules: ['a', 'b', 'c'].map(name => ({ method: 'exclude', name }))
  }).filterRules;
  const names = (of: readonly { name: string }[]) =>
    of.map(({ name }) => name).join('');

  it('are moved by one place', () => {
    expect(names(moved(rules, 0, 1))).toBe('bac');
    expect(names(moved(rules, 2, -1))).toBe('acb');
    expect(names(moved(rules, 1, -1))).toBe('bac');
  });

  it('need a pattern', () => {
    expect(emptyRule(rules)).toBeUndefined();
    const [first, ...others] = rules;
    const empty = { ...first!, name: '' };
    expect(emptyRule([...others, empty])).toBe(empty);
  });
});

it('a deadline is shown in the time of this computer, and sent in UTC', () => {
  const draft = { ...BARE, deadline: '2126-01-31T12:00:00+02:00' };
  const choices = choicesOf(draft);
  expect(choices.deadline).toMatch(/^2126-0[12]-\d\dT\d\d:\d\d$/);
  expect(Date.parse(choices.deadline)).toBe(Date.parse(draft.deadline));
  expect(filledIn(draft, choices).deadline).toBe('2126-01-31T10:00:00Z');
});

it.each([
  [{}, false],
  [{ label: 'a', syncLevel: 'size', verify: false }, false],
  [{ preserveTimestamp: true }, false],
  [{ encryptData: true }, true],
  [{ skipSourceErrors: true }, true],
  [{ failOnQuotaErrors: true }, true],
  [{ deleteDestinationExtra: true }, true],
  [{ filterRules: [{ method: 'exclude', name: '*' }] }, true],
  [{ sourceLocalUser: 'ada' }, true],
  [{ destinationLocalUser: 'ada' }, true],
  [{ deadline: '2126-01-31T12:00Z' }, true],
  [{ notify: [] }, true]
] as [Partial<TransferArguments>, boolean][])(
  'whether %j needs what is folded: %j',
  (draft, more) => {
    expect(choosesMore(choicesOf({ ...BARE, ...draft }))).toBe(more);
  }
);

it('a deadline that has passed is refused', () => {
  const now = new Date('2026-01-31T12:00').getTime();
  const problem = (deadline: string) => deadlineProblem(deadline, now, trans);
  expect(problem('2026-01-31T11:59')).toMatch(/has passed/);
  expect(problem('2026-01-31T12:00')).toMatch(/has passed/);
  expect(problem('2026-01-31T12:01')).toBeNull();
  expect(problem('')).toBeNull();
});

it.each([
  // Typed, where a box lets a year have more than four digits.
  { ...choicesOf(BARE), deadline: '12026-01-31T12:00' },
  // The last moment that a draft can name is in another year on some clocks.
  choicesOf({ ...BARE, deadline: '9999-12-31T23:59:00-12:00' })
])(
  'a deadline that is no time is complained of, and the form stays',
  choices => {
    expect(() => filledIn(BARE, choices)).not.toThrow();
    expect(deadlineProblem('12026-01-31T12:00', Date.now(), trans)).toMatch(
      /four digits/
    );
  }
);
