/** Findings in which every field is filled in and every number is another one, so that each can be found again. */
import type {
  CostParts,
  DeliverableYear,
  Findings,
  FourColumns,
  PupilChange,
  Service,
  Way,
  Ways,
  YearMoney,
} from '../../../src/model/index.ts';

export function everyNumber(): Findings {
  let last = 1_000_000;
  const next = () => ++last;
  const columns = (): FourColumns => ({
    today_paid: next(),
    today_at_rates: next(),
    plan_at_rates: next(),
    plan_at_price_level: next(),
  });
  const parts = (): CostParts => ({
    vehicleDays: next(),
    km: next(),
    hours: next(),
    assistants: next(),
    total: next(),
  });
  const row = (key: string) => ({
    key,
    label: `Label of ${key}`,
    pupils: next(),
    pupilsToday: next(),
    vehicles: { today: next(), plan: next() },
    money: columns(),
  });
  const yearMoney = (): YearMoney => ({ contracts: next(), plan: next(), doubleRunning: next(), saving: next() });
  const year = (kind: DeliverableYear['kind'], label: string): DeliverableYear => ({
    kind,
    label,
    from: '2027-09-01',
    until: '2028-04-01',
    unchanged: next(),
    atOnce: yearMoney(),
    inWaves: yearMoney(),
    atPriceLevel: { atOnce: yearMoney(), inWaves: yearMoney() },
  });
  const service = (): Service => ({
    pupilsCarried: next(),
    vehicles: next(),
    runsPerWeek: next(),
    metresPerYear: next(),
    vehicleSecondsPerYear: next(),
    assistantDaysPerYear: next(),
    co2GramsPerYear: next(),
    singleOccupancyRunsPerWeek: next(),
    singleOccupancyPupils: next(),
    placesUsed: next(),
    rides: next(),
    ridesOver45Minutes: next(),
    ridesOver75Minutes: next(),
    averageRideSeconds: next(),
    longestRideSeconds: next(),
    violations: next(),
  });
  const way = (): Way => ({
    routeId: 'R1',
    kind: 'home',
    placeId: 'P1',
    time: next(),
    rideSeconds: next(),
    fellows: ['P2'],
  });
  const ways = (): Ways => ({ am: way(), pm: way() });
  const change = (pupilId: string, changes: boolean): PupilChange => ({
    pupilId,
    today: ways(),
    plan: ways(),
    vehicleChanges: changes,
    timeChanges: changes,
    fellowsChange: changes,
  });
  return {
    columns: columns(),
    parts: { todayAtRates: parts(), planAtRates: parts() },
    priceLevel: {
      basis: 'fit',
      perDay: { taxi4: next(), 'mini.16': next() },
      typesWithoutContract: ['mini.16'],
      perKm: next(),
      perHour: next(),
      perAssistantDay: next(),
      contracts: next(),
      spread: { median: next(), p90: next() },
      todayFitted: next(),
      farOff: [
        {
          routeId: 'T1',
          operator: 'Vale',
          vehicleTypeId: 'taxi4',
          daysAWeek: next(),
          pricePerDay: next(),
          fittedPerDay: next(),
          above: next(),
        },
      ],
    },
    waterfalls: [
      {
        from: 'today_paid',
        to: 'plan_at_rates',
        start: next(),
        end: next(),
        steps: [
          { source: 'price_level', saving: next() },
          { source: 'fewer_vehicles', saving: next() },
        ],
      },
    ],
    breakdowns: [{ by: 'school', rows: [row('140845'), row('none')], total: row('total') }],
    published: [{ label: 'SEND', classes: ['send'], pencePerPupil: next(), year: '2023-24', source: 'Audit office' }],
    deliverable: {
      planStart: '2027-09-01',
      contracts: [
        {
          routeId: 'T1',
          operator: 'Vale',
          budgetCode: '',
          canStop: '2027-09-29',
          because: 'notice',
          pencePerYear: next(),
          dutyIds: ['D1'],
          pupilsLeftOut: next(),
        },
      ],
      starts: [
        {
          dutyId: 'D1',
          dependsOn: ['T1'],
          newPupils: next(),
          starts: '2027-09-29',
          withoutDoubleRunning: '2027-09-29',
          pencePerYear: next(),
        },
      ],
      stays: { dutyIds: ['D2'], contractIds: ['T2'], dearerPerYear: next() },
      waves: [
        {
          date: '2027-09-29',
          dutyIds: ['D1'],
          contractIds: ['T1'],
          pupilsMoved: next(),
          savingPerYear: next(),
          savingAtPriceLevel: next(),
        },
      ],
      firstWave: {
        dutyIds: ['D1'],
        contractIds: ['T1'],
        pupilsMoved: next(),
        savingPerYear: next(),
        shareOfSaving: next(),
        shareOfPupils: next(),
      },
      years: [year('financial', '2027-28'), year('academic', '2027/28')],
    },
    service: { today: service(), plan: service() },
    changes: { pupils: [change('P1', true), change('P2', false)], continues: { D1: 'T1' } },
    todayFaults: {
      routesWithNobody: ['T7', 'T8', 'T9'],
      pupilsOnNone: ['P9'],
      pupilsOnTwo: [{ pupilId: 'P8', routeIds: ['T1', 'T2'] }],
      contractsEnded: [{ routeId: 'T6', operator: 'Vale', contractEnd: '2027-07-23', pencePerYear: next() }],
    },
    whatIf: [
      {
        factor: next(),
        calls: next(),
        callsLate: next(),
        lateSeconds: next(),
        worstLateSeconds: next(),
        schoolCallsOutsideBell: next(),
        ridesOverLimit: next(),
        runsStartedLate: next(),
        lawful: true,
      },
    ],
    resolved: [{ seed: next(), pencePerYear: next(), vehicles: next(), notCarried: next() }],
    notIncluded: ['Nobody is told of "quotes".'],
  };
}
