export { DEFAULT_STOP_PARAMETERS, pickupChoices, type StopParameters } from './choices.ts';
