import { Button } from '../../common/Button';
import { usePanel } from '../../common/context';
import { Check } from '../../common/Check';
import { formatCount } from '../../common/format';
import { useKeepFocus } from '../../common/useKeepFocus';

interface MarkingProps {
  /** Ids of those that can be cancelled. */
  ids: string[];
  /** Null: none are being marked. */
  marks: ReadonlySet<string> | null;
  onMarks: (marks: ReadonlySet<string> | null) => void;
  onCancel: (chosen: string[]) => void;
}

/** Marks several tasks, to cancel them with one question. */
export function Marking(props: MarkingProps): JSX.Element {
  const { trans } = usePanel();
  return props.marks ? (
    <Marks {...props} marks={props.marks} />
  ) : (
    <button
      type="button"
      className="jp-GlobusLink"
      onClick={() => props.onMarks(new Set())}
    >
      {trans.__('Cancel several …')}
    </button>
  );
}

function Marks(
  props: MarkingProps & { marks: ReadonlySet<string> }
): JSX.Element {
  const { trans } = usePanel();
  const { ids, marks, onMarks, onCancel } = props;
  const own = useKeepFocus<HTMLDivElement>();
  const chosen = ids.filter(id => marks.has(id));
  return (
    <div ref={own} className="jp-GlobusButtons">
      <Check
        label={trans.__('All')}
        title={trans.__('All that are shown and have not ended')}
        checked={ids.length > 0 && chosen.length === ids.length}
        onChange={all => onMarks(new Set(all ? ids : []))}
      />
      <button
        type="button"
        className="jp-GlobusButton jp-mod-warn"
        aria-disabled={chosen.length === 0}
        onClick={() => chosen.length > 0 && onCancel(chosen)}
      >
        {chosen.length === 0
          ? trans.__('Mark those to cancel')
          : trans._n(
              'Cancel %1 task',
              'Cancel %1 tasks',
              chosen.length,
              formatCount(chosen.length)
            )}
      </button>
      <Button onClick={() => onMarks(null)}>{trans.__('Keep all')}</Button>
    </div>
  );
}
