/** A comparison of two plans as one JSON object, for programs. Money is pounds, other figures as in report.json. */
import { harmlessJson } from '../../model/characters.ts';
import { formatTime, type PupilChange, type Way, type Ways } from '../../model/index.ts';
import { snakeCase } from '../json/lists.ts';
import { type Comparison, isNoticed, movesOf, newOnBoard, type Side } from './compare.ts';

/**
 * The text, one line without an LF.
 * @param folders of the two plans
 * @param notes on the roads
 * @param all whether every pupil who notices anything is listed
 */
export function compareJson(
  comparison: Comparison,
  folders: readonly [string, string],
  network: { readonly engine: string; readonly notes: readonly string[] },
  all: boolean,
): string {
  const { sides, changes, onlyInFirst, onlyInSecond } = comparison;
  const moves = movesOf(changes);
  return harmlessJson({
    network: network.engine,
    notes: network.notes,
    plans: sides.map((side, i) => sideJson(side, folders[i])),
    moves: {
      pupils_in_both: moves.pupils,
      vehicle_changes: moves.vehicle,
      time_changes: moves.time,
      fellows_change: moves.fellows,
      nothing_changes: moves.nothing,
      only_in_first: onlyInFirst,
      only_in_second: onlyInSecond,
      continues: changes.continues,
      ...(all ? { pupils: changes.pupils.filter(isNoticed).map(changeJson) } : {}),
    },
  });
}

function sideJson({ cost, service, routes, vehiclesByType }: Side, folder: string) {
  return {
    folder,
    lawful: service.violations === 0,
    cost_per_year_gbp: {
      total: cost.total / 100,
      vehicle_days: cost.vehicleDays / 100,
      km: cost.km / 100,
      hours: cost.hours / 100,
      assistants: cost.assistants / 100,
    },
    routes,
    vehicles_by_type: vehiclesByType,
    service: Object.fromEntries(Object.entries(service).map(([key, value]) => [snakeCase(key), value])),
  };
}

function changeJson(change: PupilChange) {
  return {
    pupil_id: change.pupilId,
    vehicle_changes: change.vehicleChanges,
    time_changes: change.timeChanges,
    fellows_change: change.fellowsChange,
    first: waysJson(change.today),
    second: waysJson(change.plan),
    new_on_board: newOnBoard(change),
  };
}

function waysJson(ways: Ways) {
  return { am: wayJson(ways.am), pm: wayJson(ways.pm) };
}

function wayJson(way: Way | null) {
  return (
    way && { route_id: way.routeId, place_id: way.placeId, time: formatTime(way.time), ride_seconds: way.rideSeconds }
  );
}
