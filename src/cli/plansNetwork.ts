/** By which roads finished plans are judged: by their own, where nothing else is asked for. */
import type { Case, Plan, RoadNetwork } from '../model/index.ts';
import { NETWORK_ENGINES, type NetworkEngine, openNetwork } from '../network/index.ts';
import { usageError } from './faults.ts';
import { networkOptionsFrom, sayToStderr } from './networkOptions.ts';
import type { Arguments } from './options.ts';

/**
 * Opens the network that the options name, else the engine that all the plans were made with, else the best there is.
 * An address of a server or a file of drives names an engine as well as --network does.
 */
export async function openPlansNetwork(theCase: Case, given: Arguments, plans: readonly Plan[]): Promise<RoadNetwork> {
  const options = networkOptionsFrom(given, sayToStderr);
  const own = isAsked(given) ? undefined : ownEngine(plans);
  if (own === 'matrix' || own === 'osrm') throw notNamed(own);
  return openNetwork(theCase, own === undefined ? options : { ...options, engine: own });
}

/** The plan says with which engine it was made, and not where its file or server is to be found now. */
function notNamed(own: 'matrix' | 'osrm') {
  const [what, option] =
    own === 'matrix' ? ['a file of drives', '--matrix FILE'] : ['an OSRM server', '--osrm-url URL'];
  return usageError(
    `The plan was made with the drives of ${what}, and is judged by the same.`,
    `Name it: ${option}. To judge the plan by other roads: --network auto`,
  );
}

/** Says that the plan's own engine was taken, where nothing was asked for and another might have been expected. */
export function judgedByOwnNote(given: Arguments, { engine }: RoadNetwork, plan: Plan): string {
  if (isAsked(given) || ownEngine([plan]) !== engine) return '';
  return `The plan was judged by the drives that it was made with (${engine}). For others: --network ENGINE`;
}

function isAsked(given: Arguments): boolean {
  return ['network', 'matrix', 'osrm-url'].some((name) => given.text(name) !== undefined);
}

/** The engine that made all the plans; `undefined` where they differ or do not say, or it is none of ours. */
function ownEngine(plans: readonly Plan[]): NetworkEngine | undefined {
  const made = new Set(plans.map((plan) => plan.origin?.network));
  return made.size === 1 ? NETWORK_ENGINES.find((engine) => made.has(engine)) : undefined;
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
