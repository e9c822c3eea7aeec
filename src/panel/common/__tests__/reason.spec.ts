import { Notification } from '@jupyterlab/apputils';
import { fail, GlobusError } from '../../../engine/contract';
import { reasonFor, tellWhy } from '../reason';

jest.mock('@jupyterlab/apputils', () => ({
  Notification: { error: jest.fn() }
}));

const trans = { __: (text: string) => text };
const refused = fail('refused', 'No', 'Not\u202e now.');

it('says why and what to do, safe to show', () => {
  expect(reasonFor(refused, trans)).toBe('Not\\u{202E} now.');
  expect(reasonFor(fail('busy', 'Busy', 'x'), trans)).toBe(
    'Globus got too many requests. Wait a minute and try again.'
  );
});

it('tells of it until it is closed, but not of a person’s own no', () => {
  tellWhy(fail('declined', 'Declined', 'No.'), 'It stays.', trans);
  expect(Notification.error).not.toHaveBeenCalled();
  tellWhy(refused, 'It stays.', trans);
  expect(Notification.error).toHaveBeenCalledWith(
    'It stays. Not\\u{202E} now.',
    { autoClose: false, actions: [] }
  );
});

it('leads to the task that is in the way', () => {
  const open = jest.fn();
  const { failure } = fail('conflict', 'Conflict', 'x');
  const inTheWay = new GlobusError({ ...failure, tasks: ['6c54'] });
  tellWhy(inTheWay, 'Not sent.', trans, open);
  const [, options] = jest.mocked(Notification.error).mock.lastCall!;
  options!.actions![0]!.callback({} as MouseEvent);
  expect(open).toHaveBeenCalledWith('6c54');
});
