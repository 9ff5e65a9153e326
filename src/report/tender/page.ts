/** The page around the tender's documents: that of the drivers' sheets, with smaller type and boxes to write in. */
import type { PageKind } from '../sheets/page.ts';
import { TENDER_MARK } from './names.ts';

const STYLE = `
body { font-size: 11pt; }
h1 { font-size: 20pt; }
h2 { font-size: 14pt; margin: 5mm 0 1.5mm; break-after: avoid; }
h3 { font-size: 12.5pt; margin: 0 0 1mm; break-after: avoid; }
.duty { border-top: 0.6mm solid #000; padding-top: 2mm; margin-top: 5mm; }
.duty dl { font-size: 10.5pt; break-inside: avoid; }
.list { margin: 1.5mm 0; }
.list td, .list th { font-size: 10pt; padding: 0.7mm 1.2mm; }
.list thead { display: table-header-group; }
.list .n { text-align: right; white-space: nowrap; }
.run-head td { font-weight: bold; border-bottom: 0.4mm solid #000; padding-top: 2mm; break-after: avoid; }
.prices td, .prices th { border: 0.3mm solid #000; font-size: 10pt; padding: 1mm 1.5mm; }
.prices td.box { height: 9mm; width: 24mm; }
.prices tr { break-inside: avoid; }
.line { display: inline-block; min-width: 45mm; border-bottom: 0.3mm solid #000; }
ul { margin: 1mm 0; padding-left: 5mm; }
li { margin: 0.5mm 0; }
@media print { .prices-part { break-before: page; } }
`;

export const TENDER_PAGE: PageKind = { mark: TENDER_MARK, style: STYLE };
