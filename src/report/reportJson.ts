/**
 * `report.json`: every figure of the reports in one flat list for programs, each under a name that stays the same
 * from plan to plan. A name holds ids as the case writes them, so compare names whole and do not split them.
 */
import type { Case, Changes, Findings } from '../model/index.ts';
import { changeCounts } from './findings/changeCounts.ts';
import { type Figure, figuresOf } from './json/figures.ts';

const REPORT_FORMAT = 'schoolrun-report';
/** Rises when a reader of the old form would misread the new one. */
const REPORT_VERSION = 1;

/** The text of `report.json`, one figure a line. Money is pounds, shares are 0 to 1. */
export function reportJson(theCase: Case, findings: Findings): string {
  const head = { format: REPORT_FORMAT, version: REPORT_VERSION, case: theCase.name };
  const lines = Object.entries(head).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`);
  const figures = [...changeFigures(findings.changes), ...figuresOf(findings)];
  return `{\n${lines.join('\n')}\n  "figures": ${list(figures)},\n  "not_included": ${list(findings.notIncluded)}\n}\n`;
}

/** How many families notice what; pupil by pupil it is further below. */
function changeFigures(changes: Changes | null): Figure[] {
  if (!changes) return [];
  const counts = changeCounts(changes);
  const figure = (name: string, value: number, about: string): Figure => {
    return { name: `changes.${name}`, unit: 'pupils', value, about };
  };
  return [
    figure('pupils', counts.pupils, 'pupils who travel today and in the plan'),
    figure('vehicle_changes', counts.vehicle, 'of them, pupils with another vehicle'),
    figure('time_changes', counts.time, 'of them, pupils collected or set down more than ten minutes earlier or later'),
    figure('fellows_change', counts.fellows, 'of them, pupils with somebody on board who was not before'),
    figure('walks_to_stop', counts.walks, 'of them, pupils collected at home today and at a pick-up point in the plan'),
    figure(
      'longer_rides',
      counts.longerRides,
      'of them, pupils more than ten minutes longer on board, morning or afternoon',
    ),
    figure('nothing_changes', counts.nothing, 'of them, pupils for whom none of this changes'),
    {
      ...figure('continues', Object.keys(changes.continues).length, 'vehicles that carry on a current route'),
      unit: 'vehicles',
    },
  ];
}

function list(items: readonly unknown[]): string {
  return items.length === 0 ? '[]' : `[\n${items.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`;
}
