/** Says that something is on its way; shown after 150 ms, so that what is quick doesn't flicker. */
export function Loading(props: {
  label: string;
  /** False where it is said elsewhere. */
  isSaid?: boolean;
}): JSX.Element {
  return (
    <div
      className="jp-GlobusLoading"
      role={props.isSaid === false ? undefined : 'status'}
    >
      <span className="jp-GlobusSpinner" aria-hidden="true" />
      {props.label}
    </div>
  );
}
