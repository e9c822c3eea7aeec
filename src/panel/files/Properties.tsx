import { useEffect, useState } from 'react';
import { Time } from '@jupyterlab/coreutils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { failureOf } from '../../engine/contract';
import type { Failure, FileDocument } from '../../engine/contract';
import { baseName, join } from '../../operations/places';
import { Button } from '../common/Button';
import type { PanelParts } from '../common/context';
import { usePanel } from '../common/context';
import { FailureView } from '../common/Failure';
import { formatBytes, formatCount } from '../common/format';
import { Loading } from '../common/Loading';
import { ModalBody, openModal } from '../common/modal';
import { safeText } from '../common/safeText';
import { typeName } from './kinds';
import type { Pane } from './pane';
import { permissionLetters } from './permissions';

/**
 * Shows what the service tells of the entry that is selected or has the
 * keyboard; of the folder itself where there is none.
 */
export function openProperties(parts: PanelParts, pane: Pane): void {
  const { collection, listing, selection } = pane.state.get();
  if (!collection || !listing) {
    return;
  }
  const index =
    selection.count === 1 ? selection.indices()[0]! : selection.active;
  const path =
    index < 0 ? listing.path : join(listing.path, listing.nameAt(index));
  openModal<void>(parts, {
    body: close => (
      <Properties collection={collection.id} path={path} onClose={close} />
    )
  }).catch(() => {
    // Closed, which is all that can happen to it.
  });
}

type Answer = { document: FileDocument } | { failure: Failure } | null;

function Properties(props: {
  collection: string;
  path: string;
  onClose: () => void;
}): JSX.Element {
  const { engine, trans } = usePanel();
  const { collection, path } = props;
  const [answer, setAnswer] = useState<Answer>(null);
  useEffect(() => {
    if (answer === null) {
      engine.stat(collection, path).then(
        document => setAnswer({ document }),
        (error: unknown) => setAnswer({ failure: failureOf(error) })
      );
    }
  }, [engine, collection, path, answer]);
  const facts: [string, string][] = [
    [trans.__('Path'), safeText(path)],
    ...(answer && 'document' in answer ? factsOf(answer.document, trans) : [])
  ];
  return (
    <ModalBody title={safeText(baseName(path)) || path}>
      <dl className="jp-GlobusProperties">
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {answer === null && <Loading label={trans.__('Asking Globus …')} />}
      {answer && 'failure' in answer && (
        <FailureView failure={answer.failure} />
      )}
      <div className="jp-GlobusDialog-buttons">
        {answer && 'failure' in answer && (
          <Button onClick={() => setAnswer(null)}>
            {trans.__('Try again')}
          </Button>
        )}
        <Button autoFocus onClick={() => props.onClose()}>
          {trans.__('Close')}
        </Button>
      </div>
    </ModalBody>
  );
}

function factsOf(
  document: FileDocument,
  trans: TranslationBundle
): [string, string][] {
  const { name, type, size, last_modified, permissions } = document;
  const target = document.link_target ?? null;
  const letters = permissionLetters(permissions ?? '');
  const isFolder = type === 'dir';
  return [
    [trans.__('Type'), typeName(type, name, target !== null, trans)],
    [trans.__('Leads to'), safeText(target ?? '')],
    [
      trans.__('Size'),
      // That of a folder is not its content's.
      isFolder || size === null
        ? ''
        : size < 1000
          ? formatBytes(size)
          : trans.__('%1 (%2 bytes)', formatBytes(size), formatCount(size))
    ],
    [
      trans.__('Modified'),
      last_modified === null ? '' : Time.format(new Date(last_modified))
    ],
    [
      trans.__('Permissions'),
      letters === null
        ? safeText(permissions ?? '')
        : `${letters} (${permissions})`
    ],
    [trans.__('Owner'), safeText(document.user ?? '')],
    [trans.__('Group'), safeText(document.group ?? '')]
  ];
}
