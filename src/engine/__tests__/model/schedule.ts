import fc from 'fast-check';

/** What may be sent: how long it takes, in words; see {@link documentOf}. */
export const DOCUMENTS = ['at once', 'seconds', 'minutes', 'stuck', 'delete'];

/** Which requests a fault is for. */
export const ROUTES = [
  'any',
  'submission id',
  'submit',
  'cancel',
  'task',
  'task list',
  'token'
] as const;
export type Route = (typeof ROUTES)[number];

/** What may happen to a request; `after`: Globus has done what was asked. */
export const TROUBLES = [
  'cut before',
  'cut after',
  'slow before',
  'slow after',
  'silent before',
  'silent after',
  '429',
  '429 with Retry-After',
  '500',
  '503',
  '502 after',
  '504 after',
  'page instead',
  'page after',
  'truncated',
  'broken off',
  '401',
  'sent twice',
  'worker dies before',
  'worker dies after'
] as const;
export type TroubleKind = (typeof TROUBLES)[number];

/** Trouble on its way. */
export interface Fault {
  on: Route;
  trouble: TroubleKind;
  /** Requests that pass before it. */
  skip: number;
  times: number;
}

/** What people, browsers and computers do. Pages and tasks are counted. */
export type Action =
  | { does: 'submit'; page: number; document: number }
  | { does: 'cancel'; page: number; task: number }
  | { does: 'wait'; page: number; task: number; seconds: number }
  | { does: 'open page' | 'expire tokens' | 'kill worker' }
  | { does: 'close page' | 'hide page' | 'show page'; page: number }
  | { does: 'watch'; page: number; wanted: boolean }
  | { does: 'send again' | 'forget'; which: number }
  | { does: 'sleep' | 'set clock'; seconds: number };

/** An action, and how long nothing is done before it, in milliseconds. */
export interface Step {
  after: number;
  action: Action;
}

/** All that happens in one run. */
export interface Schedule {
  /** What chance is made of: latencies, shaken waits. */
  seed: number;
  steps: Step[];
  faults: Fault[];
}

const nat = (max: number) => fc.nat({ max });
const page = nat(3);
const which = nat(3);
const one = <T extends string>(...names: T[]) => fc.constantFrom(...names);

const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      does: one('submit'),
      page,
      document: nat(DOCUMENTS.length - 1)
    })
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: one('cancel'), page, task: which })
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: one('wait'),
      page,
      task: which,
      seconds: fc.constantFrom(1, 2, 30, 300)
    })
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: one('open page', 'expire tokens', 'kill worker')
    })
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: one('close page', 'hide page', 'show page'),
      page
    })
  },
  {
    weight: 1,
    arbitrary: fc.record({ does: one('watch'), page, wanted: fc.boolean() })
  },
  {
    weight: 1,
    arbitrary: fc.record({ does: one('send again', 'forget'), which })
  },
  {
    weight: 2,
    arbitrary: fc.oneof(
      fc.record({
        does: one('sleep'),
        seconds: fc.constantFrom(20, 400, 30_000)
      }),
      fc.record({
        does: one('set clock'),
        seconds: fc.constantFrom(-86_400, -3600, -30, 30, 3600, 86_400)
      })
    )
  }
);

const fault: fc.Arbitrary<Fault> = fc.record({
  on: fc.constantFrom(...ROUTES),
  trouble: fc.constantFrom(...TROUBLES),
  skip: nat(4),
  // Four are as many as a call is tried.
  times: fc.constantFrom(1, 1, 2, 4, 6)
});

const after = fc.oneof(
  fc.constantFrom(0, 20, 150),
  nat(3000),
  fc.constantFrom(12_000, 70_000, 200_000)
);

export const schedules: fc.Arbitrary<Schedule> = fc.record({
  seed: fc.nat(),
  steps: fc.array(fc.record({ after, action }), {
    minLength: 3,
    maxLength: 14,
    size: 'max'
  }),
  faults: fc.array(fault, { minLength: 1, maxLength: 6, size: 'max' })
});
