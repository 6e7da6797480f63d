import type { Page } from '@luhuan/shared/api/endpoint';
import type { ReportProgress } from '@luhuan/shared/api/impact';
import { type PresetRules, chosen } from '@luhuan/shared/campaign/preset';
import { type Rules, hashOf } from '@luhuan/shared/campaign/revision';
import { type Instant, epochMs } from '@luhuan/shared/clock';
import type { CampaignId } from '@luhuan/shared/ids';
import { tested } from '@luhuan/shared/impact/back-test';
import { makeReport } from '@luhuan/shared/impact/make-report';
import type { ComparedWith, ImpactReport } from '@luhuan/shared/impact/report';
import { whatIf } from '@luhuan/shared/impact/what-if';
import type { Receipt } from '@luhuan/shared/receipt/receipt';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import type { RegionCode } from '@luhuan/shared/region';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { type Officer, readManaged, readRevision } from '../campaign/store.ts';
import { type Table, commit, writeOne } from '../platform/table.ts';
import { regionName } from '../region/store.ts';
import {
  type BuildingRow,
  type ReportRow,
  addReport,
  changeBuilding,
  readBuilding,
  readReport,
  removeBuilding,
} from './store.ts';

/** A campaign's receipts from before a moment, oldest first. */
export type ReadReceipts = (
  campaignId: CampaignId,
  page: { readonly cursor: string | undefined; readonly until: Instant; readonly limit: number },
) => Promise<Page<Receipt>>;
export type BuildDeps = {
  readonly table: Table;
  readonly readReceipts: ReadReceipts;
  /** What one step reads at the most. */
  readonly perStep: number;
};

const PAGE = 500;

/** As many as there will be, if those of the time that is still to be read come as fast as those of the time that was. */
const estimateOf = ({ tally, startedAt, cursor }: BuildingRow): number => {
  const { receipts, first, last } = tally;
  if (first === null || last === null || cursor === null) return receipts;
  const read = epochMs(last) - epochMs(first);
  return read <= 0 ? receipts : Math.round((receipts * (epochMs(startedAt) - epochMs(first))) / read);
};

const namesIn = ({ forecast, backTest }: ImpactReport): Record<RegionCode, string> => {
  const spending = forecast.flatMap(({ districts }) => districts.map(({ district }) => district));
  const examples = [...backTest.winners, ...backTest.losers].map(({ district }) => district);
  const named = [...new Set([...spending, ...examples])].map((code) => [code, regionName(code) ?? code]);
  return Object.fromEntries(named);
};

const progressOf = (row: BuildingRow | ReportRow): ReportProgress => {
  const { number } = row;
  if (row.type === 'report') {
    const { reportHash, report } = row;
    return { state: 'ready', number, reportHash, report, districts: namesIn(report) };
  }
  return { state: 'building', number, done: row.tally.receipts, about: estimateOf(row), startedAt: row.startedAt };
};

/** A report as far as it is. Looked for on the way first: what is not there any more has just become ready. */
const readProgress = async (table: Table, campaignId: CampaignId, number: number) =>
  (await readBuilding(table, campaignId, number)) ?? (await readReport(table, campaignId, number));

/** The tally after the next receipts, and where to go on; `null`: these were the last. */
const readOn = async (
  { table, readReceipts, perStep }: BuildDeps,
  { campaignId, number, history, tally, cursor, startedAt }: BuildingRow,
): Promise<Pick<BuildingRow, 'tally' | 'cursor'>> => {
  if (history === null) return { tally, cursor: null };
  const [draft, base] = await Promise.all([
    readRevision(table, campaignId, number),
    readRevision(table, history.campaignId, history.number),
  ]);
  const question = { ...whatIf(draft, base), region: base.rules.regionCode };
  let sum = tally;
  let next: string | null = cursor;
  for (let seen = 0; seen < perStep;) {
    const limit = Math.min(PAGE, perStep - seen);
    const page = await readReceipts(history.campaignId, { cursor: next ?? undefined, until: startedAt, limit });
    sum = page.items.reduce((found, receipt) => tested(found, receipt, question), sum);
    seen += page.items.length;
    next = page.cursor;
    if (next === null) break;
  }
  return { tally: sum, cursor: next };
};

/** The rules that differences are told against; a preset that is gone leaves nothing to compare with. */
const rulesBefore = async (
  table: Table,
  campaignId: CampaignId,
  compared: ComparedWith,
): Promise<Rules | PresetRules | null> => {
  if (compared.kind === 'nothing') return null;
  if (compared.kind === 'in-force') return (await readRevision(table, campaignId, compared.number)).rules;
  const { origin } = compared;
  if (origin.kind === 'blank') return null;
  if (origin.kind === 'campaign') return (await readRevision(table, origin.campaignId, origin.revisionNumber)).rules;
  const { presetById } = await import('@luhuan/shared/campaign/presets/all');
  const preset = presetById(origin.presetId);
  return preset === undefined ? null : chosen(preset, origin.choices);
};

const reportOf = async (table: Table, row: BuildingRow): Promise<ReportRow> => {
  const { campaignId, number, hash, baseHash, comparedWith, history, tally, money, startedAt } = row;
  const live = comparedWith.kind === 'in-force' ? comparedWith.number : null;
  const report = makeReport({
    campaignId,
    draft: await readRevision(table, campaignId, number),
    inForce: live === null ? null : await readRevision(table, campaignId, live),
    comparedWith,
    before: await rulesBefore(table, campaignId, comparedWith),
    historyOf: history?.campaignId ?? null,
    tally,
    money,
    madeAt: startedAt,
  });
  return { type: 'report', campaignId, number, hash, baseHash, reportHash: hashOf(report), report };
};

/** What a step made is kept only if nobody else stepped meanwhile; theirs is as good. */
const takeStep = async (deps: BuildDeps, before: BuildingRow): Promise<BuildingRow | ReportRow | undefined> => {
  const { table } = deps;
  const after = { ...before, ...(await readOn(deps, before)), version: before.version + 1 };
  if (after.cursor !== null) return (await writeOne(table, changeBuilding(table, before, after))) ? after : undefined;
  const report = await reportOf(table, after);
  const done = await commit(table, { report: addReport(table, report), building: removeBuilding(table, before) });
  return done.ok ? report : undefined;
};

type Asked = { readonly campaignId: CampaignId; readonly number: number; readonly person: Officer };
type NotFound = RefusalOf<'NotFound'>;

/** Reads the next receipts into a report. However often and by however many it is asked for, each receipt counts once. */
export const stepReport =
  (deps: BuildDeps) =>
  async ({ campaignId, number, person }: Asked): Promise<Result<ReportProgress, NotFound>> => {
    const { table } = deps;
    const reached = await readManaged(table, person, campaignId);
    if (!reached.ok) return reached;
    const before = await readProgress(table, campaignId, number);
    if (before === undefined) return refuse({ code: 'NotFound' });
    if (before.type === 'report') return ok(progressOf(before));
    const after = (await takeStep(deps, before)) ?? (await readProgress(table, campaignId, number));
    return after === undefined ? refuse({ code: 'NotFound' }) : ok(progressOf(after));
  };

export const getReport =
  ({ table }: Pick<BuildDeps, 'table'>) =>
  async ({ campaignId, number, person }: Asked): Promise<Result<ReportProgress, NotFound>> => {
    const reached = await readManaged(table, person, campaignId);
    if (!reached.ok) return reached;
    const found = await readProgress(table, campaignId, number);
    return found === undefined ? refuse({ code: 'NotFound' }) : ok(progressOf(found));
  };
