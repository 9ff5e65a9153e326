/** The costing: the cost of a year, shares for routes.csv, today's price and price level, savings and where they come from. */

// The price level, the four columns, where the saving comes from, and who it is spent on.
export { breakdowns } from './breakdown/breakdowns.ts';
export { costOfPupils } from './breakdown/pupils.ts';
export { costOfRoutes } from './breakdown/routes.ts';
export { fourColumns } from './columns.ts';
export { costOfDutyPerDay, type DayFigures, shareOfRoute } from './duty.ts';
export { groupName, groupOfClasses } from './group.ts';
export { costAtPriceLevel, partsAtPriceLevel } from './priceLevel/atPriceLevel.ts';
export { priceLevel } from './priceLevel/priceLevel.ts';
export { PUBLISHED_AVERAGES } from './published.ts';
export { type SavingsRow, savingsByGroup } from './savings.ts';
export { paidToday } from './today.ts';
export { waterfalls } from './waterfall.ts';
export { costOfYear } from './year.ts';
