import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PlanCall, type PlanRoute, type Pupil, parseDays, WEEKDAYS } from '../../../src/model/index.ts';
import { neighboursIn } from '../../../src/report/sheets/duties.ts';
import { GeoJsonWriter } from '../../../src/report/sheets/geojson.ts';
import { LegBook } from '../../../src/report/sheets/legs.ts';
import { lookupOf } from '../../../src/report/sheets/lookup.ts';
import { call, pupil } from '../tiny.ts';
import { caseOf, FakeRoads, PUPILS, planOf, ROUTE, SCHOOL } from './handmade.ts';

interface Feature {
  readonly type: string;
  readonly geometry: { readonly type: string; readonly coordinates: unknown };
  readonly properties: Record<string, string | number>;
}

async function mapOf(pupils: readonly Pupil[], routes: readonly PlanRoute[], roads: FakeRoads | null) {
  const plan = planOf(...routes);
  const book = new LegBook(plan, roads?.network ?? null, neighboursIn(plan));
  const writer = new GeoJsonWriter(lookupOf(caseOf(pupils)));
  let text = '';
  for (const route of routes) text += writer.features(route, 'am', await book.waysOf(route, 'am'));
  return JSON.parse(text + writer.end()) as { type: string; features: Feature[]; bbox?: number[]; crs?: unknown };
}

describe('routes.geojson', () => {
  test('a line and points for each set of weekdays, with units in the names', async () => {
    const { features, bbox } = await mapOf(PUPILS, [ROUTE], null);
    const lines = features.filter((f) => f.geometry.type === 'LineString');
    expect(lines.map((f) => [f.properties.days, f.properties.km, f.properties.minutes, f.properties.drawn])).toEqual([
      ['MTW--', 5.828, 62, 'straight'],
      ['---TF', 5.828, 62, 'straight'],
    ]);
    expect(features).toHaveLength(2 + 4 + 3);
    expect(features[1]).toEqual({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [-2.8, 52.6] },
      properties: {
        route_id: 'R001',
        duty_id: 'D001',
        session: 'am',
        days: 'MTW--',
        vehicle: 'Accessible taxi',
        colour: '#0072b2',
        kind: 'home',
        sequence: 1,
        place_id: 'P1',
        place: 'Home of P1',
        arrive: '08:00:00',
        depart: '08:04:30',
        on: 1,
        off: 0,
        load_after: 1,
        pupils_on: 'P1',
        pupils_off: '',
      },
    });
    expect(bbox).toEqual([-2.82, 52.6, -2.78, 52.61]);
  });

  test('follows the road where the engine knows it, and joins the legs', async () => {
    const { features } = await mapOf(PUPILS, [ROUTE], new FakeRoads());
    expect(features[0].properties.drawn).toBe('road');
    expect((features[0].geometry.coordinates as unknown[]).length).toBe(7);
  });

  test('a plan without a route is an empty collection', async () => {
    expect(await mapOf([], [], null)).toEqual({ type: 'FeatureCollection', features: [] });
  });

  test('calls at one place still make a line', async () => {
    const at = [-2.8, 52.6] as const;
    const calls = [call('am', 1, { at, on: ['P1'] }), call('am', 2, { ...SCHOOL, at, off: ['P1'] })];
    const { features } = await mapOf(PUPILS, [{ ...ROUTE, calls }], null);
    expect(features[0].geometry.coordinates).toEqual([at, at]);
  });

  test('any plan: sound geometry, and on every weekday as many board as are due', async () => {
    await fc.assert(
      fc.asyncProperty(randomRoutes, fc.boolean(), async ({ pupils, routes }, hasRoads) => {
        const map = await mapOf(pupils, routes, hasRoads ? new FakeRoads() : null);
        expect(Object.keys(map).sort()).toEqual(['bbox', 'features', 'type']);
        const [west, south, east, north] = map.bbox ?? [];
        const inBox = (p: unknown) => {
          const [lon, lat] = p as number[];
          return (p as number[]).length === 2 && lon >= west && lon <= east && lat >= south && lat <= north;
        };
        for (const { type, geometry, properties } of map.features) {
          expect(type).toBe('Feature');
          const points = geometry.type === 'Point' ? [geometry.coordinates] : (geometry.coordinates as unknown[]);
          expect(points.every(inBox)).toBe(true);
          if (geometry.type === 'LineString') expect(points.length).toBeGreaterThanOrEqual(2);
          else expect(geometry.type).toBe('Point');
          expect(parseDays(String(properties.days))).toBeGreaterThan(0);
        }
        for (const day of WEEKDAYS) {
          const points = map.features.filter(
            (f) => f.geometry.type === 'Point' && (parseDays(String(f.properties.days)) ?? 0) & (1 << day),
          );
          const sum = (name: string) => points.reduce((n, f) => n + Number(f.properties[name]), 0);
          const due = pupils.filter((p) => p.days & (1 << day)).length;
          expect([sum('on'), sum('off')]).toEqual([due, due]);
          for (const f of points.filter((p) => p.properties.kind === 'school')) expect(f.properties.load_after).toBe(0);
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** Routes to one school of pupils with days of their own: a home row for their days, a school row a weekday. */
const randomRoutes = fc
  .array(
    fc.array(fc.record({ days: fc.integer({ min: 1, max: 31 }), east: fc.nat(1000), north: fc.nat(1000) }), {
      minLength: 1,
      maxLength: 5,
    }),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((groups) => {
    const pupils: Pupil[] = [];
    const routes = groups.map((group, r): PlanRoute => {
      const members = group.map((m, i) =>
        pupil(`P${r}-${i}`, { days: m.days, home: [-2.8 + m.east / 1e4, 52.6 + m.north / 1e4] }),
      );
      pupils.push(...members);
      const homes = members.map(
        (p, i): PlanCall =>
          call('am', i + 1, {
            days: p.days,
            placeId: p.id,
            at: p.home,
            arrive: 28_000 + i * 60,
            depart: 28_030 + i * 60,
            on: [p.id],
          }),
      );
      const schools = WEEKDAYS.flatMap((d): PlanCall[] => {
        const off = members.filter((p) => p.days & (1 << d)).map((p) => p.id);
        return off.length === 0
          ? []
          : [call('am', group.length + 1, { ...SCHOOL, days: 1 << d, arrive: 32_000, depart: 32_060, off })];
      });
      return { ...ROUTE, id: `R${r}`, dutyId: `D${r}`, calls: [...homes, ...schools] };
    });
    return { pupils, routes };
  });
