/** Whether a server is on this machine: pupils' homes are sent to it. */
import { hostname, networkInterfaces } from 'node:os';
import { EXIT, SchoolrunError } from '../../model/index.ts';
import { NETWORK_FAULTS, networkFault } from '../faults.ts';

/** The address as a URL without a slash at its end. */
export function serverUrl(text: string): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw badUrl(text);
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw badUrl(text);
  if (url.username !== '' || url.password !== '') throw badUrl(`${url.protocol}//…@${url.host}`, 'names a user');
  return url;
}

function badUrl(text: string, why = 'is not the address of a server'): SchoolrunError {
  return new SchoolrunError('The address of the OSRM server was not understood.', EXIT.input, [
    networkFault('NETWORK-OSRM-URL', { value: text, cause: `the address of the server ${why}` }),
  ]);
}

/** Whether the host names this machine, as far as its own names and addresses tell. */
export function isThisMachine({ hostname: host }: URL): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, '');
  if (name === 'localhost' || name === '::1' || /^127\.\d+\.\d+\.\d+$/.test(name)) return true;
  if (name === hostname().toLowerCase()) return true;
  return Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ address }) => address === name));
}

/** Whether Node sends its requests through a proxy, which would see them even on their way to this machine. */
export function proxyInUse(
  { protocol }: URL,
  env: Readonly<Record<string, string | undefined>> = process.env,
  flags: readonly string[] = process.execArgv,
): boolean {
  const options = [...flags, ...(env.NODE_OPTIONS ?? '').split(/\s+/)];
  if (env.NODE_USE_ENV_PROXY !== '1' && !options.includes('--use-env-proxy')) return false;
  const name = protocol === 'https:' ? 'https_proxy' : 'http_proxy';
  return [env[name], env[name.toUpperCase()]].some((proxy) => proxy !== undefined && proxy !== '');
}

/** @throws SchoolrunError unless the server is here or the user has said that it may be elsewhere */
export function refuseRemote(url: URL, allowed: boolean): void {
  if (allowed) return;
  if (isThisMachine(url)) {
    if (!proxyInUse(url)) return;
    throw notAllowed(
      "the coordinates of pupils' homes would pass through the proxy that this machine's settings name",
      'Start without NODE_USE_ENV_PROXY, or say --allow-remote if the proxy may see where pupils live.',
    );
  }
  throw notAllowed(`the coordinates of pupils' homes would leave this machine: they would be sent to ${url.host}`);
}

/** The user has not said so: a fault of the options, before any road is asked for. */
function notAllowed(cause: string, remedy?: string): SchoolrunError {
  const fault = networkFault('NETWORK-REMOTE', remedy === undefined ? { cause } : { cause, remedy });
  return new SchoolrunError(NETWORK_FAULTS['NETWORK-REMOTE'].title, EXIT.input, [fault]);
}
