import type { SearchScope } from '../../engine/contract';
import { Button } from '../common/Button';
import { usePanel } from '../common/context';
import { FailureView } from '../common/Failure';
import { Loading } from '../common/Loading';
import type { Search } from './useSearch';

/** What there is to say above the results, or in place of them. */
export function SearchStatus(props: {
  search: Search;
  text: string;
  scope: SearchScope;
  /** Searches all collections instead. */
  onAll: () => void;
}): JSX.Element | null {
  const { trans } = usePanel();
  const { search, text, scope } = props;
  if (search.failure) {
    return (
      <FailureView failure={search.failure}>
        <Button onClick={search.again}>{trans.__('Try again')}</Button>
      </FailureView>
    );
  }
  if (search.loading) {
    return <Loading label={trans.__('Searching …')} />;
  }
  if (search.collections.length === 0) {
    return search.stale ? null : (
      <div className="jp-GlobusEmpty" role="status">
        <p>
          {text !== ''
            ? trans.__('No collection is found for “%1”.', text)
            : scope === 'all'
              ? trans.__(
                  'Nothing used recently. Type a part of a name, an owner or an id.'
                )
              : trans.__('There is none.')}
        </p>
        {text !== '' && scope !== 'all' && (
          <Button onClick={props.onAll}>
            {trans.__('Search all collections')}
          </Button>
        )}
      </div>
    );
  }
  return text === '' && scope === 'all' ? (
    <p className="jp-GlobusChooser-heading">{trans.__('Recently used')}</p>
  ) : null;
}
