import type { Locator } from '@playwright/test';
import { findings, expect, openBoth, test } from './globus';
import { Keyboard } from './keyboard';

/** The star of a pane. */
function star(pane: Locator): Locator {
  return pane.getByRole('button', { name: 'Bookmark this folder' });
}

/** The bookmarks in the chooser of a pane. */
async function bookmarksIn(pane: Locator): Promise<Locator> {
  await pane.getByTitle('Choose a collection').click();
  return pane.getByRole('region', { name: 'Bookmarks' });
}

test('a folder is bookmarked, found in the other pane, named anew and removed', async ({
  page,
  panel,
  sandbox
}) => {
  const [first, second] = await openBoth(panel);
  await panel.goTo(first, '/share/godata/');
  await expect(star(first)).toHaveAttribute('aria-pressed', 'false');
  await star(first).click();
  await expect(star(first)).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText('has the bookmark “godata”')).toBeVisible();
  expect(await sandbox.changes()).toEqual(['POST /v0.10/bookmark']);

  const marks = await bookmarksIn(second);
  const rows = marks.getByRole('listitem');
  await expect(rows).toHaveText([
    'godata/share/godata/ · Sandbox Tutorial Collection 1'
  ]);
  expect(await findings(page, '#jp-globus-panel')).toEqual([]);
  await rows.getByRole('button', { name: 'Rename' }).click();
  const box = marks.getByRole('textbox');
  await expect(box).toHaveValue('godata');
  await box.fill('the survey');
  await box.press('Enter');
  await expect(rows).toContainText('the survey');

  const search = second.getByLabel('Search collections');
  await search.fill('nothing like it');
  await expect(marks).toBeHidden();
  await search.fill('SURVEY');
  await rows.getByRole('button', { name: /^the survey/ }).click();
  await expect(panel.row(second, 'file1.txt')).toBeVisible();
  await expect(star(second)).toHaveAttribute('aria-pressed', 'true');

  await star(second).click();
  await expect(star(first)).toHaveAttribute('aria-pressed', 'false');
  const told = page.locator('.Toastify__toast').filter({
    hasText: 'The bookmark “the survey” is removed.'
  });
  await told.getByRole('button', { name: 'Undo' }).click();
  await expect(star(first)).toHaveAttribute('aria-pressed', 'true');
  // The star shows what is meant before the service has it.
  await expect
    .poll(() => sandbox.changes())
    .toEqual([
      'POST /v0.10/bookmark',
      expect.stringMatching(/^PUT \/v0.10\/bookmark\//),
      expect.stringMatching(/^DELETE \/v0.10\/bookmark\//),
      'POST /v0.10/bookmark'
    ]);
});

test('by keyboard alone', async ({ page, panel }) => {
  const hands = new Keyboard(page);
  const [first] = await openBoth(panel);
  await first.getByRole('grid').focus();
  await hands.press('Control+d');
  await expect(panel.dialog.getByRole('textbox')).toBeFocused();
  await hands.press('Enter');
  await expect(star(first)).toHaveAttribute('aria-pressed', 'true');
  const opener = first.getByTitle('Choose a collection');
  await hands.reach(opener, 'Shift+Tab');
  await hands.press('Enter');
  const marks = first.getByRole('region', { name: 'Bookmarks' });
  await hands.use(marks.getByRole('button', { name: 'Rename' }));
  const box = marks.getByRole('textbox');
  await expect(box).toBeFocused();
  await hands.press('Escape');
  await expect(box).toBeHidden();
  const open = marks.getByRole('button').first();
  await expect(open).toBeFocused();
  await hands.press('Tab', 'Enter', 'Control+a');
  await hands.type('mine');
  await hands.press('Enter');
  await expect(open).toContainText('mine');
  await expect(open).toBeFocused();
  await hands.use(marks.getByRole('button', { name: 'Remove' }));
  await expect(marks).toBeHidden();
  await expect(first.getByLabel('Search collections')).toBeFocused();
});

test('what the service refuses is taken back, with the reason and the text', async ({
  page,
  panel,
  sandbox
}) => {
  const [first, second] = await openBoth(panel);
  await panel.goTo(first, '/share/godata/');
  const refusal = {
    code: 'ClientError.BadRequest',
    message: 'You have too many.'
  };
  await sandbox.control('faults', {
    route: '/v0.10/bookmark',
    method: 'POST',
    times: 1,
    status: 400,
    body: refusal
  });
  await star(first).click();
  await expect(page.getByText('You have too many.')).toBeVisible();
  await expect(star(first)).toHaveAttribute('aria-pressed', 'false');
  await star(first).click();
  await expect(star(first)).toHaveAttribute('aria-pressed', 'true');
  await panel.goTo(second, '/share/');
  await star(second).click();
  await expect(star(second)).toHaveAttribute('aria-pressed', 'true');

  const marks = await bookmarksIn(second);
  await marks
    .getByRole('button', { name: 'Rename the bookmark share' })
    .click();
  const box = marks.getByRole('textbox');
  await box.fill('godata');
  await box.press('Enter');
  await expect(marks.getByRole('alert')).toContainText('godata');
  await expect(box).toHaveValue('godata');
  await expect(box).toBeFocused();
  await box.press('Escape');
  await expect(marks).toContainText('share');
});
