/** What the results say of growth: costs relative to each size's best, and the time each size takes to come near it. */
import { table } from '../../src/report/table.ts';
import { sayFigure, sayShare } from '../common/say.ts';
import type { ScaleRecord } from './results.ts';

export interface ScalePoint {
  readonly record: ScaleRecord;
  /** Whole seconds of the run for every 1,000 pupils. */
  readonly secondsPerThousand: number;
  /** Share by which the cost is above the best known. */
  readonly above: number;
}

/** One size. */
export interface ScaleLine {
  readonly area: string;
  readonly pupils: number;
  /** Pounds a year: the least of these results and of what was known before. */
  readonly best: number;
  /** By time; lawful plans only, and only those that carry as many pupils as any. */
  readonly points: readonly ScalePoint[];
}

/** By size, smallest first; `known` are the best pounds a year from elsewhere, by area. */
export function scaleLines(records: readonly ScaleRecord[], known: Readonly<Record<string, number>> = {}): ScaleLine[] {
  const areas = [...new Set(records.map(({ area }) => area))];
  const lines = areas.flatMap((area): ScaleLine[] => {
    const lawful = records.filter((r) => r.area === area && r.poundsAYear !== null && r.violations.length === 0);
    const fewest = Math.min(...lawful.map((r) => r.notCarried ?? 0));
    const counted = lawful.filter((r) => (r.notCarried ?? 0) === fewest);
    if (counted.length === 0) return [];
    const costs = counted.map((r) => r.poundsAYear as number);
    const best = Math.min(...costs, known[area] ?? Number.POSITIVE_INFINITY);
    const points = counted.map((record) => ({
      record,
      secondsPerThousand: (record.seconds / record.pupils) * 1000,
      above: ((record.poundsAYear as number) - best) / best,
    }));
    points.sort((a, b) => a.secondsPerThousand - b.secondsPerThousand);
    return [{ area, pupils: counted[0].pupils, best, points }];
  });
  return lines.sort((a, b) => a.pupils - b.pupils);
}

/**
 * Seconds for every 1,000 pupils until the cost is within `share` of the best: between two points on a straight line
 * over the logarithm of the time; `null` where no point is so near, or where the first already is.
 */
export function timeTo({ points }: ScaleLine, share: number): number | null {
  const at = points.findIndex(({ above }) => above <= share);
  if (at < 1) return null;
  const [a, b] = [points[at - 1], points[at]];
  const part = (a.above - share) / (a.above - b.above);
  return a.secondsPerThousand * (b.secondsPerThousand / a.secondsPerThousand) ** part;
}

/** Shares of the best that the table gives times for. */
const SHARES = [0.1, 0.05, 0.02];

/** Every run, and then how long each size takes; where the figures of a column agree, time grows with the pupils alone. */
export function scaleTable(lines: readonly ScaleLine[]): string[] {
  const rows = lines.flatMap(({ pupils, points }) =>
    points.map(({ record, secondsPerThousand, above }) => [
      sayFigure(pupils),
      String(record.budget),
      record.seconds.toFixed(1),
      secondsPerThousand.toFixed(2),
      sayFigure(Math.round(record.poundsAYear as number)),
      sayShare(above),
      record.lowerBound === null ? '–' : sayShare((record.poundsAYear as number) / record.lowerBound - 1),
      sayFigure(record.vehicles ?? 0),
      sayFigure(record.notCarried ?? 0),
      sayFigure(record.iterations),
      sayFigure(record.peakMb),
    ]),
  );
  const within = lines.map((line) => [
    sayFigure(line.pupils),
    ...SHARES.map((share) => timeTo(line, share)?.toFixed(2) ?? '–'),
  ]);
  return [
    ...table(
      [
        'pupils',
        'search s',
        'whole s',
        's per 1,000',
        '£ a year',
        'above best',
        'above bound',
        'vehicles',
        'not carried',
        'iterations',
        'peak MB',
      ],
      rows,
    ),
    '',
    'Whole seconds for every 1,000 pupils until the cost is within so much of the best:',
    ...table(['pupils', ...SHARES.map((share) => `${share * 100} %`)], within),
  ];
}
