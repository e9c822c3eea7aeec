import { useMemo } from 'react';
import type { Ask } from '../../operations/questions';
import { usePanel } from '../common/context';
import { formatCount } from '../common/format';
import { safeLines } from '../common/safeText';
import { Wish } from './Wish';
import { groupAsks } from './wishes';

/** More lines than are seen at once. */
const MANY_LINES = 8;

/** All that is asked for, in words and as `%globus` lines. */
export function Wishes(props: { asks: readonly Ask[] }): JSX.Element {
  const { trans } = usePanel();
  const groups = useMemo(() => groupAsks(props.asks), [props.asks]);
  return (
    <ul
      className="jp-GlobusWishes"
      aria-label={trans.__('What is asked for')}
      // Scrolls, by keyboard too.
      tabIndex={0}
    >
      {groups.map(({ action, lines }) => {
        const text = lines.join('\n');
        const count = text.split('\n').length;
        return (
          <li key={JSON.stringify(action)}>
            <Wish action={action} />
            <pre className="jp-GlobusCode" tabIndex={0}>
              {safeLines(text)}
            </pre>
            {count > MANY_LINES && (
              <p className="jp-GlobusHint">
                {trans.__('%1 lines', formatCount(count))}
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
