import { untilItWorks } from '../untilItWorks';

it('does its work once for all who ask', async () => {
  const work = jest.fn(async () => ({}));
  const get = untilItWorks(work);
  expect(work).not.toHaveBeenCalled();
  const [one, other] = await Promise.all([get(), get()]);
  expect(one).toBe(other);
  expect(await get()).toBe(one);
  expect(work).toHaveBeenCalledTimes(1);
});

it('tries again after it failed, not before', async () => {
  const work = jest.fn(async () => 'works');
  work.mockRejectedValueOnce(new Error('no'));
  const get = untilItWorks(work);
  const said = await Promise.allSettled([get(), get()]);
  expect(said.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(work).toHaveBeenCalledTimes(1);
  expect(await get()).toBe('works');
});
