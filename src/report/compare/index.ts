/** Two plans of one case side by side. */
export { type Comparison, comparePlans } from './compare.ts';
export { compareJson } from './compareJson.ts';
export { compareText } from './compareText.ts';
