import type { SearchScope } from '../../engine/contract';
import { usePanel } from '../common/context';

/** Among which collections to search, in the words of the Globus web app. */
export function ScopeChoice(props: {
  scope: SearchScope;
  onChange: (scope: SearchScope) => void;
}): JSX.Element {
  const { trans } = usePanel();
  const words: [SearchScope, string][] = [
    ['all', trans.__('All collections')],
    ['recently-used', trans.__('Recently used')],
    ['my-endpoints', trans.__('Your collections')],
    ['administered-by-me', trans.__('Administered by you')],
    ['shared-with-me', trans.__('Shared with you')],
    ['shared-by-me', trans.__('Shared by you')]
  ];
  return (
    <select
      className="jp-GlobusInput jp-GlobusChooser-scope"
      aria-label={trans.__('Search in')}
      value={props.scope}
      onChange={event => props.onChange(event.target.value as SearchScope)}
    >
      {words.map(([scope, name]) => (
        <option key={scope} value={scope}>
          {name}
        </option>
      ))}
    </select>
  );
}
