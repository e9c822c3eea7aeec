import type { SyncLevel } from '../../operations/transfer';
import { SYNC_LEVELS } from '../../operations/transfer';
import { usePanel } from '../common/context';

/** What becomes of a file that is there already. */
export function SyncChoice(props: {
  id: string;
  level: SyncLevel;
  onChange: (level: SyncLevel) => void;
}): JSX.Element {
  const { trans } = usePanel();
  const words: Record<SyncLevel, string> = {
    overwrite: trans.__('Send it again and overwrite'),
    exists: trans.__('Leave it as it is'),
    size: trans.__('Send when the size differs'),
    mtime: trans.__('Send when the source is newer'),
    checksum: trans.__('Send when the content differs (checksum)')
  };
  return (
    <select
      id={props.id}
      className="jp-GlobusInput"
      value={props.level}
      onChange={event => props.onChange(event.target.value as SyncLevel)}
    >
      {SYNC_LEVELS.map(level => (
        <option key={level} value={level}>
          {words[level]}
        </option>
      ))}
    </select>
  );
}
