/** Reads case.yaml into the policy, with the format's defaults. */
import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { withoutSteering } from '../../model/characters.ts';
import { PHASES, type Policy, PUPIL_CLASSES, type PupilClass, type Seconds } from '../../model/index.ts';
import type { FaultList } from '../faults.ts';
import type { InputFolder } from '../folder.ts';
import { readDate } from '../values/dates.ts';
import { readPounds } from '../values/money.ts';
import { toWhole } from '../values/numbers.ts';
import { CASE_YAML, type CaseDocument, parseCaseYaml } from './document.ts';
import { reportIssue } from './issues.ts';
import { type CaseYaml, caseYaml } from './schema.ts';

/** The format's defaults, in the file's units. */
const DEFAULTS = {
  schoolDaysPerYear: 190,
  straightLine: { road_factor: 1.35, kmh: 38 },
  travelTimeFactor: { am: 1, pm: 1 },
  maxRideMinutes: { primary: 45, secondary: 75, all_through: 75, special: 75 },
  arriveBeforeBell: { earliest: 20, latest: 5 },
  leaveAfterBell: { earliest: 5, latest: 25 },
  minutesPerCall: 0.5,
  boardingMinutes: { mainstream: 0.1, send: 1.5, lac: 1, social_care: 1, wheelchair: 4 },
  walkToStopMetres: { primary: 0, secondary: 0, all_through: 0, special: 0 },
} as const;

export interface ReadPolicy {
  readonly name: string;
  readonly policy: Policy;
  readonly policyLine: (...path: readonly string[]) => number | null;
}

/** Reads the policy; what cannot be understood is reported and takes its default. */
export async function readPolicy(folder: InputFolder, faults: FaultList): Promise<ReadPolicy> {
  const decoded = await folder.text(CASE_YAML, faults);
  if (!folder.has(CASE_YAML)) {
    faults.add('POLICY-FILE-MISSING', { file: CASE_YAML }, `${CASE_YAML} is not in ${folder.path}`);
  }
  const document = parseCaseYaml(decoded?.text ?? '', faults);
  const yaml = understood(document, faults);
  const policy = new PolicyReader(yaml, document, faults).read(folder.path);
  const policyLine = (...path: readonly string[]) => document.lineOf(path);
  const name = yaml.name === undefined ? basename(resolve(folder.path)) : String(yaml.name);
  return { name: withoutSteering(name), policy, policyLine };
}

/** The values that are as they should be; each of the others is reported and left out. */
function understood(document: CaseDocument, faults: FaultList): CaseYaml {
  const whole = caseYaml.safeParse(document.values);
  if (whole.success) return whole.data;
  for (const issue of whole.error.issues) reportIssue(issue, document.values, document, faults);
  const bad = new Set(whole.error.issues.flatMap((issue) => issue.path.slice(0, 1).map(String)));
  const entries = Object.entries(document.values as Record<string, unknown>);
  const known = entries.filter(([key]) => !bad.has(key) && Object.hasOwn(caseYaml.shape, key));
  return caseYaml.parse(Object.fromEntries(known));
}

/** The usual figures, with those that the case writes in their place. */
function overlaid<K extends string>(
  usual: Readonly<Record<K, number>>,
  written: { readonly [key in K]?: number | undefined } | undefined,
): Record<K, number> {
  const keys = Object.keys(usual) as K[];
  return Object.fromEntries(keys.map((key) => [key, written?.[key] ?? usual[key]])) as Record<K, number>;
}

class PolicyReader {
  readonly #yaml: CaseYaml;
  readonly #document: CaseDocument;
  readonly #faults: FaultList;

  constructor(yaml: CaseYaml, document: CaseDocument, faults: FaultList) {
    this.#yaml = yaml;
    this.#document = document;
    this.#faults = faults;
  }

  read(folder: string): Policy {
    const yaml = this.#yaml;
    const line = overlaid(DEFAULTS.straightLine, yaml.straight_line);
    return {
      schoolDaysPerYear: yaml.school_days_per_year ?? DEFAULTS.schoolDaysPerYear,
      planStart: this.#planStart(),
      roads: yaml.roads === undefined ? null : this.#roads(folder, yaml.roads),
      straightLine: { roadFactor: line.road_factor, kmh: line.kmh },
      travelTimeFactor: overlaid(DEFAULTS.travelTimeFactor, yaml.travel_time_factor),
      maxRideSeconds: this.#seconds('max_ride_minutes', overlaid(DEFAULTS.maxRideMinutes, yaml.max_ride_minutes)),
      arriveBeforeBell: this.#window('arrive_before_bell_minutes', DEFAULTS.arriveBeforeBell, 'falling'),
      leaveAfterBell: this.#window('leave_after_bell_minutes', DEFAULTS.leaveAfterBell, 'rising'),
      callSeconds: this.#toSeconds(['minutes_per_call'], yaml.minutes_per_call ?? DEFAULTS.minutesPerCall),
      boardingSeconds: this.#seconds('boarding_minutes', overlaid(DEFAULTS.boardingMinutes, yaml.boarding_minutes)),
      walkToStopMetres: this.#walks(),
      assistantCostPerDay: this.#assistantCost(),
      mayShareAVehicle: this.#sharingGroups(),
      sameRouteBothWays: this.#once(['same_route_both_ways'], yaml.same_route_both_ways ?? []),
    };
  }

  #note(code: 'VALUE-ROUNDED' | 'VALUE-EXCEL-HABIT' | 'POLICY-CLASS-REPEATED', path: readonly string[], cause: string) {
    const place = { file: CASE_YAML, line: this.#document.lineOf(path), column: path.join('.') };
    this.#faults.add(code, place, cause);
  }

  #toSeconds(path: readonly string[], minutes: number): Seconds {
    const seconds = toWhole(minutes * 60);
    if (!seconds.ok) return 0;
    const name = path.join('.');
    if (seconds.remark) this.#note('VALUE-ROUNDED', path, `${name} ${minutes} min was rounded to ${seconds.value} s`);
    return seconds.value;
  }

  #seconds<K extends string>(key: string, minutes: Readonly<Record<K, number>>): Record<K, Seconds> {
    const keys = Object.keys(minutes) as K[];
    const seconds = keys.map((name) => [name, this.#toSeconds([key, name], minutes[name])] as const);
    return Object.fromEntries(seconds) as Record<K, Seconds>;
  }

  #window(
    key: 'arrive_before_bell_minutes' | 'leave_after_bell_minutes',
    usual: { readonly earliest: number; readonly latest: number },
    direction: 'rising' | 'falling',
  ): { earliest: Seconds; latest: Seconds } {
    const minutes = overlaid(usual, this.#yaml[key]);
    const right = direction === 'falling' ? minutes.earliest >= minutes.latest : minutes.earliest <= minutes.latest;
    if (!right) {
      const value = `earliest ${minutes.earliest}, latest ${minutes.latest}`;
      const place = { file: CASE_YAML, line: this.#document.lineOf([key]), column: key, value };
      const order = direction === 'falling' ? 'not less' : 'not more';
      this.#faults.add('POLICY-WINDOW-ORDER', place, `${key} has ${value}; earliest must be ${order} than latest`);
    }
    return this.#seconds(key, minutes);
  }

  #planStart(): string | null {
    const written = this.#yaml.plan_start;
    if (written === undefined) return null;
    const date = readDate(String(written).trim());
    if (!date.ok) {
      const place = { file: CASE_YAML, line: this.#document.lineOf(['plan_start']), column: 'plan_start' };
      this.#faults.add(
        'POLICY-VALUE',
        { ...place, value: String(written) },
        `plan_start: ${date.problem}`,
        'Write a date such as 2027-09-01.',
      );
      return null;
    }
    if (date.remark) this.#note('VALUE-EXCEL-HABIT', ['plan_start'], `"${written}" was read as ${date.value}`);
    return date.value;
  }

  #roads(folder: string, written: string): string {
    const path = resolve(folder, written);
    if (!existsSync(path)) {
      const place = { file: CASE_YAML, line: this.#document.lineOf(['roads']), column: 'roads', value: written };
      this.#faults.add('POLICY-ROADS-MISSING', place, `there is no file ${path}`);
    }
    return path;
  }

  #walks(): Policy['walkToStopMetres'] {
    const metres = overlaid(DEFAULTS.walkToStopMetres, this.#yaml.walk_to_stop_metres);
    const whole = PHASES.map((phase) => {
      const rounded = Math.round(metres[phase]);
      if (rounded !== metres[phase]) {
        const path = ['walk_to_stop_metres', phase];
        this.#note('VALUE-ROUNDED', path, `${path.join('.')} ${metres[phase]} m was rounded to ${rounded} m`);
      }
      return [phase, rounded] as const;
    });
    return Object.fromEntries(whole) as Policy['walkToStopMetres'];
  }

  #assistantCost(): number {
    const pounds = this.#yaml.assistant_cost_per_day_gbp ?? 0;
    const cost = readPounds(String(pounds));
    if (!cost.ok) return 0;
    if (cost.remark) {
      const path = ['assistant_cost_per_day_gbp'];
      this.#note('VALUE-ROUNDED', path, `${path[0]} £${pounds} was rounded to £${cost.value / 10_000}`);
    }
    return cost.value;
  }

  /** The groups as written, and one for each class that none of them names. */
  #sharingGroups(): PupilClass[][] {
    const written = this.#yaml.may_share_a_vehicle ?? [];
    const groups = written.map((group, i) => this.#once(['may_share_a_vehicle', String(i)], group));
    const named = new Set(groups.flat());
    for (const pupilClass of PUPIL_CLASSES) if (!named.has(pupilClass)) groups.push([pupilClass]);
    return groups.filter((group) => group.length > 0);
  }

  #once(path: readonly string[], classes: readonly PupilClass[]): PupilClass[] {
    const unique = [...new Set(classes)];
    if (unique.length < classes.length) {
      this.#note('POLICY-CLASS-REPEATED', path, `${path[0]} names a class twice in [${classes.join(', ')}]`);
    }
    return unique;
  }
}
