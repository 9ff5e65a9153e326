import { expect, test } from 'vitest';
import { neighboursIn } from '../../../src/report/sheets/duties.ts';
import { LegBook } from '../../../src/report/sheets/legs.ts';
import { FakeRoads, planOf, ROUTE } from './handmade.ts';

test('a leg is asked for once, however many runs and days use it', async () => {
  const roads = new FakeRoads();
  const twin = { ...ROUTE, id: 'R002', dutyId: 'D002' };
  const plan = planOf(ROUTE, twin);
  const book = new LegBook(plan, roads.network, neighboursIn(plan));
  expect(book.hasRoads).toBe(true);
  const ways = await book.waysOf(ROUTE, 'am');
  await book.waysOf(ROUTE, 'pm');
  await book.waysOf(twin, 'am');
  // Three on Mondays to Wednesdays, and the one that leaves out P2.
  expect(roads.asked).toHaveLength(4);
  expect(ways([-2.8, 52.6], [-2.81, 52.6])).toMatchObject({ metres: 1200, turns: [{ text: 'Head east on Road' }, {}] });
  expect(ways([0, 0], [1, 1])).toEqual({ line: null, turns: null, metres: null });
});

test('an engine without geometry is not asked', async () => {
  const { route: _, ...network } = new FakeRoads().network;
  const plan = planOf(ROUTE);
  const book = new LegBook(plan, network, neighboursIn(plan));
  expect(book.hasRoads).toBe(false);
  expect((await book.waysOf(ROUTE, 'am'))([-2.8, 52.6], [-2.81, 52.6]).line).toBeNull();
});
