/** Makes `data/demo` again, to the byte, or makes it in another folder: `npx tsx data/make-demo/main.ts [FOLDER]`. */
import { fileURLToPath } from 'node:url';
import { makePupils } from './pupils.ts';
import { Dice } from './random.ts';
import { todaysRoutes } from './today.ts';
import { writeDemo } from './write.ts';

const { pupils, addresses } = makePupils(new Dice(20270901));
const today = todaysRoutes(new Dice(7), pupils);
const folder = process.argv[2] ?? fileURLToPath(new URL('../demo', import.meta.url));
writeDemo(folder, new Dice(11), pupils, addresses, today);
