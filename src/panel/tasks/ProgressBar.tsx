import { usePanel } from '../common/context';

/** How far a task is; without a number that it is on its way. */
export function ProgressBar(props: {
  title: string;
  /** From 0 to 1; null where it isn't known. */
  fraction: number | null;
}): JSX.Element {
  const { trans } = usePanel();
  const { title, fraction } = props;
  const percent = fraction === null ? undefined : Math.floor(fraction * 100);
  return (
    <div
      className={`jp-GlobusProgress${percent === undefined ? ' jp-mod-unknown' : ''}`}
      role="progressbar"
      aria-label={trans.__('Progress of %1', title)}
      aria-valuenow={percent}
    >
      <div
        className="jp-GlobusProgress-done"
        style={percent === undefined ? undefined : { width: `${percent}%` }}
      />
    </div>
  );
}
