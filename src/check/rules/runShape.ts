/** The shape of a run: its sequence, its ends, each place once, and somebody at each call. */
import type { Violation } from '../../model/index.ts';
import { atCall, onRun, type PlanView } from '../finding.ts';
import type { RunView } from '../view.ts';

function ends(run: RunView): Violation[] {
  const found: Violation[] = [];
  const [first, last] = [run.calls[0], run.calls[run.calls.length - 1]];
  const [atStart, atEnd] = [first.row.kind === 'school', last.row.kind === 'school'];
  const name = run.session === 'am' ? 'A morning' : 'An afternoon';
  if (atStart !== (run.session === 'pm')) {
    found.push(
      atCall('run_ends_wrong', run, first, `${name} run starts at the ${first.row.kind} ${first.row.placeId}.`),
    );
  }
  if (atEnd !== (run.session === 'am')) {
    found.push(atCall('run_ends_wrong', run, last, `${name} run ends at the ${last.row.kind} ${last.row.placeId}.`));
  }
  return found;
}

/** Sequence, ends, places and calls of every run. */
export function runShape({ runs }: PlanView): Violation[] {
  const found: Violation[] = [];
  for (const run of runs) {
    found.push(...ends(run));
    const seen = new Set<string>();
    run.calls.forEach((call, i) => {
      const { row, place } = call;
      if (i > 0 && row.sequence === run.calls[i - 1].row.sequence) {
        found.push(onRun('sequence_repeats', run, `Sequence ${row.sequence} stands twice on one day of the run.`));
      }
      if (seen.has(place.key)) {
        found.push(atCall('place_called_twice', run, call, `The run calls at ${row.kind} ${row.placeId} again.`));
      }
      seen.add(place.key);
      if (row.on.length + row.off.length === 0) {
        const message = `Nobody boards or alights at ${row.kind} ${row.placeId}.`;
        found.push(atCall('call_without_pupils', run, call, message));
      }
    });
  }
  return found;
}
