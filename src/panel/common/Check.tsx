/** A box to tick, with its words. */
export function Check(props: {
  label: string;
  /** What it means, for those who ask. */
  title?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}): JSX.Element {
  return (
    <label className="jp-GlobusCheck" title={props.title}>
      <input
        type="checkbox"
        checked={props.checked}
        onChange={event => props.onChange(event.target.checked)}
      />
      {props.label}
    </label>
  );
}
