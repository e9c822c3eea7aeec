import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { ModalBody } from '../common/modal';
import type { AnswerGuard } from './guard';

/** One answer to a question. */
export interface Choice<T> {
  answer: T;
  label: string;
  /** What it does can't be undone. */
  isGrave?: boolean;
}

/**
 * A question that takes no hasty answer: the first choice, which does nothing,
 * has the focus, and each has to be meant.
 */
export function Question<T>(props: {
  title: string;
  guard: AnswerGuard;
  choices: readonly Choice<T>[];
  onAnswer: (answer: T) => void;
  children: ReactNode;
}): JSX.Element {
  const { guard, onAnswer } = props;
  const give = (answer: T) => (event: MouseEvent) => {
    if (guard.click(event.nativeEvent)) {
      onAnswer(answer);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const activates = event.key === 'Enter' || event.key === ' ';
    if (activates && !guard.key(event.nativeEvent)) {
      event.preventDefault();
    }
  };
  return (
    <ModalBody title={props.title}>
      <div className="jp-GlobusAllow" onKeyDown={onKeyDown}>
        {props.children}
        <div className="jp-GlobusDialog-buttons">
          {props.choices.map(({ answer, label, isGrave }, index) => (
            <button
              key={label}
              type="button"
              className={`jp-GlobusButton${isGrave ? ' jp-mod-warn' : ''}`}
              autoFocus={index === 0}
              onClick={give(answer)}
            >
              {label}
            </button>
          ))}
        </div>
      </div>
    </ModalBody>
  );
}
