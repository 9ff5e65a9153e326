/**
 * The hidden folders beside a plan folder: new ones being written, old ones moved aside (see folder.ts for the
 * scheme). Their names hold the writer's process id, so that what a dead writer left can be told and cleared.
 */
import fs from 'node:fs';
import path from 'node:path';
import { filesNamedBy, INDEX, SHEETS_FOLDER } from './sheets/names.ts';
import { GENERATOR_MARK } from './sheets/page.ts';
import { TENDER_FOLDER, TENDER_INDEX, TENDER_MARK, tenderFilesNamedBy } from './tender/names.ts';

/** Every file of a plan folder but the drivers' sheets and the tender, which are in folders of their own. */
export const PLAN_FILES = [
  'routes.csv',
  'calls.csv',
  'pupils.csv',
  'exceptions.csv',
  'savings.csv',
  'tender-lots.csv',
  'summary.txt',
  'report.json',
  'report.html',
  'report.xlsx',
  'routes.geojson',
  'plan.json',
] as const;
export type PlanFile = (typeof PLAN_FILES)[number];

/** A folder in the plan folder, with an index page that names all that we wrote there. */
interface PartFolder {
  readonly name: string;
  readonly index: string;
  /** By this in its index a folder is known as ours. */
  readonly mark: string;
  /** The files that the index names, itself last. */
  readonly filesNamedBy: (indexPage: string) => readonly string[];
}

const PART_FOLDERS: readonly PartFolder[] = [
  { name: SHEETS_FOLDER, index: INDEX, mark: GENERATOR_MARK, filesNamedBy },
  { name: TENDER_FOLDER, index: TENDER_INDEX, mark: TENDER_MARK, filesNamedBy: tenderFilesNamedBy },
];

/** What `plan.json` starts with; the mark by which we know a folder as ours. */
export const PLAN_FORMAT = 'schoolrun-plan';

/**
 * Puts back the old folder where a killed writer left nothing under the name. Readers call this before they open a
 * plan folder; it does nothing when the folder is there. Returns whether a folder was put back.
 */
export async function recoverPlanFolder(dir: string): Promise<boolean> {
  const target = realTarget(dir);
  for (let attempt = 0; !fs.existsSync(target); attempt++) {
    const aside = siblings(target).filter((s) => s.kind === 'old' && isPlanFolder(s.path));
    if (aside.length === 0) return false;
    // A living writer may be between its two renames just now: give it a moment.
    if (attempt < 4 && aside.some((s) => isAlive(s.pid))) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      continue;
    }
    const newest = aside.reduce((a, b) => (fs.statSync(a.path).mtimeMs >= fs.statSync(b.path).mtimeMs ? a : b));
    try {
      fs.renameSync(newest.path, target);
      return true;
    } catch (error) {
      // Another process was quicker; anything else (no right to write here) is the caller's to know.
      if (!fs.existsSync(target)) throw error;
    }
  }
  return false;
}

/** Clears an old folder that a new one has replaced: our files go, everybody else's move on into the new folder. */
export function retire(aside: string, target: string): void {
  if (!fs.existsSync(aside)) return;
  // First the file by which a plan folder is known: a folder half cleared is then never put back as a plan.
  fs.rmSync(path.join(aside, 'plan.json'), { force: true });
  for (const part of PART_FOLDERS) retirePart(path.join(aside, part.name), part);
  for (const name of namesIn(aside)) {
    if ((PLAN_FILES as readonly string[]).includes(name)) fs.rmSync(path.join(aside, name), { force: true });
    else moveOn(path.join(aside, name), path.join(target, name));
  }
  // Notes that somebody keeps beside the sheets or the tender.
  for (const part of PART_FOLDERS) {
    const [kept, fresh] = [path.join(aside, part.name), path.join(target, part.name)];
    for (const name of namesIn(kept)) moveOn(path.join(kept, name), path.join(fresh, name));
    if (fs.existsSync(kept) && fs.statSync(kept).isDirectory() && namesIn(kept).length === 0) fs.rmdirSync(kept);
  }
  // Still something in it: two files of one name that are both not ours. Leave both.
  if (fs.readdirSync(aside).length === 0) fs.rmdirSync(aside);
}

/** Clears what we wrote there, by the list that we wrote with it; the list last, should we be killed here. */
function retirePart(folder: string, { index, mark, filesNamedBy: namedBy }: PartFolder): void {
  const list = path.join(folder, index);
  if (!fs.existsSync(list)) return;
  const page = fs.readFileSync(list, 'utf8');
  if (!page.includes(mark)) return;
  for (const name of namedBy(page)) fs.rmSync(path.join(folder, name), { force: true });
}

function moveOn(from: string, to: string): void {
  if (!fs.existsSync(to)) fs.renameSync(from, to);
}

/** Clears what dead writers left beside the target. */
export function clearLeftovers(target: string): void {
  for (const left of siblings(target)) {
    if (left.pid !== process.pid && isAlive(left.pid)) continue;
    if (left.kind === 'new') fs.rmSync(left.path, { recursive: true, force: true });
    else if (fs.existsSync(target)) retire(left.path, target);
  }
}

interface Sibling {
  readonly path: string;
  readonly kind: 'new' | 'old';
  readonly pid: number;
}

/** Where this process writes a new folder, or puts an old one. */
export function siblingPath(target: string, kind: Sibling['kind']): string {
  return path.join(path.dirname(target), `.${path.basename(target)}.schoolrun-${kind}-${process.pid}`);
}

function siblings(target: string): Sibling[] {
  const parent = path.dirname(target);
  const prefix = `.${path.basename(target)}.schoolrun-`;
  return namesIn(parent).flatMap((name): Sibling[] => {
    const rest = name.startsWith(prefix) ? /^(new|old)-(\d+)$/.exec(name.slice(prefix.length)) : null;
    return rest ? [{ path: path.join(parent, name), kind: rest[1] as Sibling['kind'], pid: Number(rest[2]) }] : [];
  });
}

/** None where there is no folder, or we may not look: then the attempt to write says why. */
function namesIn(folder: string): string[] {
  try {
    return fs.readdirSync(folder);
  } catch {
    return [];
  }
}

/** The folder itself: behind a symbolic link we change what it points to, not the link. */
export function realTarget(dir: string): string {
  if (fs.existsSync(dir)) return fs.realpathSync(dir);
  try {
    return path.resolve(path.dirname(dir), fs.readlinkSync(dir));
  } catch {
    return path.resolve(dir);
  }
}

/** Ours, by the first bytes of its `plan.json`: a plan of a large county has megabytes more. */
export function isPlanFolder(dir: string): boolean {
  return OURS.test(headOfPlanJson(dir));
}

/** Ours, with codes for pupils. */
export function isPseudonymisedFolder(dir: string): boolean {
  const head = headOfPlanJson(dir);
  return OURS.test(head) && /^\s*"pseudonymised":\s*true\b/m.test(head);
}

const OURS = new RegExp(`^\\s*\\{\\s*"format":\\s*"${PLAN_FORMAT}"`);

/** Blank when there is none to read. */
function headOfPlanJson(dir: string): string {
  try {
    const file = fs.openSync(path.join(dir, 'plan.json'), 'r');
    try {
      const head = Buffer.alloc(200);
      const read = fs.readSync(file, head, 0, head.length, 0);
      return head.toString('utf8', 0, read);
    } finally {
      fs.closeSync(file);
    }
  } catch {
    return '';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, as another user's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
