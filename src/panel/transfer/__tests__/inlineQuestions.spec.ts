import { fail, failureOf } from '../../../engine/contract';
import { InlineQuestions } from '../inlineQuestions';

const consent = fail('consent-required', 'ConsentRequired', 'Missing').failure;

describe('InlineQuestions', () => {
  it('stands open until it is answered', async () => {
    const questions = new InlineQuestions();
    const answer = questions.giveConsent(consent);
    expect(questions.open.get()?.failure).toBe(consent);
    questions.open.get()?.done();
    await expect(answer).resolves.toBeUndefined();
    expect(questions.open.get()).toBeNull();
  });

  it('is declined when it is closed', async () => {
    const questions = new InlineQuestions();
    const answer = questions.signIn();
    expect(questions.open.get()?.failure.kind).toBe('signed-out');
    questions.open.get()?.dismiss();
    const error: unknown = await answer.catch((reason: unknown) => reason);
    expect(failureOf(error).kind).toBe('declined');
  });
});
