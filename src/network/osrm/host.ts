/** Whether a server is on this machine: pupils' homes are sent to it. */
import { hostname, networkInterfaces } from 'node:os';
import { EXIT, SchoolrunError } from '../../model/index.ts';
import { networkError, networkFault } from '../faults.ts';

/** The address as a URL without a slash at its end. */
export function serverUrl(text: string): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw badUrl(text);
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw badUrl(text);
  return url;
}

function badUrl(text: string): SchoolrunError {
  return new SchoolrunError('The address of the OSRM server was not understood.', EXIT.input, [
    networkFault('NETWORK-OSRM-URL', { value: text, cause: '--osrm-url is not the address of a server' }),
  ]);
}

/** Whether the host names this machine, as far as its own names and addresses tell. */
export function isThisMachine({ hostname: host }: URL): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, '');
  if (name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127\.\d+\.\d+\.\d+$/.test(name))
    return true;
  if (name === hostname().toLowerCase()) return true;
  return Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ address }) => address === name));
}

/** @throws SchoolrunError unless the server is here or the user has said that it may be elsewhere */
export function refuseRemote(url: URL, allowed: boolean): void {
  if (allowed || isThisMachine(url)) return;
  throw networkError(
    'NETWORK-REMOTE',
    `the coordinates of pupils' homes would leave this machine: they would be sent to ${url.host}`,
  );
}
