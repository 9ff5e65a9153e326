/** The drives a judgement needs: collected first, asked of the network in one batch a session, then looked up. */
import { type Drive, type Leg, type LonLat, type RoadNetwork, SESSIONS, type Session } from '../model/index.ts';
import { positionKey } from './geometry.ts';

export interface Drives {
  /** The drive of a leg that was asked for; asking for another is a defect. */
  between(session: Session, from: LonLat, to: LonLat): Drive;
}

/** Collects legs without repeats. */
export class LegCollector {
  private readonly legs: Readonly<Record<Session, Map<string, Leg>>> = { am: new Map(), pm: new Map() };

  add(session: Session, from: LonLat, to: LonLat): void {
    const key = legKey(from, to);
    if (!this.legs[session].has(key)) this.legs[session].set(key, { from, to });
  }

  /** Asks the network for all legs collected. */
  async ask(network: RoadNetwork): Promise<Drives> {
    const found: Record<Session, Map<string, Drive>> = { am: new Map(), pm: new Map() };
    for (const session of SESSIONS) {
      const legs = [...this.legs[session]];
      if (legs.length === 0) continue;
      const drives = await network.drives(
        session,
        legs.map(([, leg]) => leg),
      );
      legs.forEach(([key], i) => {
        found[session].set(key, drives[i]);
      });
    }
    return {
      between(session, from, to) {
        const drive = found[session].get(legKey(from, to));
        if (!drive) throw new Error(`drive not asked for: ${session} ${legKey(from, to)}`);
        return drive;
      },
    };
  }
}

function legKey(from: LonLat, to: LonLat): string {
  return `${positionKey(from)} ${positionKey(to)}`;
}
