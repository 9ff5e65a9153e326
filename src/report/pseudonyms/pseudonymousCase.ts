/** The case with codes for pupils and groups, homes to 200 metres and no free text. */
import type { Case, CurrentRoute, OtherAddress, Pupil } from '../../model/index.ts';
import { outcodeOf } from '../postcodes.ts';
import { equipmentKinds } from '../tender/equipment.ts';
import type { Renamer } from './renamer.ts';
import { snapped } from './snap.ts';

export function pseudonymousCase(theCase: Case, rename: Renamer): Case {
  return {
    ...theCase,
    name: rename.clean(theCase.name),
    // By code: in the order of the council's own list, the n-th code would be the n-th pupil.
    pupils: theCase.pupils.map((pupil) => pseudonymousPupil(pupil, rename)).sort((a, b) => (a.id < b.id ? -1 : 1)),
    stops: theCase.stops.map((stop) => ({ ...stop, id: rename.stop(stop.id), name: rename.clean(stop.name) })),
    currentRoutes: theCase.currentRoutes?.map((route) => pseudonymousContract(route, rename)) ?? null,
  };
}

function pseudonymousPupil(pupil: Pupil, rename: Renamer): Pupil {
  return {
    ...pupil,
    id: rename.pupil(pupil.id),
    homePostcode: outcodeOf(pupil.homePostcode),
    home: snapped(pupil.home),
    keepWith: pupil.keepWith === null ? null : rename.group(pupil.keepWith),
    keepApart: pupil.keepApart.map(rename.pupil),
    // By our own names for its kinds: what the council wrote may name the child.
    equipment: equipmentKinds(pupil.equipment).join('; '),
    otherAddresses: pupil.otherAddresses.map(
      (other): OtherAddress => ({
        ...other,
        postcode: outcodeOf(other.postcode),
        at: snapped(other.at),
        reason: '',
      }),
    ),
  };
}

function pseudonymousContract(route: CurrentRoute, rename: Renamer): CurrentRoute {
  const { am, pm } = route.calls;
  return {
    ...route,
    id: rename.route(route.id),
    operator: rename.clean(route.operator),
    budgetCode: rename.clean(route.budgetCode),
    calls: { am: am.map(rename.pupil), pm: pm.map(rename.pupil) },
  };
}
