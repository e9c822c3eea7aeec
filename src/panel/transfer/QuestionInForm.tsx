import { Button } from '../common/Button';
import { usePanel } from '../common/context';
import { Consent } from '../signIn/Consent';
import { SignInBody } from '../signIn/SignIn';
import type { OpenQuestion } from './inlineQuestions';

/** What Globus asks for before it takes the transfer. */
export function QuestionInForm({
  question
}: {
  question: OpenQuestion;
}): JSX.Element {
  const { trans } = usePanel();
  return (
    <>
      {question.failure.kind === 'signed-out' ? (
        <SignInBody onDone={question.done} />
      ) : (
        <Consent failure={question.failure} onDone={question.done} />
      )}
      <div className="jp-GlobusDialog-buttons">
        <Button onClick={question.dismiss}>
          {trans.__('Back to the form')}
        </Button>
      </div>
    </>
  );
}
