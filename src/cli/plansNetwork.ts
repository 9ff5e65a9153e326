/** By which roads finished plans are judged: by their own, where nothing else is asked for. */
import type { Case, Plan, RoadNetwork } from '../model/index.ts';
import { NETWORK_ENGINES, openNetwork } from '../network/index.ts';
import { networkOptionsFrom, sayToStderr } from './networkOptions.ts';
import type { Arguments } from './options.ts';

/** Opens the network that the options name, else the engine that all the plans were made with, else the best there is. */
export async function openPlansNetwork(theCase: Case, given: Arguments, plans: readonly Plan[]): Promise<RoadNetwork> {
  const options = networkOptionsFrom(given, sayToStderr);
  const made = new Set(plans.map((plan) => plan.origin?.network));
  const own = made.size === 1 ? NETWORK_ENGINES.find((engine) => made.has(engine)) : undefined;
  const isAsked = given.text('network') !== undefined;
  return openNetwork(theCase, isAsked || own === undefined ? options : { ...options, engine: own });
}

/** A plan judged by other roads than it was made with breaks rules that it does not break on its own; else blank. */
export function engineNote(engine: string, plan: Plan): string {
  const made = plan.origin?.network;
  if (made === undefined || made === engine) return '';
  return (
    `The plan was made with the drives of ${made}, and was judged here with those of ${engine}: drives, times and costs ` +
    `differ for that reason alone. To judge it by its own: --network ${made}`
  );
}
