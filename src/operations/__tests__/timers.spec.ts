import { createTimer } from '../createTimer';
import {
  deleteTimer,
  listTimers,
  pauseTimer,
  resumeTimer,
  showTimer
} from '../timers';
import type { Performing } from './world';
import { makePerforming } from './world';

let at: Performing;
beforeEach(async () => void (at = await makePerforming()));
afterEach(() => at.world.close());

it('are made, shown, paused, resumed and deleted, each by leave', async () => {
  const { job_id: timer } = await at.perform(createTimer, {
    source: at.one,
    destination: at.two,
    items: [{ source: '/share/godata/file1.txt', destination: '/~/' }],
    name: 'hourly',
    every: 3600,
    times: 3
  });
  expect(await at.perform(listTimers, {})).toEqual([
    expect.objectContaining({ job_id: timer, name: 'hourly' })
  ]);
  await at.perform(pauseTimer, { timer });
  expect(await at.perform(showTimer, { timer })).toMatchObject({
    status: 'inactive',
    schedule: { interval_seconds: 3600 }
  });
  const skipInactiveReasonCheck = true;
  await at.perform(resumeTimer, { timer, skipInactiveReasonCheck });
  expect(await at.perform(deleteTimer, { timer })).toEqual({ id: timer });
  expect(await at.perform(listTimers, {})).toEqual([]);
  const scheduled = at.actions.filter(({ right }) => right === 'schedule');
  expect(scheduled).toMatchObject([
    { act: 'create', sends: { right: 'change', mayOverwrite: true } },
    { act: 'pause', timer },
    { act: 'resume', timer },
    { act: 'delete', timer }
  ]);
});

it('asks for consent, and makes it then', async () => {
  await at.world.page.signOut();
  await at.world.signIn();
  at.context.questions.giveConsent = async ({ requiredScopes }) => {
    at.asked.push('consent');
    await at.world.signIn(requiredScopes);
  };
  await at.perform(createTimer, {
    source: at.one,
    destination: at.two,
    items: [{ source: '/share/godata/file1.txt', destination: '/~/' }]
  });
  expect(at.asked).toEqual(['consent']);
});
