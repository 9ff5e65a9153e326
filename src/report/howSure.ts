/** The summary's section on how far a plan can be relied on: on slower roads, and against other searches. */
import { type Resolved, sayCount, type WhatIf } from '../model/index.ts';
import { sayNumber, sayPounds } from './figures.ts';

/** The section's lines; empty when neither was looked at. */
export function howSureLines(
  whatIf: readonly WhatIf[],
  resolved: readonly Resolved[],
  refusedSeeds: readonly number[] = [],
): string[] {
  const slowest = whatIf.filter(({ factor }) => factor > 1).sort((a, b) => b.factor - a.factor)[0];
  const lines = [
    ...(slowest ? slowerLines(slowest) : []),
    ...resolvedLines(resolved),
    ...refusedSeeds.map(refusedLine),
  ];
  if (lines.length === 0) return [];
  return ['How sure (figures worked out from this case; neither a forecast nor a confidence interval)', ...lines];
}

function slowerLines(found: WhatIf): string[] {
  const percent = `${Math.round((found.factor - 1) * 1000) / 10} %`;
  const minutes = Math.round(found.lateSeconds / 60);
  if (found.callsLate === 0 && found.lawful) {
    return [
      `If every drive took ${percent} longer, none of ${sayCount(found.calls, 'call')} a week would be more than ${sayCount(minutes, 'minute')} late,`,
      'every bell would be kept, and every ride would stay within its limit.',
    ];
  }
  return [
    `If every drive took ${percent} longer, ${sayNumber(found.callsLate)} of ${sayCount(found.calls, 'call')} a week ` +
      `would be more than ${sayCount(minutes, 'minute')} late,`,
    `${sayCount(found.schoolCallsOutsideBell, 'call')} at school outside the bell window, ${sayCount(found.ridesOverLimit, 'ride')} over the limit:`,
    'raise travel_time_factor in case.yaml to plan with slack.',
  ];
}

function resolvedLines(resolved: readonly Resolved[]): string[] {
  if (resolved.length < 2) return [];
  const [own, ...others] = resolved;
  const span = (figure: (r: Resolved) => number, say: (n: number) => string) => {
    const all = resolved.map(figure);
    const [least, most] = [say(Math.min(...all)), say(Math.max(...all))];
    return least === most ? least : `${least} to ${most}`;
  };
  const spanOf = (figure: (r: Resolved) => number, noun: string) => {
    const all = resolved.map(figure);
    const [least, most] = [Math.min(...all), Math.max(...all)];
    return `${least === most ? '' : `${sayNumber(least)} to `}${sayCount(most, noun)}`;
  };
  const left = resolved.some((r) => r.notCarried > 0)
    ? `, ${spanOf((r) => r.notCarried, 'pupil')} not carried or in part`
    : '';
  return [
    `Solved again with ${sayCount(others.length, 'other seed')}: ${span((r) => r.pencePerYear, sayPounds)} a year, ` +
      `${spanOf((r) => r.vehicles, 'vehicle')}${left},`,
    'this plan included; what differs is luck of the search, not a saving.',
    ...betterLines(own, others),
  ];
}

function refusedLine(seed: number): string {
  return `Seed ${seed} found a plan that breaks a rule, a defect of ours, so it is not counted; this plan breaks none.`;
}

/** Another seed's plan is never put in this one's place, but the planner may want it. */
function betterLines(own: Resolved, others: readonly Resolved[]): string[] {
  const [best] = others
    .filter((r) => r.notCarried <= own.notCarried && r.pencePerYear < own.pencePerYear)
    .sort((a, b) => a.pencePerYear - b.pencePerYear || a.seed - b.seed);
  return best
    ? [
        `Seed ${best.seed} found a cheaper plan, ${sayPounds(best.pencePerYear)} a year: to have that one, use --seed ${best.seed}.`,
      ]
    : [];
}
