/** A worker thread with an actor of its own: answers one request to Valhalla at a time. */
import { workerData } from 'piscina';
import { Answerer } from '../src/network/valhalla/answer.ts';
import type { ValhallaAnswer, ValhallaContext, ValhallaJob } from '../src/network/valhalla/protocol.ts';

let answerer: Answerer | null = null;

export default async function run(job: ValhallaJob): Promise<ValhallaAnswer> {
  try {
    answerer ??= new Answerer(workerData as ValhallaContext);
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
  return answerer.answer(job);
}
