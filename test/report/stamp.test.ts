import { describe, expect, test } from 'vitest';
import { summaryText } from '../../src/report/index.ts';
import { madeAt, stampSentence } from '../../src/report/stamp.ts';
import { version } from '../../src/version.ts';
import { rendered } from './page/render.ts';
import { tinyCase, tinyPlan } from './tiny.ts';

const origin = (finishedAt: string) => ({ ...tinyPlan().plan.origin!, clock: { finishedAt, elapsedSeconds: 1 } });

describe('the plan’s own stamp', () => {
  test('is told in British time, in winter and in summer', () => {
    expect(madeAt(origin('2026-11-29T19:45:10.000Z'))).toBe('29 November 2026, 19:45');
    expect(madeAt(origin('2026-06-30T23:59:59Z'))).toBe('1 July 2026, 00:59');
  });

  test('is left out where it is no date', () => {
    expect(madeAt(null)).toBeNull();
    expect(stampSentence(origin('yesterday'))).toBe('Plan made by schoolrun test, seed 1, roads: straight-line.');
    expect(stampSentence(null)).toMatch(/^The plan was not made by schoolrun/);
  });
});

test('summary and page say it right below the name of the case', async () => {
  const theCase = { ...tinyCase(), currentRoutes: null };
  const reported = { ...tinyPlan(), today: null };
  const stamp = 'Plan made on 1 January 2027, 00:00, by schoolrun test, seed 1, roads: straight-line.';
  expect(summaryText(theCase, reported).split('\n').slice(0, 4)).toEqual(['Tiny', '====', stamp, '']);
  const { page } = await rendered(theCase, reported);
  expect(page).toContain(`<h1>Tiny</h1><p class="stamp">${stamp}</p>`);
});

test('the version is the one of package.json', () => {
  expect(version()).toMatch(/^\d+\.\d+\.\d+/);
});
