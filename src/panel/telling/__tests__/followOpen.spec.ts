import { Store } from '../../common/store';
import { partsOf } from '../../parts';
import type { PanelServices } from '../../services';
import { followOpen } from '../followOpen';

jest.mock('../../parts', () => ({ partsOf: jest.fn() }));

it('tells what is known, and each change of it', () => {
  const open = new Store<boolean | null>(null);
  jest.mocked(partsOf).mockReturnValue({ model: { open } } as never);
  const told: boolean[] = [];
  const follow = () => {
    followOpen({} as PanelServices, isOpen => void told.push(isOpen));
  };
  follow();
  expect(told).toEqual([]);
  open.set(true);
  open.set(false);
  expect(told).toEqual([true, false]);
  follow();
  expect(told).toEqual([true, false, false]);
});
