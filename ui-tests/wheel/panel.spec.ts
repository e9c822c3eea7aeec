import { expect, test } from '../tests/globus';

test('the panel of the installed wheel shows, and signs in', async ({
  panel
}) => {
  await panel.open();
  await expect(panel.root.getByRole('heading')).toHaveText('Sign in to Globus');
  await panel.signIn();
});
