import { baseName } from '../../operations/places';
import type { TransferItem } from '../../operations/transfer';
import { usePanel } from '../common/context';
import { safeText } from '../common/safeText';

/** Whether a folder is sent, or what is in it. */
export function FolderChoice(props: {
  id: string;
  /** What is in it, into the folder at the destination. */
  item: TransferItem;
  onlyContents: boolean;
  onChange: (onlyContents: boolean) => void;
}): JSX.Element {
  const { trans } = usePanel();
  const { id, item, onlyContents } = props;
  const name = safeText(baseName(item.source));
  const there = safeText(item.destination);
  return (
    <>
      <label htmlFor={id}>{trans.__('Folder')}</label>
      <select
        id={id}
        className="jp-GlobusInput"
        value={onlyContents ? 'contents' : 'folder'}
        onChange={event => props.onChange(event.target.value === 'contents')}
      >
        <option value="folder">{trans.__('“%1” into %2', name, there)}</option>
        <option value="contents">
          {trans.__('What is in “%1” into %2', name, there)}
        </option>
      </select>
    </>
  );
}
