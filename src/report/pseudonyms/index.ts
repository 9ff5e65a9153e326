export { type Pseudonymised, pseudonymised } from './pseudonymised.ts';
