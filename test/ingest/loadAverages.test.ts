import path from 'node:path';
import { expect, test } from 'vitest';
import { loadAverages } from '../../src/ingest/index.ts';
import { SchoolrunError } from '../../src/model/index.ts';
import { writeFolder } from './smallCase.ts';

const HEAD = 'label,classes,gbp_per_pupil,year,source\n';
const load = (text: string) => loadAverages(path.join(writeFolder({ 'Averages 25.csv': text }), 'Averages 25.csv'));

async function faultsOf(text: string): Promise<string[]> {
  try {
    await load(text);
  } catch (error) {
    if (error instanceof SchoolrunError && error.exitCode === 2) {
      return error.faults.map((f) => `${f.code} ${f.file}:${f.line} ${f.column}: ${f.cause}`);
    }
    throw error;
  }
  return [];
}

test('averages are read with their classes, pence, year and source', async () => {
  const { averages, notes } = await load(
    `${HEAD}SEND here,send;Social Care,"£8,116.50",2024-25,Our return\nEverybody,,900,2024-25,Our return\n`,
  );
  expect(notes).toEqual([]);
  expect(averages).toEqual([
    {
      label: 'SEND here',
      classes: ['send', 'social_care'],
      pencePerPupil: 811_650,
      year: '2024-25',
      source: 'Our return',
    },
    {
      label: 'Everybody',
      classes: ['mainstream', 'send', 'lac', 'social_care'],
      pencePerPupil: 90_000,
      year: '2024-25',
      source: 'Our return',
    },
  ]);
});

test.each([
  ['A,send,8116,,x', 'VALUE-BLANK Averages 25.csv:2 year: year is blank'],
  ['A,send,8116,2024,', 'VALUE-BLANK Averages 25.csv:2 source: source is blank'],
  ['A,senz,8116,2024,x', 'VALUE-NOT-LISTED Averages 25.csv:2 classes: "senz" is none of'],
  ['A,send,much,2024,x', 'VALUE-NOT-MONEY Averages 25.csv:2 gbp_per_pupil'],
  ['A,send,,2024,x', 'VALUE-BLANK Averages 25.csv:2 gbp_per_pupil'],
  ['A,send,0.00,2024,x', 'VALUE-OUT-OF-RANGE Averages 25.csv:2 gbp_per_pupil'],
  ['A,send,1,2024,x\nA,lac,2,2024,x', 'ID-REPEATED Averages 25.csv:3 label: A, 2024 is in line 2 already'],
  ['', 'FILE-EMPTY Averages 25.csv:1'],
])('%j is one fault, with its line', async (rows, fault) => {
  const faults = await faultsOf(`${HEAD}${rows}\n`);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(fault);
});

test('the same label in two years is two averages, and part of a penny gives a note', async () => {
  const { averages, notes } = await load(`${HEAD}A,send,1,2023,x\nA,send,2.005,2024,x\n`);
  expect(averages.map((a) => a.pencePerPupil)).toEqual([100, 201]);
  expect(notes.map((n) => n.code)).toEqual(['VALUE-ROUNDED']);
});

test('a file that is not there is named', async () => {
  const folder = writeFolder({});
  await expect(loadAverages(path.join(folder, 'none.csv'))).rejects.toMatchObject({
    exitCode: 2,
    faults: [
      {
        code: 'FILE-MISSING',
        file: expect.stringMatching(/none\.csv$/),
        cause: expect.stringContaining('there is no file'),
      },
    ],
  });
});
