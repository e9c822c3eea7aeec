import { failureOf } from '../../../engine/contract';
import type { TaskDocument } from '../../../engine/contract';
import { queryKeys } from '../../../operations/queries';
import { usePanel } from '../../common/context';
import { FailureView } from '../../common/Failure';
import { safeText } from '../../common/safeText';
import { useQuery } from '../../query/hooks';
import { destinationName, sourceName } from '../describe';

/** What those who paused a task say about it. */
export function PauseInfo(props: { task: TaskDocument }): JSX.Element | null {
  const { engine, trans } = usePanel();
  const { task } = props;
  const { data, error } = useQuery({
    queryKey: queryKeys.pause(task.task_id),
    queryFn: () => engine.pauseInfo(task.task_id),
    staleTime: 60_000
  });
  if (!data) {
    return error ? <FailureView failure={failureOf(error)} /> : null;
  }
  const [from, to] = [sourceName(task, trans), destinationName(task) ?? ''];
  const told: [string, string | null][] = [
    ...data.pause_rules.map((rule): [string, string | null] => [
      safeText(rule.endpoint_display_name),
      rule.message
    ]),
    [from, data.source_pause_message],
    [from, data.source_pause_message_share],
    [to, data.destination_pause_message],
    [to, data.destination_pause_message_share]
  ];
  return (
    <>
      {told.map(
        ([where, message], index) =>
          message && (
            <p key={index} className="jp-GlobusTaskPage-line">
              {trans.__('%1 says: “%2”', where, safeText(message))}
            </p>
          )
      )}
    </>
  );
}
