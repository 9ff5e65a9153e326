/** Asks an OSRM server over HTTP: time-outs, another try after a while for what may pass, and errors in plain words. */
import type { LonLat } from '../../model/index.ts';
import { networkError } from '../faults.ts';

export interface OsrmClientOptions {
  readonly url: URL;
  readonly profile?: string;
  readonly timeoutMs?: number;
  /** Attempts at one request. */
  readonly attempts?: number;
  /** Wait before the second attempt; doubled before each further one. */
  readonly backOffMs?: number;
  /** Requests under way at once. */
  readonly atOnce?: number;
}

/** What a server answers with `code` other than `Ok`. */
export class OsrmRefusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

type Answer = Readonly<Record<string, unknown>>;

export class OsrmClient {
  readonly #options: Required<OsrmClientOptions>;
  #underWay = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(options: OsrmClientOptions) {
    this.#options = { profile: 'driving', timeoutMs: 60_000, attempts: 4, backOffMs: 250, atOnce: 4, ...options };
  }

  get host(): string {
    return this.#options.url.host;
  }

  /**
   * The answer of a service.
   *
   * @throws OsrmRefusal when the server understood and refused; SchoolrunError (exit 3) when it could not be asked
   */
  async ask(service: string, points: readonly LonLat[], query: Readonly<Record<string, string>>): Promise<Answer> {
    const { url, profile } = this.#options;
    const places = points.map(([lon, lat]) => `${lon.toFixed(6)},${lat.toFixed(6)}`).join(';');
    const path = `${url.pathname.replace(/\/+$/, '')}/${service}/v1/${profile}/${places}`;
    const address = new URL(url);
    address.pathname = path;
    for (const [key, value] of Object.entries(query)) address.searchParams.set(key, value);
    await this.#turn();
    try {
      return await this.#withRetries(address);
    } finally {
      this.#underWay--;
      this.#waiting.shift()?.();
    }
  }

  async #turn(): Promise<void> {
    while (this.#underWay >= this.#options.atOnce) await new Promise<void>((go) => this.#waiting.push(go));
    this.#underWay++;
  }

  async #withRetries(address: URL): Promise<Answer> {
    const { attempts, backOffMs } = this.#options;
    let last = '';
    for (let attempt = 1; attempt <= attempts; attempt++) {
      if (attempt > 1) await new Promise((done) => setTimeout(done, backOffMs * 2 ** (attempt - 2)));
      const outcome = await this.#once(address);
      if ('answer' in outcome) return outcome.answer;
      last = outcome.passing;
    }
    throw networkError(
      'NETWORK-OSRM-FAILED',
      `the OSRM server ${this.host} did not answer after ${attempts} attempts: ${last}`,
    );
  }

  /** An answer, or what may pass if asked again. */
  async #once(address: URL): Promise<{ answer: Answer } | { passing: string }> {
    let response: Response;
    let text: string;
    try {
      // A server that sends us elsewhere would take homes to where nobody has allowed them to go.
      const signal = AbortSignal.timeout(this.#options.timeoutMs);
      response = await fetch(address, { redirect: 'manual', signal, headers: { accept: 'application/json' } });
      text = await response.text();
    } catch (error) {
      return { passing: causeOf(error) };
    }
    if (response.status >= 300 && response.status < 400) {
      const target = hostIn(response.headers.get('location'));
      throw networkError(
        'NETWORK-OSRM-FAILED',
        `${this.host} sends us on to ${target}, and homes are sent nowhere but where you said`,
        'If that server may be told where pupils live, name it yourself: --osrm-url',
      );
    }
    if (response.status === 413 || response.status === 414 || response.status === 431) {
      throw networkError(
        'NETWORK-OSRM-FAILED',
        `${this.host} refuses requests of this length (HTTP ${response.status})`,
        'Ask for smaller tables: --osrm-table-size 50',
      );
    }
    if (response.status === 429 || response.status >= 500) return { passing: `HTTP ${response.status}` };
    const answer = objectIn(text);
    if (!answer || typeof answer.code !== 'string') {
      throw networkError(
        'NETWORK-OSRM-FAILED',
        `${this.host} does not answer as an OSRM server does (HTTP ${response.status})`,
      );
    }
    if (answer.code !== 'Ok') throw new OsrmRefusal(answer.code, String(answer.message ?? answer.code));
    return { answer };
  }
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'it took too long';
  return error.cause instanceof Error ? error.cause.message : error.message;
}

function hostIn(location: string | null): string {
  try {
    return new URL(location ?? '').host;
  } catch {
    return 'another address';
  }
}

function objectIn(text: string): Answer | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Answer) : null;
  } catch {
    return null;
  }
}
