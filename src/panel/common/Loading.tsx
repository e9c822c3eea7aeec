/** Says that something is on its way; shown after 150 ms, so that what is quick doesn't flicker. */
export function Loading(props: { label: string }): JSX.Element {
  return (
    <div className="jp-GlobusLoading" role="status">
      <span className="jp-GlobusSpinner" aria-hidden="true" />
      {props.label}
    </div>
  );
}
