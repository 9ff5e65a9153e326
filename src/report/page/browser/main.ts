/** Starts the page: choices, long tables, map. */
import 'leaflet/dist/leaflet.css';
import './page.css';
import { startChoices } from './choices.ts';
import { type Pupil, type Route, readData } from './data.ts';
import { byId } from './dom.ts';
import { startFilter } from './filter.ts';
import { RouteMap } from './map.ts';
import { startOpenInPrint } from './openInPrint.ts';
import { showPupil, showRoute } from './panel.ts';
import { startPrintMap } from './printMap.ts';
import { startTables } from './tables.ts';
import { startWide } from './wide.ts';

const data = readData();
document.body.classList.remove('bare');
const opens = {
  route(route: Route): void {
    showRoute(data, route, opens);
    map.choose(route);
    goToMap();
  },
  pupil(pupil: Pupil): void {
    showPupil(data, pupil, opens);
    map.choosePupil(pupil);
    goToMap();
  },
};
const map = new RouteMap(data, opens);
startChoices();
startTables(data, opens);
startFilter(data, (filter) => map.show(filter));
startPrintMap(map, data.raw);
startOpenInPrint();
startWide();

/** To the panel with the details, by eye and by keyboard. */
function goToMap(): void {
  byId('panel').focus({ preventScroll: true });
  byId('map-section').querySelector('.explore')?.scrollIntoView({ block: 'nearest' });
}
