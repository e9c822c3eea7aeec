import type { Collection } from '../../engine/contract';
import { usePanel } from '../common/context';
import { safeText } from '../common/safeText';
import { kindName } from './kinds';

/** One collection among those found. */
export function ChooserOption(props: {
  id: string;
  collection: Collection;
  active: boolean;
  onChoose: () => void;
}): JSX.Element {
  const { trans } = usePanel();
  const { collection, active } = props;
  const owner = [
    collection.owner,
    collection.organization,
    collection.highAssurance ? trans.__('High assurance') : null
  ]
    .filter((part): part is string => part !== null && part !== '')
    .map(safeText)
    .join(' · ');
  const description = safeText((collection.description ?? '').trim());
  return (
    <li
      id={props.id}
      role="option"
      className={`jp-GlobusOption${active ? ' jp-mod-active' : ''}`}
      aria-selected={active}
      aria-disabled={!collection.browsable}
      // The focus stays in the box, where the keys are read.
      onMouseDown={event => event.preventDefault()}
      onClick={props.onChoose}
    >
      <span className="jp-GlobusOption-name">{safeText(collection.name)}</span>
      <span className="jp-GlobusBadge">{kindName(collection, trans)}</span>
      <span className="jp-GlobusOption-owner">
        {collection.browsable
          ? owner
          : trans.__('Holds no files itself: choose one of its collections')}
      </span>
      {description !== '' && (
        <span className="jp-GlobusOption-about" title={description}>
          {description}
        </span>
      )}
    </li>
  );
}
