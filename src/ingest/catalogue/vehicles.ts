/** Faults of vehicle types, and of pupils whom no vehicle can hold. */
import { entries } from './entry.ts';

export const VEHICLE_FAULTS = entries({
  'LAYOUT-NONSENSE': {
    severity: 'error',
    title: 'A layout cannot be read',
    cause: 'Layouts are seats:wheelchairs, alternatives joined by |, none without places and none twice.',
    remedy: 'Write for example 16:0|13:1|10:2.',
    example: '4, a:b, 0:0, -4:0 or 4:0|4:0.',
  },
  'LAYOUTS-TOO-MANY': {
    severity: 'error',
    title: 'There are more than 31 different layouts',
    cause: 'The search holds the layouts that still fit as 31 bits of one number.',
    remedy: 'Leave out layouts that hardly differ from others.',
    example: 'Four vehicle types with eight layouts each, all different.',
  },
  'VEHICLES-NONE': {
    severity: 'warning',
    title: 'No vehicle of any type is available',
    cause: 'Every type has available 0, so nobody can be carried.',
    remedy: 'Leave available blank (as many as needed) or write how many there are.',
    example: 'available 0 in every row.',
  },
  'WHEELCHAIR-NO-PLACE': {
    severity: 'warning',
    title: 'No available vehicle has a place for a wheelchair',
    cause: 'The pupil travels in a wheelchair and cannot be carried by any type whose available is not 0.',
    remedy:
      'Add a vehicle type with a wheelchair place, or make one available; else the pupil is listed as not carried.',
    example: 'seating wheelchair with layouts 4:0 and 16:0 only.',
  },
  'PUPIL-FITS-NOTHING': {
    severity: 'warning',
    title: 'No available vehicle holds the pupil and the passenger assistant together',
    cause: "The assistant takes a seat, and no layout of an available type has that seat beside the pupil's own place.",
    remedy: 'Add a vehicle type that holds both, or make one available; else the pupil is listed as not carried.',
    example: 'A wheelchair user with an individual assistant where the only wheelchair layout is 0:1.',
  },
  'KEEP-WITH-TOO-BIG': {
    severity: 'warning',
    title: 'No available vehicle holds a whole keep_with group',
    cause: 'The group with its assistants needs more seats or wheelchair places than any layout has.',
    remedy: 'Split the group, or make a larger vehicle available; else the group is listed as not carried.',
    example: 'Three wheelchair users in one group where vehicles take two.',
  },
});
