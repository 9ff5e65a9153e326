/** Instances of a few places in the formats of the public sets, and a short way to write solutions of them. */
import type { PlainCall, PlainItinerary, PlainSolution } from '../../../bench/sets/plain.ts';

/** Customer 1 is five from the depot and opens at 10, customer 2 is three from it; together they are too much. */
export const VRPTW = `tiny

VEHICLE
NUMBER     CAPACITY
  2          10

CUSTOMER
CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE   TIME

    0      0          0          0          0        100          0
    1      3          4          6         10         20          2
    2      3          0          5          0         50          2
`;

/** 1 → 2 and 3 → 4, five and six units, one vehicle of ten. */
export const PDPTW = `1\t10\t1
0\t0\t0\t0\t0\t100\t0\t0\t0
1\t3\t4\t5\t0\t50\t2\t0\t2
2\t6\t8\t-5\t0\t50\t2\t1\t0
3\t0\t3\t6\t0\t60\t0\t0\t4
4\t0\t6\t-6\t0\t60\t0\t3\t0
`;

/** 1 → 3 and 2 → 4, one vehicle of three, duties of 60 and rides of 10 at most. */
export const DARP = `1 2 60 3 10
  0   0.000   0.000   0   0    0  100
  1   3.000   4.000   1   1    0  100
  2   0.000   3.000   1   1    0  100
  3   6.000   8.000   1  -1    0  100
  4   0.000   6.000   1  -1   20   30
  5   0.000   0.000   0   0    0  100
`;

/** One small vehicle at 1.1 a unit, any number of large ones at 2.5; customers 5 and 10 up the same way. */
export const FSM = ` //Lines 1:5      : these comments
 //Line  6        : customers (N), vehicle types (T), range, service time, LB, BKS
 2 2 999999.0 0.0 0 0
 1  5 10 1.1
 2 20 30 2.5
 0 0
 3 4 5
 6 8 4

`;

/** Two schools 2,933.33 ft (100 s) apart, at 08:00–08:10 and 09:00–09:10; three stops on the road west of the first. */
export const SBRP = {
  schools: 'ID\tX\tY\tAMEARLY\tAMLATE\n201\t0\t0\t800\t810\n202\t2933.33\t0\t900\t910\n',
  stops:
    'ID\tX_COORD\tY_COORD\tEP_ID\tSTUDENT_COUNT\n' +
    '101\t-5866.66\t0\t201\t30\n102\t-2933.33\t0\t201\t30\n103\t-2933.33\t0\t202\t10\n',
};

/** A school and two stops; address 0 may walk to either, address 1 to stop 2 only. */
export const STOPS = `3,2,3,K,1,1,StopBearingsNotUsed
s,51.5,-3.7,School, the only one
s,51.6,-3.7,First
s,51.7,-3.7,Second
a,51.61,-3.7,2,
a,51.71,-3.7,3,
${[0, 1, 2].flatMap((i) => [0, 1, 2].map((j) => `d,${i},${j},1,${Math.abs(i - j) * 1000}`)).join('\n')}
w,0,1,0.1,60
w,0,2,0.5,300
w,1,2,0.1,90
`;

/** A call: place, arrival, who boards, who alights. */
export type ShortCall = readonly [place: string, arrival: number, boards?: string, alights?: string];

const ids = (list: string | undefined): string[] => (list ? list.split(' ') : []);

/** A vehicle of the type with these calls. */
export function vehicle(type: number, ...calls: readonly ShortCall[]): PlainItinerary {
  return {
    type,
    calls: calls.map(
      ([place, arrival, boards, alights]): PlainCall => ({
        place,
        arrival,
        boards: ids(boards),
        alights: ids(alights),
      }),
    ),
  };
}

export function solution(...vehicles: readonly PlainItinerary[]): PlainSolution {
  return { vehicles };
}
