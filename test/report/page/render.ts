/** Pages for the tests, and what can be read out of their text. */
import { check, today } from '../../../src/check/index.ts';
import { loadCase, loadPlan } from '../../../src/ingest/index.ts';
import type { Case, Findings } from '../../../src/model/index.ts';
import { openNetwork } from '../../../src/network/index.ts';
import { optimise } from '../../../src/pipeline.ts';
import { findingsOf, type Reported } from '../../../src/report/index.ts';
import { LineBook } from '../../../src/report/page/data/lineBook.ts';
import type { PageData } from '../../../src/report/page/pageData.ts';
import { reportPage } from '../../../src/report/page/reportPage.ts';

export interface Rendered {
  readonly theCase: Case;
  readonly reported: Reported;
  readonly findings: Findings;
  readonly page: string;
}

export async function rendered(theCase: Case, reported: Reported, findings = findingsOf(theCase, reported)) {
  const page = await reportPage(theCase, reported, findings, new LineBook());
  return { theCase, reported, findings, page };
}

/** A short search on straight lines, and its page. */
export async function solved(folder: string, iterations: number): Promise<Rendered> {
  const { theCase } = await loadCase(folder);
  const straight = { ...theCase, policy: { ...theCase.policy, roads: null } };
  return rendered(straight, await optimise(straight, { iterations, threads: 0, network: 'straight-line' }));
}

/** The page of a plan folder. */
export async function finished(caseFolder: string, planFolder: string): Promise<Rendered> {
  const { theCase } = await loadCase(caseFolder);
  const plan = await loadPlan(planFolder, theCase);
  const network = await openNetwork(theCase, { engine: 'straight-line' });
  return rendered(theCase, {
    plan,
    judgement: await check(theCase, plan, network),
    today: theCase.currentRoutes && (await today(theCase, network)),
  });
}

/** The rows that the page carries for its script. */
export function dataIn(page: string): PageData {
  const text = /<script type="application\/json" id="data">([^<]*)<\/script>/.exec(page)?.[1];
  return JSON.parse(text ?? '') as PageData;
}

export interface ReadTable {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly total: readonly string[] | null;
}

/** The finished tables of the page, cell by cell. */
export function tablesIn(page: string): ReadTable[] {
  return [...page.matchAll(/<table><caption><span>(.*?)<\/span><\/caption>([\s\S]*?)<\/table>/g)].map(
    ([, caption, table]) => {
      const part = (name: string) => new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(table)?.[1] ?? '';
      const rows = (text: string) =>
        [...text.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row]) =>
          [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell]) => cell),
        );
      return {
        caption,
        head: rows(part('thead'))[0],
        rows: rows(part('tbody')),
        total: rows(part('tfoot'))[0] ?? null,
      };
    },
  );
}

/** `£1,234.56` as pence; `null` for anything else. */
export function penceIn(cell: string): number | null {
  const figure = /^(−?)£([\d,]+)\.(\d\d)$/.exec(cell);
  return figure && (figure[1] === '' ? 1 : -1) * (Number(figure[2].replaceAll(',', '')) * 100 + Number(figure[3]));
}
