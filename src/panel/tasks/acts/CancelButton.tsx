import { usePanel } from '../../common/context';
import { useKeepFocus } from '../../common/useKeepFocus';

/** Cancels a task; gone when it has ended, and the keyboard stays near. */
export function CancelButton(props: {
  cancelling: boolean;
  onClick: () => void;
}): JSX.Element {
  const { trans } = usePanel();
  const { cancelling, onClick } = props;
  const own = useKeepFocus<HTMLDivElement>();
  return (
    <div ref={own}>
      <button
        type="button"
        className="jp-GlobusButton jp-mod-warn"
        aria-disabled={cancelling}
        onClick={() => {
          if (!cancelling) {
            onClick();
          }
        }}
      >
        {cancelling ? trans.__('Cancelling …') : trans.__('Cancel task')}
      </button>
    </div>
  );
}
