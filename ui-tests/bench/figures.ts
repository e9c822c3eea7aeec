import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** A figure as `npm run bench -- --json FILE` writes it. */
interface IFigure {
  median: number;
  min: number;
  max: number;
  unit: string;
}

/** Adds a figure to the file that the bench prints. */
export function record(name: string, unit: string, values: number[]): void {
  const file = process.env.GLOBUS_BENCH_FILE;
  if (!file) {
    throw new Error('Start the bench with "npm run bench".');
  }
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number) => Math.round((sorted[index] ?? NaN) * 10) / 10;
  const figures = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, IFigure>)
    : {};
  figures[name] = {
    median: at(Math.floor(sorted.length / 2)),
    min: at(0),
    max: at(sorted.length - 1),
    unit
  };
  writeFileSync(file, JSON.stringify(figures, null, 2));
}
