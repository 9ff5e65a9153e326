/** Finds the optional package with Valhalla's bindings, so that everything else works without it. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const PACKAGE = '@valhallajs/valhallajs';

/** The little we use of the package. Requests and answers are JSON texts. */
export interface ValhallaActor {
  matrix(request: string): Promise<string>;
  locate(request: string): Promise<string>;
  route(request: string): Promise<string>;
}

export interface ValhallaModule {
  readonly Actor: new (config: string) => ValhallaActor;
}

export interface ValhallaPackage {
  readonly version: string;
  /** The program that builds tiles. */
  readonly buildTiles: string;
  /** The program that builds its database of countries. */
  readonly buildAdmins: string;
}

/** Where to look for packages: ours; tests look elsewhere. */
export type Resolver = Pick<NodeJS.Require, 'resolve'>;

/** `null` when the package is not installed, or not for this kind of machine. */
export function findValhalla(resolver: Resolver = createRequire(import.meta.url)): ValhallaPackage | null {
  try {
    const folder = dirname(resolver.resolve(PACKAGE));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    const binaries = join(folder, process.platform, process.arch);
    const buildTiles = join(binaries, 'valhalla_build_tiles');
    const buildAdmins = join(binaries, 'valhalla_build_admins');
    const needed = [buildTiles, buildAdmins, join(binaries, 'valhalla_node.node')];
    return needed.every((file) => existsSync(file)) ? { version, buildTiles, buildAdmins } : null;
  } catch {
    return null;
  }
}

/** Loads the bindings into this thread. */
export function loadValhalla(): ValhallaModule {
  return createRequire(import.meta.url)(PACKAGE) as ValhallaModule;
}
