/** What a fault of case.yaml says to write: what that very key takes. */
import { describe, expect, test } from 'vitest';
import { judgeCase } from '../../src/ingest/index.ts';
import { caseYaml, wordsAt } from '../../src/ingest/policy/schema.ts';
import { SMALL_CASE, writeFolder } from './smallCase.ts';

describe('the remedy of a value of the wrong kind', () => {
  test.each([
    ['school_days_per_year: 367', 'Write a whole number from 1 to 366, or leave school_days_per_year out'],
    ['straight_line: { kmh: 0 }', 'Write a number above 0, at most 200, or leave straight_line.kmh out'],
    ['straight_line: fast', 'Write a value for each of road_factor, kmh, or some of them, in braces'],
    ['max_ride_minutes: { primary: long }', 'Write minutes above 0, at most 1440'],
    ['minutes_per_call: -1', 'Write minutes from 0 to 1440'],
    ['same_route_both_ways: [sent]', 'Write one of mainstream, send, lac, social_care.'],
    ['same_route_both_ways: send', 'Write classes in square brackets, such as [send, lac]'],
    ['may_share_a_vehicle: [send]', 'Write groups of classes in square brackets, such as [[mainstream, send]]'],
    ['may_share_a_vehicle: [mainstream, send]', 'such as [[mainstream, send]]'],
    ['plan_start: someday', 'Write a date such as 2027-09-01.'],
    ['roads: 7', 'Write the path of an .osm.pbf file, relative to case.yaml'],
  ])('%s', async (line, remedy) => {
    const key = line.split(':')[0];
    const rest = SMALL_CASE['case.yaml'].replace(/^may_share_a_vehicle:\n.*\n/m, '').replace(/^plan_start.*\n/m, '');
    const start = key === 'plan_start' ? '' : 'plan_start: 2027-09-01\n';
    const { faults } = await judgeCase(writeFolder({ ...SMALL_CASE, 'case.yaml': `${rest}${start}${line}\n` }));
    const found = faults.filter((fault) => fault.code === 'POLICY-VALUE');
    expect(found.length).toBeGreaterThan(0);
    for (const fault of found) expect(fault.remedy).toContain(remedy);
  });

  test('there are words for every key', () => {
    for (const key of Object.keys(caseYaml.shape)) expect(wordsAt([key]), key).not.toContain('as the format');
  });
});
