/** Writes the files of one folder and flushes them to disk: whole, or piece by piece while others are being written. */
import fsp from 'node:fs/promises';
import path from 'node:path';

/** Node has four threads for files. */
const AT_ONCE = 8;

export class FolderWriter {
  readonly #root: string;
  readonly #open = new Map<string, fsp.FileHandle>();
  readonly #folders = new Set<string>(['.']);

  readonly #underWay = new Set<Promise<void>>();
  #failure: { readonly error: unknown } | null = null;

  constructor(root: string) {
    this.#root = root;
  }

  /** Writes a whole file; `name` is below the folder, with `/`. */
  async file(name: string, content: string | Uint8Array): Promise<void> {
    const handle = await this.#create(name);
    try {
      await handle.writeFile(content, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  /**
   * The same for one of many small files: returns while it may still be under way, so that the disk flushes several
   * at once. A failure is thrown by the next call or by {@link close}.
   */
  async fileSoon(name: string, text: string): Promise<void> {
    while (this.#underWay.size >= AT_ONCE) await Promise.race(this.#underWay);
    this.#throwFailure();
    const writing = this.file(name, text)
      .catch((error: unknown) => {
        this.#failure ??= { error };
      })
      .finally(() => this.#underWay.delete(writing));
    this.#underWay.add(writing);
  }

  /** Adds to the end of a file that stays open until {@link close}. */
  async append(name: string, text: string): Promise<void> {
    let handle = this.#open.get(name);
    if (!handle) {
      handle = await this.#create(name);
      this.#open.set(name, handle);
    }
    await handle.writeFile(text, 'utf8');
  }

  /** Waits for what is under way, flushes what is open, and the names. To be called once, also after a failure. */
  async close(): Promise<void> {
    await Promise.all(this.#underWay);
    for (const handle of this.#open.values()) {
      await handle.sync().finally(() => handle.close());
    }
    this.#throwFailure();
    for (const folder of this.#folders) await flushFolder(path.join(this.#root, folder));
  }

  #throwFailure(): void {
    if (this.#failure) throw this.#failure.error;
  }

  async #create(name: string): Promise<fsp.FileHandle> {
    const folder = path.dirname(name);
    if (!this.#folders.has(folder)) {
      await fsp.mkdir(path.join(this.#root, folder), { recursive: true });
      this.#folders.add(folder);
    }
    return fsp.open(path.join(this.#root, name), 'wx');
  }
}

/** Flushes the names in a folder. Windows and some network drives cannot: then the renames alone must do. */
export async function flushFolder(dir: string): Promise<void> {
  try {
    const handle = await fsp.open(dir, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // Nothing more can be done from here.
  }
}
