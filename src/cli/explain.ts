/** `schoolrun explain`: what a code means, what causes it and what to do. */
import { RULES } from '../check/index.ts';
import { CATALOGUE } from '../ingest/index.ts';
import { EXCEPTION_CODES, EXIT } from '../model/index.ts';
import { NETWORK_FAULTS } from '../network/index.ts';
import { didYouMean } from './didYouMean.ts';
import { usageError } from './faults.ts';
import { readArguments } from './options.ts';
import { print } from './terminal.ts';

const HELP = `Usage: schoolrun explain [CODE]

Says what the code of a fault, a rule or an exception means, what causes it and what to do about it.
Without a CODE: lists them all.
`;

interface Explanation {
  readonly code: string;
  /** `error`, `warning`, `note`, `rule` or `exception`. */
  readonly kind: string;
  readonly title: string;
  /** Paragraphs. */
  readonly text: readonly string[];
}

const EXCEPTIONS: Readonly<Record<(typeof EXCEPTION_CODES)[number], Omit<Explanation, 'code' | 'kind'>>> = {
  not_carried: {
    title: 'A pupil is not carried',
    text: [
      'No vehicle type still available fits the pupil (with the whole keep_with group and the assistants), or no bay ' +
        'at the school is free in the bell window.',
      'What to do: what_would_help in exceptions.csv names the vehicle, bay or group that would change it.',
    ],
  },
  long_direct_drive: {
    title: 'A direct drive is longer than the ride limit',
    text: [
      'Even without any other call the drive takes longer than max_ride_minutes, so that for this day and session ' +
        'the limit is the direct drive × 1.1 + 5 minutes.',
      'What to do: nothing, or raise the limit for the pupil, or see whether a nearer school is suitable.',
    ],
  },
  door_instead_of_stop: {
    title: 'A stop pupil is collected at the door',
    text: [
      'No stop and no meeting point lies within the walk that walk_to_stop_metres allows.',
      'What to do: add a stop nearby to stops.csv, or allow a longer walk.',
    ],
  },
};

/** Faults of the command line and of plan folders, which are no faults of a case. */
const COMMAND_FAULTS: Readonly<Record<string, Omit<Explanation, 'code' | 'kind'>>> = {
  usage: {
    title: 'The command cannot be run as it was given',
    text: [
      'An option, a value or a folder is missing, misspelt or too many.',
      'What to do: see schoolrun COMMAND --help.',
    ],
  },
  plan_folder: {
    title: 'The plan folder cannot be written',
    text: [
      'The folder named by --out holds files that are no plan, lies in the case folder, or cannot be written.',
      'What to do: name a new or an empty folder.',
    ],
  },
  refused_seed: {
    title: "Another seed's plan broke a rule",
    text: [
      'With --also-seeds the checker refused what another seed had found: a defect of ours. The plan that was written is ' +
        'that of --seed, and the checker found it lawful.',
      'What to do: use the plan, and send us the evidence that was kept beside its folder.',
    ],
  },
  no_current_routes: {
    title: 'There are no current routes',
    text: [
      'The case has neither current_routes.csv nor current_calls.csv, so there is nothing to judge as it runs today.',
      'What to do: add both files, or run schoolrun optimise, which does without them.',
    ],
  },
};

/** Runs the command; returns its exit code. */
export async function explain(args: string[]): Promise<number> {
  if (args.includes('--help')) {
    print(HELP);
    return EXIT.fine;
  }
  const wanted = args.length === 0 ? null : readArguments(args, {}, ['CODE']).positionals[0];
  print(`${wanted === null ? list() : explanationText(find(wanted))}\n`);
  return EXIT.fine;
}

/** Every code there is: faults of input, rules of a plan, exceptions. */
export function explanations(): Explanation[] {
  const faults = Object.entries(CATALOGUE).map(([code, { severity, title, cause, remedy, example }]) => {
    return { code, kind: severity, title, text: [cause, `What to do: ${remedy}`, `For example: ${example}`] };
  });
  const roads = Object.entries(NETWORK_FAULTS).map(([code, { title, cause, remedy, example }]) => {
    return { code, kind: 'error', title, text: [cause, `What to do: ${remedy}`, `For example: ${example}`] };
  });
  const commands = Object.entries(COMMAND_FAULTS).map(([code, entry]) => ({ code, kind: 'error', ...entry }));
  const rules = Object.entries(RULES).map(([code, sentence]) => {
    return { code, kind: 'rule', title: 'A plan breaks this rule', text: [sentence] };
  });
  const exceptions = EXCEPTION_CODES.map((code) => ({ code, kind: 'exception', ...EXCEPTIONS[code] }));
  return [...faults, ...roads, ...commands, ...rules, ...exceptions];
}

/** `pupil_school_unknown` finds PUPIL-SCHOOL-UNKNOWN. */
function bare(code: string): string {
  return code.toLowerCase().replaceAll('-', '_');
}

function find(wanted: string): Explanation {
  const all = explanations();
  // A rule and a fault may differ in nothing but _ and -, so what is exact goes first.
  const found =
    all.find(({ code }) => code.toLowerCase() === wanted.toLowerCase()) ??
    all.find(({ code }) => bare(code) === bare(wanted));
  if (found) return found;
  const near = didYouMean(
    bare(wanted),
    all.map(({ code }) => bare(code)),
  );
  const meant = all.find(({ code }) => bare(code) === near)?.code;
  const remedy = meant ? `Did you mean ${meant}?` : 'schoolrun explain without a code lists them all.';
  throw usageError(`There is no code ${wanted}.`, remedy);
}

function explanationText({ code, kind, title, text }: Explanation): string {
  return [`${code} (${kind}): ${title}`, ...text].join('\n\n');
}

function list(): string {
  const all = explanations();
  const width = Math.max(...all.map(({ code }) => code.length));
  const line = ({ code, kind, title, text }: Explanation) =>
    `${code.padEnd(width)}  ${kind.padEnd(9)}  ${kind === 'rule' ? text[0] : title}`;
  return all.map(line).join('\n');
}
