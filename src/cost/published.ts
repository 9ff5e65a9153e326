/** Published averages to hold a council's cost a pupil against. They are averages of other years and other councils. */
import type { PublishedAverage } from '../model/index.ts';

const AUDIT_OFFICE = 'National Audit Office';
const DFE = 'Department for Education, returns of 71 councils';

/** England, pounds a pupil and year as published, in pence. */
export const PUBLISHED_AVERAGES: readonly PublishedAverage[] = [
  average('Mainstream', ['mainstream'], 1_526, '2023-24', AUDIT_OFFICE),
  average('SEND', ['send'], 8_116, '2023-24', AUDIT_OFFICE),
  average('SEND pre-16, all ways of travelling', ['send'], 8_800, '2025-26', DFE),
  average('SEND pre-16, taxi and private hire', ['send'], 10_700, '2025-26', DFE),
  average('SEND pre-16, coach and bus operators', ['send'], 7_000, '2025-26', DFE),
  average("SEND pre-16, the council's own vehicles", ['send'], 7_600, '2025-26', DFE),
];

function average(label: string, classes: string[], pounds: number, year: string, source: string): PublishedAverage {
  return { label, classes, pencePerPupil: pounds * 100, year, source };
}
