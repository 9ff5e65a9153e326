/** Every rule the checker knows, with the sentence of the case format it enforces. */
export const RULES = {
  malformed_plan:
    'A plan has routes with ids of their own, calls on at least one weekday, whole times of day and whole sequences.',
  unknown_id: 'Every pupil, school, stop and vehicle type of a plan is one of the case.',
  sequence_repeats: 'A run is its rows in sequence, which rises without repeats within a day.',
  run_ends_wrong:
    'A morning run starts at a home or stop and ends at a school; in the afternoon it starts at a school and ends ' +
    'at a home or stop.',
  place_called_twice: 'A run calls at a place once.',
  call_without_pupils: 'On every day a run runs somebody boards or alights at each call.',
  place_not_as_given:
    '`home` calls stand at the address as given, not snapped; a stop, a meeting point and a school stand where the ' +
    'case puts them.',
  left_out: 'Every pupil due that day is on a run, or listed as `not_carried`: nobody is left out in silence.',
  carried_twice: 'Every pupil due that day is on exactly one run.',
  not_due: 'A pupil not due is on no run.',
  boarding_inconsistent: 'Nobody alights who is not on board, boards twice, or stays on board at the end.',
  wrong_school: "A pupil's run calls at the right school: there the pupil alights (morning) or boards (afternoon).",
  wrong_place:
    'A pupil is collected at the right place: home, the other address on its days, or a stop; always at the door for ' +
    'a `door` pupil and at another address.',
  walk_too_far:
    'A stop is within the walk of the phase, on footways where roads are given and never less than straight.',
  meeting_point_wrong:
    'A meeting point is the home of a `stop` pupil, for pupils with no stop of stops.csv within reach.',
  pickup_point_changes: 'A `stop` pupil has one pick-up point for both sessions and all days.',
  door_though_in_reach: 'A `stop` pupil goes to the door only when nothing is within reach.',
  door_not_listed: 'A `stop` pupil collected at the door is listed as `door_instead_of_stop`.',
  layout_wrong: 'A run has one layout all week, and it is one of its vehicle type.',
  over_capacity:
    'At every moment the layout holds all on board: wheelchairs ≤ wheelchair places, seated + assistants ≤ seats.',
  ride_too_long: 'Nobody rides longer than the limit.',
  long_drive_not_listed: 'Where the direct drive is longer than the limit, it is listed as `long_direct_drive`.',
  dwell_wrong:
    'Dwell at a home or stop = minutes_per_call + boarding of those who board or alight; at a school = ' +
    'unloading_minutes. A vehicle waits before it arrives, so depart = arrive + dwell.',
  drive_too_short: '`arrive` is no earlier than the previous `depart` plus the drive.',
  drive_figures_wrong: '`seconds_from_previous` and `km_from_previous` are the drive from the previous call or run.',
  bell_window: 'The bell windows hold at every school call: `arrive` in the morning, `depart` in the afternoon.',
  bays_full: 'At most `vehicle_bays` are taken at once; a bay is taken from `arrive` to `depart`.',
  solo_not_alone: 'A `solo` pupil is alone (assistant aside) on the run.',
  keep_with_parted: '`keep_with`: same run, both sessions, for members due from their usual address.',
  keep_apart_together: '`keep_apart`: never on the same run; one side naming the other is enough.',
  classes_mixed: 'The classes on a run lie inside one group of `may_share_a_vehicle`.',
  route_changes_in_week: 'From the usual address a pupil has the same route of a session on every weekday.',
  different_route_both_ways:
    '`same_route_both_ways`: the same route morning and afternoon, except on a day with another address.',
  duty_overlap: "A duty's runs follow each other with the drive between them.",
  duty_too_many_runs: 'A duty has up to `max_runs_per_session` runs in each session.',
  duty_mixed_types: "A duty is one vehicle's day: its routes have one vehicle type.",
  too_many_vehicles: 'On no weekday are there more duties of a type than `available`.',
  not_carried_unfounded:
    'Leaving a pupil out is allowed only if no vehicle type still available fits (with the whole keep_with group and ' +
    'the assistants), or no bay is free in the window.',
  not_carried_but_carried: 'A pupil listed as `not_carried` is on no run in that session of that day.',
  exception_unfounded: 'What `exceptions.csv` lists of a pupil is so on every listed day the pupil travels.',
  exception_figures_wrong: 'A `long_direct_drive` is listed with its limit and its direct drive, to the minute.',
  reason_missing:
    'A pupil who is not carried is listed with the reason and what would make it possible (command `check`).',
  stated_figures_wrong:
    "The plan's stated costs, runs, pupils and rides are those that follow from its calls (command `check`).",
} as const;

export type RuleName = keyof typeof RULES;
