/** The costing: the cost of a year, shares for routes.csv, today's price, and savings by class group. */
export { costOfDutyPerDay, type DayFigures, shareOfRoute } from './duty.ts';
export { groupName, groupOfClasses } from './group.ts';
export { type SavingsRow, savingsByGroup } from './savings.ts';
export { paidToday } from './today.ts';
export { costOfYear } from './year.ts';
