import type { ButtonHTMLAttributes } from 'react';

/** A button with words, that sends no form. */
export function Button(
  props: ButtonHTMLAttributes<HTMLButtonElement>
): JSX.Element {
  return <button type="button" className="jp-GlobusButton" {...props} />;
}
