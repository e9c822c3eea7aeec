import type { SentTask, TaskDocument } from '../../../engine/contract';
import { usePanel } from '../../common/context';
import { formatBytes, formatCount, formatSpeed } from '../../common/format';
import { formatLeft } from '../line';
import { progressOf } from '../progress';
import { ProgressBar } from '../ProgressBar';
import type { TaskState } from '../../../operations/taskState';

/** How far a task is, in a bar and in numbers. */
export function TaskFigures(props: {
  task: TaskDocument;
  sent: SentTask | undefined;
  title: string;
  state: TaskState;
  /** Bytes a second just now; null where that isn't known. */
  speed: number | null;
  now: number;
}): JSX.Element {
  const { model, trans } = usePanel();
  const { task, sent, title, state, speed, now } = props;
  const running = state === 'running';
  const average = task.effective_bytes_per_second;
  const progress = progressOf(task, sent, model.speeds.of(task.task_id));
  const files = task.files_transferred + task.files_skipped;
  const figures: [string, string][] = [
    [
      trans.__('Sent'),
      progress && running
        ? trans.__(
            '%1 of %2',
            formatBytes(task.bytes_transferred),
            formatBytes(progress.total)
          )
        : formatBytes(task.bytes_transferred)
    ],
    [
      trans.__('Files'),
      files === task.files
        ? formatCount(files)
        : trans.__(
            '%1 of %2 found',
            formatCount(files),
            formatCount(task.files)
          )
    ]
  ];
  if (task.files_skipped > 0) {
    figures.push([trans.__('There already'), formatCount(task.files_skipped)]);
  }
  if (running && speed !== null) {
    figures.push([trans.__('Speed now'), formatSpeed(speed) || '0 B/s']);
  }
  if (average > 0) {
    figures.push([trans.__('Speed on average'), formatSpeed(average)]);
  }
  if (running && progress?.left) {
    figures.push([trans.__('Time'), formatLeft(progress.left, { trans, now })]);
  }
  if (task.faults > 0) {
    figures.push([trans.__('Faults'), formatCount(task.faults)]);
  }
  return (
    <>
      {running && (
        <ProgressBar title={title} fraction={progress?.fraction ?? null} />
      )}
      {task.type === 'TRANSFER' && (
        <dl className="jp-GlobusFigures">
          {figures.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
