/** Stand-ins for what is about to be made. */
import type { Builder } from './buildVariant.ts';
import type { Duty, Route } from './duty.ts';
import { EMPTY_RUN } from './run.ts';

export const EMPTY_ROUTE: Route = {
  tasks: new Int32Array(0),
  runs: [EMPTY_RUN, EMPTY_RUN],
  classes: 0,
  busy: 0,
  soloBusy: 0,
};

/** A vehicle with nothing to do yet: that many empty routes. */
export function idleDuty(builder: Builder, routes: number): Duty {
  const order = Array.from({ length: routes }, (_, r) => r);
  return {
    id: builder.nextId(),
    type: 0,
    routes: order.map(() => EMPTY_ROUTE),
    order: [order, order],
    variants: [builder.idleWeek(0, routes), builder.idleWeek(1, routes)],
    layouts: [new Int32Array(routes).fill(-1), new Int32Array(routes).fill(-1)],
    days: 0,
    activeDays: 0,
    metres: 0,
    seconds: 0,
    assistants: new Int32Array(5),
    assistantDays: 0,
    runsPerSession: 0,
    fullest: 0,
    walking: 0,
    cost: 0,
  };
}
