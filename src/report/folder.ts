/**
 * Puts a set of files under a folder's name: all of them or none, whatever happens in between.
 *
 * The files are written to a hidden folder beside the target and flushed to disk; then the folders change places.
 * `rename(2)` cannot replace a folder that holds files, so the old folder is first moved aside (hidden, beside) and
 * the new one moved in: two renames in a row with nothing between them. A process killed within those microseconds
 * leaves nothing under the name, and the old folder whole beside it; {@link recoverPlanFolder}, which every reader
 * and the next writer call first, puts it back. The alternatives were worse: a symbolic link switched over has no
 * gap, but people who zip, copy or mail the "folder" get a link, and Windows wants a privilege for it; Linux's
 * `renameat2(RENAME_EXCHANGE)` is out of Node's reach; replacing file by file can leave half of each plan.
 *
 * What we did not write we do not delete. A folder with files that is not a plan folder is refused. Other people's
 * files inside a plan folder (a planner's notes) are moved on into the new one; on a clash of names ours win only
 * over the files of {@link PLAN_FILES}.
 */
import fs from 'node:fs';
import fsp from 'node:fs/promises';
import path from 'node:path';
import { makeFolders, removeEmptyFolders } from '../disk/makeFolders.ts';
import { isSystemError } from '../disk/whyUnwritable.ts';
import { refusal, refusedBySystem } from './folderRefusal.ts';
import { FolderWriter, flushFolder } from './folderWriter.ts';
import {
  clearLeftovers,
  isPlanFolder,
  isPseudonymisedFolder,
  PLAN_FILES,
  realTarget,
  recoverPlanFolder,
  retire,
  siblingPath,
} from './siblings.ts';

/** A plan of one pupil is larger: its page and its workbook alone. */
const PROBE_BYTES = 256 * 1024;

/**
 * Readies `dir` to take a plan: recovers from a killed writer, clears what dead writers left beside it, refuses
 * (exit 2) what must not or cannot be overwritten. Returns the folder's real path. Called before a search starts.
 */
export async function preparePlanFolder(dir: string): Promise<string> {
  try {
    await recoverPlanFolder(dir);
    const target = realTarget(dir);
    refuseForeign(dir, target);
    const made = makeFolders(path.dirname(target));
    try {
      clearLeftovers(target);
      probe(siblingPath(target, 'new'));
    } finally {
      removeEmptyFolders(made);
    }
    return target;
  } catch (error) {
    throw isSystemError(error) ? refusedBySystem(dir, error) : error;
  }
}

/** What is there and is no plan of ours stays as it is. */
function refuseForeign(dir: string, target: string): void {
  const there = fs.statSync(target, { throwIfNoEntry: false });
  if (!there) return;
  if (!there.isDirectory()) throw refusal(dir, 'is a file, not a folder', 'Name a folder.');
  if (fs.readdirSync(target).length > 0 && !isPlanFolder(target)) {
    throw refusal(
      dir,
      'holds files but is not a plan folder of schoolrun',
      'Name a new or an empty folder; nothing in this one was touched.',
    );
  }
  if (there.dev !== fs.statSync(path.dirname(target)).dev) {
    throw refusal(dir, 'is a mount point and cannot be replaced', `Name a folder inside it: ${path.join(dir, 'plan')}`);
  }
}

/** Writes and clears away about as much as the smallest plan: a full disk should be known before the search. */
function probe(folder: string): void {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder);
  try {
    fs.writeFileSync(path.join(folder, PLAN_FILES[0]), new Uint8Array(PROBE_BYTES), { flush: true });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Refuses (exit 2) a folder with a plan in full, for one that is to be pseudonymised: the plan would be lost, and
 * other people's files beside it would move on into the folder that leaves the team.
 */
export function refuseOverFullPlan(dir: string): void {
  if (isPlanFolder(dir) && !isPseudonymisedFolder(dir)) {
    throw refusal(
      dir,
      'holds a plan in full, which a pseudonymised one cannot replace',
      'Name another folder for the pseudonymised plan: --out DIR',
    );
  }
}

/** Puts what `fill` writes under the name `dir`: afterwards the folder holds all of it, or it is as it was. */
export async function replaceFolder(dir: string, fill: (folder: FolderWriter) => Promise<void>): Promise<void> {
  const target = await preparePlanFolder(dir);
  const fresh = siblingPath(target, 'new');
  const aside = siblingPath(target, 'old');
  let made: readonly string[] = [];
  try {
    made = makeFolders(path.dirname(target));
    await fsp.mkdir(fresh);
    const writer = new FolderWriter(fresh);
    try {
      await fill(writer);
    } finally {
      await writer.close();
    }
  } catch (error) {
    fs.rmSync(fresh, { recursive: true, force: true });
    removeEmptyFolders(made);
    // What is not the system's word is a defect of ours, and no space that the user frees will mend it.
    throw isSystemError(error) ? refusedBySystem(dir, error) : error;
  }
  swap(dir, target, fresh, aside);
  await flushFolder(path.dirname(target));
  retire(aside, target);
}

/** Clears the unfinished files of this process; for a command that is told to leave at once. */
export function discardUnfinished(dir: string): void {
  const target = realTarget(dir);
  fs.rmSync(siblingPath(target, 'new'), { recursive: true, force: true });
}

function swap(dir: string, target: string, fresh: string, aside: string): void {
  const replaces = fs.existsSync(target);
  try {
    if (replaces) fs.renameSync(target, aside);
    fs.renameSync(fresh, target);
  } catch (error) {
    if (replaces && !fs.existsSync(target) && fs.existsSync(aside)) fs.renameSync(aside, target);
    // The search may have taken hours: keep the plan, under a name that nobody clears away.
    const kept = `${target}-unplaced-${process.pid}`;
    fs.renameSync(fresh, kept);
    throw refusal(dir, `could not be replaced: ${reason(error)}`, `The new plan is whole in ${kept}.`);
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
