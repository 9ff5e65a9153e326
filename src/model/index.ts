export * from './case.ts';
export * from './cost.ts';
export * from './fault.ts';
export * from './judgement.ts';
export * from './network.ts';
export * from './pickup.ts';
export * from './plan.ts';
export * from './units.ts';
