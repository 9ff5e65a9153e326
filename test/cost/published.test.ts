import { expect, it } from 'vitest';
import { PUBLISHED_AVERAGES } from '../../src/cost/index.ts';
import { PUPIL_CLASSES } from '../../src/model/index.ts';

it('published averages are whole pounds with a year and a source, for classes that exist', () => {
  for (const { classes, pencePerPupil, year, source } of PUBLISHED_AVERAGES) {
    expect(classes.every((c) => (PUPIL_CLASSES as readonly string[]).includes(c))).toBe(true);
    expect(pencePerPupil % 100).toBe(0);
    expect(year).toMatch(/^20\d\d-\d\d$/);
    expect(source).not.toBe('');
  }
  const audit = PUBLISHED_AVERAGES.filter((a) => a.source === 'National Audit Office');
  expect(audit.map((a) => [a.classes, a.pencePerPupil])).toEqual([
    [['mainstream'], 152_600],
    [['send'], 811_600],
  ]);
});
