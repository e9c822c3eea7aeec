import { usePanel } from '../../common/context';
import { formatSpeed } from '../../common/format';

const WIDTH = 600;
const HEIGHT = 60;

/** How the speed went; what it says in numbers stands above it. */
export function SpeedChart(props: { speeds: number[] }): JSX.Element | null {
  const { trans } = usePanel();
  const { speeds } = props;
  const most = Math.max(...speeds);
  if (speeds.length < 3 || most <= 0) {
    return null;
  }
  const points = speeds.map(
    (speed, index) =>
      `${(index / (speeds.length - 1)) * WIDTH},${HEIGHT - (speed / most) * (HEIGHT - 4) - 2}`
  );
  return (
    <svg
      className="jp-GlobusSpeed"
      role="img"
      aria-label={trans.__('Speed so far, %1 at most', formatSpeed(most))}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
    >
      <polyline points={points.join(' ')} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
