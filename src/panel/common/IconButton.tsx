import type { LabIcon } from '@jupyterlab/ui-components';

/** A button that shows an icon; its label is for pointers and readers. */
export function IconButton(props: {
  icon: LabIcon;
  label: string;
  onClick: () => void;
  disabled?: boolean;
  /** For a button that stays down. */
  pressed?: boolean;
}): JSX.Element {
  const { icon, label, onClick, disabled = false, pressed } = props;
  return (
    <button
      type="button"
      className="jp-GlobusIconButton"
      title={label}
      aria-label={label}
      aria-pressed={pressed}
      // Truly disabled, it would lose the keyboard of who has just used it.
      aria-disabled={disabled}
      onClick={disabled ? undefined : onClick}
    >
      <icon.react tag="span" aria-hidden="true" />
    </button>
  );
}
