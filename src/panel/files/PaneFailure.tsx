import type { FailureKind } from '../../engine/contract';
import { Button } from '../common/Button';
import { usePanel, useStore } from '../common/context';
import { FailureView } from '../common/Failure';
import type { Pane } from './pane';

/** Failures of the place that was asked for: another place may do. */
const OF_PLACE: readonly FailureKind[] = [
  'not-found',
  'not-permitted',
  'not-a-folder',
  'too-large'
];
/** Failures of the collection: another collection may do. */
const OF_COLLECTION: readonly FailureKind[] = [
  'not-found',
  'not-permitted',
  'collection-offline',
  'not-a-collection',
  'refused'
];
/** What asking again can't help. */
const LASTING: readonly FailureKind[] = [
  ...OF_PLACE,
  'not-a-collection',
  'blocked'
];

/** Why there is no folder, and the ways on. */
export function PaneFailure(props: {
  pane: Pane;
  onChoose: () => void;
}): JSX.Element | null {
  const { trans } = usePanel();
  const { pane } = props;
  const { failure, fetching, collection, path } = useStore(pane.state);
  if (!failure || !collection) {
    return null;
  }
  const { kind } = failure;
  const ofPlace = OF_PLACE.includes(kind);
  // One that is disabled while it works would lose the keyboard.
  const ways: [label: string, leads: boolean, go: () => void][] = [
    [
      fetching ? trans.__('Trying again …') : trans.__('Try again'),
      !LASTING.includes(kind),
      () => !fetching && pane.refresh()
    ],
    [trans.__('Go up'), ofPlace && pane.above !== null, () => pane.up()],
    [
      trans.__('Go to the default folder'),
      ofPlace && path !== null,
      () => pane.open(collection)
    ],
    [
      trans.__('Choose another collection'),
      OF_COLLECTION.includes(kind),
      props.onChoose
    ]
  ];
  return (
    <FailureView failure={failure}>
      {ways
        .filter(([, leads]) => leads)
        .map(([label, , go], at) => (
          <Button key={at} onClick={go}>
            {label}
          </Button>
        ))}
    </FailureView>
  );
}
