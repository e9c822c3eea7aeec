import { Notification } from '@jupyterlab/apputils';
import { nullTranslator } from '@jupyterlab/translation';
import type { UnansweredSubmission } from '../../../../engine/contract';
import { fail } from '../../../../engine/contract';
import type { PanelParts } from '../../../common/context';
import { Store } from '../../../common/store';
import type { PanelServices } from '../../../services';
import { describeUnanswered, sendAgain, tellUnanswered } from '../resend';

jest.mock('@jupyterlab/apputils', () => ({
  Notification: {
    dismiss: jest.fn(),
    emit: jest.fn(),
    error: jest.fn(),
    info: jest.fn(),
    manager: { has: jest.fn() },
    warning: jest.fn(() => 'shown')
  }
}));

const trans = nullTranslator.load('jupyterlab_globus');
const ONE: UnansweredSubmission = {
  key: 'id',
  at: 0,
  kind: 'TRANSFER',
  source: 'a',
  destination: 'b',
  label: null,
  items: 3,
  first: '/data/su\u202ervey/',
  hasDocument: true,
  isStored: true
};

const engine = {
  session: jest.fn(async () => ({ status: 'signed-in', identity: {} })),
  sendAgain: jest.fn(),
  forgetSubmission: jest.fn(async () => undefined)
};
const services = {
  trans,
  context: { engine, questions: {} },
  openPanel: jest.fn(),
  openTask: jest.fn()
} as unknown as PanelServices;

const makeModel = () => ({
  tab: new Store('files'),
  session: new Store<unknown>({ status: 'signed-in' }),
  tasks: new Store<unknown>(null),
  queries: { invalidateQueries: jest.fn() }
});
let model: ReturnType<typeof makeModel>;
let parts: PanelParts;

const press = async (label: string) => {
  const [, options] = jest.mocked(Notification.warning).mock.lastCall!;
  const action = options!.actions!.find(one => one.label === label);
  action!.callback({} as MouseEvent);
  await new Promise(resolve => setTimeout(resolve));
};

beforeEach(() => {
  jest.clearAllMocks();
  model = makeModel();
  parts = { model, services } as unknown as PanelParts;
});

describe('what Globus gave no answer to', () => {
  it.each([
    [{}, /got this: su\\u\{202E\}rvey and 2 more$/, /^$/],
    [{ label: 'my label' }, /: my label$/, /^$/],
    [{ kind: 'DELETE' as const, items: 1 }, /: Delete su/, /^$/],
    [{ hasDocument: false }, /su/, /the same again .* once at most/],
    [{ isStored: false }, /su/, /a reload forgets it/],
    [
      { kind: 'TIMER' as const, label: 'nigh\u202etly' },
      /timer “nigh\\u/,
      /^$/
    ],
    [{ source: null, kind: 'TIMER' as const }, /a timer; signing/, /^$/],
    [{ source: null }, /a transfer; signing out/, /^$/],
    [{ source: null, kind: 'DELETE' as const }, /a delete; signing/, /^$/]
  ])('with %j is said', (more, what, advice) => {
    const said = describeUnanswered({ ...ONE, ...more }, trans, 'en');
    expect(said.what).toMatch(what);
    expect(said.advice).toMatch(advice);
  });

  it('is sent from its notification, and its task shown', async () => {
    tellUnanswered(parts, [ONE]);
    engine.sendAgain.mockResolvedValueOnce({ taskId: 't', duplicate: true });
    await press('Send');
    expect(engine.sendAgain).toHaveBeenCalledWith('id');
    const [text, options] = jest.mocked(Notification.info).mock.lastCall!;
    expect(text).toContain('taken this transfer before: it is one task');
    options!.actions![0]!.callback({} as MouseEvent);
    expect(services.openTask).toHaveBeenCalledWith('t');
    expect(Notification.dismiss).toHaveBeenCalledWith('shown');
    await press('Forget');
    expect(engine.forgetSubmission).toHaveBeenCalledWith('id');
  });

  it('is sent from its notification, and its timer told', async () => {
    tellUnanswered(parts, [{ ...ONE, kind: 'TIMER', label: 'nightly' }]);
    const schedule = { type: 'recurring', interval_seconds: 3600 };
    engine.sendAgain.mockResolvedValueOnce({ job_id: 'j', schedule });
    await press('Send');
    expect(jest.mocked(Notification.emit).mock.lastCall![0]).toBe(
      'The timer is made. It runs every hour, from now on.'
    );
    expect(model.queries.invalidateQueries).toHaveBeenCalledTimes(1);
  });

  it('is shown under Tasks where it is more, or can’t be sent', async () => {
    tellUnanswered(parts, [ONE, { ...ONE, key: 'other' }]);
    expect(jest.mocked(Notification.warning).mock.lastCall![0]).toContain(
      '(and 1 more)'
    );
    await press('Show tasks');
    tellUnanswered(parts, [{ ...ONE, hasDocument: false }]);
    await press('Show tasks');
    expect(services.openPanel).toHaveBeenCalledTimes(2);
    expect(model.tab.get()).toBe('tasks');
  });

  describe('is asked about no more', () => {
    const other = { ...ONE, key: 'other' };
    const ended = () => jest.mocked(Notification.dismiss).mock.calls;
    beforeEach(() => {
      tellUnanswered(parts, [ONE, other]);
      model.session.set({ status: 'signed-in' });
      model.tasks.set({ unanswered: [ONE, other] });
      model.tasks.set({ unanswered: [other] });
      expect(ended()).toEqual([]);
    });

    it('once all of it is known', () => {
      model.tasks.set({ unanswered: [] });
      model.tasks.set({ unanswered: [] });
      expect(ended()).toEqual([['shown']]);
    });

    it('once nobody is signed in', () => {
      model.tasks.set(null);
      expect(ended()).toEqual([]);
      model.session.set({ status: 'signed-out' });
      expect(ended()).toEqual([['shown']]);
    });

    it('twice', () => {
      jest
        .mocked(Notification.manager.has)
        .mockImplementation(id => id === 'shown');
      tellUnanswered(parts, [ONE, other]);
      expect(Notification.warning).toHaveBeenCalledTimes(1);
      tellUnanswered(parts, [ONE, { ...ONE, key: 'new' }]);
      expect(Notification.warning).toHaveBeenCalledTimes(2);
      expect(jest.mocked(Notification.warning).mock.lastCall![0]).not.toContain(
        '(and'
      );
    });
  });

  it('that is refused says why', async () => {
    engine.sendAgain.mockRejectedValueOnce(fail('busy', 'Busy', 'x'));
    await sendAgain(parts, ONE);
    expect(jest.mocked(Notification.error).mock.lastCall![0]).toBe(
      'Globus did not confirm it. Globus got too many requests. Wait a minute and try again.'
    );
  });
});
