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

  it('asks nobody once the form is gone', async () => {
    const questions = new InlineQuestions();
    const open = questions.signIn();
    questions.close();
    const late = questions.giveConsent(consent);
    const kind = (answer: Promise<void>) =>
      answer.catch((reason: unknown) => failureOf(reason).kind);
    expect(await kind(open)).toBe('declined');
    expect(await kind(late)).toBe('consent-required');
    expect(questions.open.get()).toBeNull();
  });
});
