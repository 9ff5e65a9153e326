/** The runs of a plan, or of today's routes, as the map and the panels of the page need them. */
import { type Case, type Pence, type PlanCall, type PlanRoute, PUPIL_CLASSES, SESSIONS } from '../../../model/index.ts';
import type { Judged } from '../../findings/ways.ts';
import { layoutText } from '../../planJson.ts';
import { type RouteRow, routeRows } from '../../routes.ts';
import { dayRuns, exactly } from '../../sheets/week.ts';
import type { CallData, Index, PlanData, RouteData, RunData, Who } from '../pageData.ts';
import type { LineBook } from './lineBook.ts';
import type { PlaceBook } from './placeBook.ts';
import type { Positions } from './positions.ts';

/** What the rows of a plan refer to. */
export interface RouteSources {
  readonly theCase: Case;
  readonly positions: Positions;
  readonly places: PlaceBook;
  readonly lines: LineBook;
  /** Duty of a planned route, operator of a current one. */
  readonly of: (route: PlanRoute) => string;
  readonly penceOf: (route: PlanRoute) => Pence | null;
}

/** Every route in the plan's order. */
export function planData(judged: Judged, sources: RouteSources): PlanData {
  const rows = routeRows(sources.theCase, judged.plan, judged.judgement);
  return { routes: rows.map((row) => routeData(row, sources)) };
}

function routeData(row: RouteRow, sources: RouteSources): RouteData {
  const { route } = row;
  const { theCase, positions } = sources;
  const on = [...new Set(route.calls.flatMap((call) => call.on))].flatMap((id) => {
    const at = positions.pupil(id);
    return at < 0 ? [] : [theCase.pupils[at]];
  });
  const classes = PUPIL_CLASSES.flatMap((name, i) => (on.some((pupil) => pupil.class === name) ? [i] : []));
  const schools = [...new Set(on.map((pupil) => pupil.schoolIndex))].sort((a, b) => a - b);
  return [
    route.id,
    sources.of(route),
    positions.type(route.vehicleTypeId),
    classes,
    schools,
    row.pupils,
    row.assistants,
    sources.penceOf(route),
    Math.round(row.share.metres),
    Math.round(row.share.seconds),
    layoutText(route.layouts.am ?? route.layouts.pm) ?? '',
    SESSIONS.flatMap((session, s) =>
      dayRuns(route, session, exactly).map(({ days, calls }): RunData => {
        return [s as 0 | 1, days, calls.map((call, i) => callData(call, calls[i - 1] ?? null, sources))];
      }),
    ),
  ];
}

function callData(call: PlanCall, before: PlanCall | null, { positions, places, lines }: RouteSources): CallData {
  const who = (ids: readonly string[]) => ids.map((id): Who => (positions.pupil(id) < 0 ? id : positions.pupil(id)));
  const line: Index = before ? lines.between(call.session, before.at, call.at) : -1;
  return [places.of(call), call.arrive, call.depart, who(call.on), who(call.off), call.metresFromPrevious, line];
}
