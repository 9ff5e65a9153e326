import { expect, test } from 'vitest';
import { csvText, defuse } from '../../src/report/csv.ts';

test('free text that a spreadsheet would run is shown with an apostrophe', () => {
  for (const text of ['=1+1', '+44 20', '-3', '@SUM(A1)', '\t=1', ' =1']) expect(defuse(text)).toBe(`'${text}`);
  for (const text of ['', 'a=b', '1-2', 'not carried: -']) expect(defuse(text)).toBe(text);
});

test('ids and days are written as they are, text is defused, lines end in LF', async () => {
  const text = await csvText(
    [
      { name: 'pupil_id', value: (r: { id: string; note: string }) => r.id },
      { name: 'days', value: () => '-T-T-' },
      { name: 'notes', value: (r) => r.note, text: true },
    ],
    [
      { id: '-0012', note: '=HYPERLINK("x")' },
      { id: '="00"', note: 'a, b\nc' },
    ],
  );
  expect(text).toBe('pupil_id,days,notes\n-0012,-T-T-,"\'=HYPERLINK(""x"")"\n"=""00""",-T-T-,"a, b\nc"\n');
});

test('a table without rows still has its header line', async () => {
  expect(
    await csvText(
      [
        { name: 'a', value: () => 1 },
        { name: 'b', value: () => 2 },
      ],
      [],
    ),
  ).toBe('a,b\n');
});
