import type { Pacing } from '@luhuan/shared/api/pacing';
import type { Category } from '@luhuan/shared/appliance/category';
import { decideAsked } from '@luhuan/shared/campaign/adjustment';
import type { Step } from '@luhuan/shared/campaign/step';
import type { Instant } from '@luhuan/shared/clock';
import type { Fen } from '@luhuan/shared/fen';
import { type CampaignId, DropChangeId, type NewId } from '@luhuan/shared/ids';
import type { DropChange } from '@luhuan/shared/pacing/drop-change';
import { type Around, type Frozen, type Pace, boundsAt, replanned } from '@luhuan/shared/pacing/pace';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { addStep, readManaged, runningOf } from '../campaign/store.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import { Contention, type Table } from '../platform/table.ts';
import { readAround } from './around.ts';
import { pacingOf } from './get-pacing.ts';
import { addDropChange, changePace, listPaces, putDropChange, readDropChange, readPace } from './store.ts';

type Deps = { readonly table: Table; readonly newId: NewId };
type Request = { readonly campaignId: CampaignId; readonly person: Person; readonly attempt: Attempt };
type NotFound = RefusalOf<'NotFound'>;
type Reused = RefusalOf<'IdempotencyKeyReused'>;

/** The campaign of the own region while it is in force. */
const readSteered = async (table: Table, { person, campaignId, attempt }: Request) => {
  const found = await readManaged(table, person, campaignId);
  const running = found.ok ? await runningOf(table, found.value, attempt.at) : undefined;
  return running === undefined ? refuse({ code: 'NotFound' as const }) : ok(running);
};

const stepOf = ({ person, attempt }: Request, did: Step['did']): Step => ({ at: attempt.at, by: person.personId, did });

/** Puts the same freeze, or none, on every category; each of them must still be as it was read. */
const steer =
  ({ table }: Pick<Deps, 'table'>) =>
  (request: Request, frozen: Frozen | null, did: Step['did']): Promise<Outcome<Pacing, NotFound | Reused>> =>
    once<Pacing, NotFound>(table, request.attempt, async (commitOnce) => {
      const found = await readSteered(table, request);
      if (!found.ok) return found;
      const { campaignId, attempt } = request;
      const before = await listPaces(table, campaignId);
      const seen = await readAround(
        table,
        found.value,
        before.map(({ category }) => category),
      );
      const changes = before.flatMap((pace) => {
        const around = seen.get(pace.category)?.around;
        if (around === undefined) return [];
        const { at } = attempt;
        return [{ before: pace, after: replanned({ ...pace, frozen }, around, at, at) }];
      });
      const view = await pacingOf(
        table,
        found.value,
        changes.map(({ after }) => after),
      );
      const done = await commitOnce(view, {
        paces: changes.map((change) => changePace(table, change.before, change.after)),
        step: addStep(table, campaignId, stepOf(request, did), did.kind),
      });
      if (done.ok) return done.value;
      throw new Contention('a drop came while pacing was frozen or let go');
    });

/** From now on every drop is the even amount. */
export const freezePacing = (deps: Pick<Deps, 'table'>) => (request: Request & { readonly reason: string }) => {
  const { person, attempt, reason } = request;
  return steer(deps)(request, { by: person.personId, at: attempt.at, reason }, { kind: 'froze-pacing', reason });
};

export const unfreezePacing = (deps: Pick<Deps, 'table'>) => (request: Request) =>
  steer(deps)(request, null, { kind: 'unfroze-pacing' });

type Change = Pick<DropChange, 'category' | 'dropAt' | 'currentFen' | 'targetFen'>;
type ChangeRefusal = RefusalOf<'CategoryNotOffered' | 'DropChanged' | 'DropOutOfBounds'>;
type Planned = { readonly pace: Pace; readonly around: Around };

/** Whether the next drop is what the request says, and can be what it asks for. */
const readPlanned = async (
  table: Table,
  request: Request,
  { category, dropAt, currentFen, targetFen }: Change,
): Promise<Result<Planned, NotFound | ChangeRefusal>> => {
  const found = await readSteered(table, request);
  if (!found.ok) return found;
  const pace = await readPace(table, { campaignId: request.campaignId, category });
  const around = (await readAround(table, found.value, [category])).get(category)?.around;
  if (pace === undefined || around === undefined) return refuse({ code: 'CategoryNotOffered', category });
  const { next } = pace;
  if (next === null || next.at !== dropAt || next.amountFen !== currentFen)
    return refuse({ code: 'DropChanged', next: next === null ? null : { at: next.at, amountFen: next.amountFen } });
  const bounds = boundsAt(pace, around, dropAt);
  const fits = targetFen >= bounds.leastFen && targetFen <= bounds.mostFen;
  return fits ? ok({ pace, around }) : refuse({ code: 'DropOutOfBounds', ...bounds });
};

type Wish = {
  readonly category: Category;
  readonly dropAt: Instant;
  readonly currentFen: Fen;
  readonly targetFen: Fen;
};

/** Asks for another amount of the next drop; nothing changes until somebody else applies it. */
export const requestDropChange =
  ({ table, newId }: Deps) =>
  ({
    reason,
    category,
    dropAt,
    currentFen,
    targetFen,
    ...request
  }: Request & Wish & { readonly reason: string }): Promise<Outcome<DropChange, NotFound | ChangeRefusal | Reused>> =>
    once<DropChange, NotFound | ChangeRefusal>(table, request.attempt, async (commitOnce) => {
      const { campaignId, person, attempt } = request;
      const wish = { category, dropAt, currentFen, targetFen };
      const planned = await readPlanned(table, request, wish);
      if (!planned.ok) return planned;
      const changeId = DropChangeId.parse(`dch_${newId()}`);
      const asked = { askedBy: person.personId, askedAt: attempt.at, status: 'asked' as const };
      const change: DropChange = { changeId, campaignId, ...wish, reason, ...asked };
      const did = { kind: 'asked-for-drop' as const, changeId, ...wish, reason };
      const done = await commitOnce(change, {
        change: addDropChange(table, change),
        step: addStep(table, campaignId, stepOf(request, did), changeId),
      });
      if (done.ok) return done.value;
      throw new Error(`change id ${changeId} was issued twice`);
    });

type Decide = Request & { readonly changeId: DropChangeId; readonly verdict: 'applied' | 'declined' };
type DecideRefusal = NotFound | ChangeRefusal | RefusalOf<'AdjustmentDecided' | 'RequesterMayNotDecide'>;

/** Applies or declines: change, plan and step in one commit, on the plan being what the request said. */
export const decideDropChange =
  ({ table }: Pick<Deps, 'table'>) =>
  ({ changeId, verdict, ...request }: Decide): Promise<Outcome<DropChange, DecideRefusal | Reused>> =>
    once<DropChange, DecideRefusal>(table, request.attempt, async (commitOnce) => {
      const { campaignId, person, attempt } = request;
      const found = await readSteered(table, request);
      if (!found.ok) return found;
      const before = await readDropChange(table, campaignId, changeId);
      if (before === undefined) return refuse({ code: 'NotFound' });
      const after = decideAsked(before, { verdict, by: person.personId, at: attempt.at });
      if (!after.ok) return after;
      const { category, dropAt, currentFen, targetFen } = before;
      const planned = verdict === 'applied' ? await readPlanned(table, request, before) : undefined;
      if (planned?.ok === false) return planned;
      const kind = verdict === 'applied' ? ('changed-drop' as const) : ('declined-drop' as const);
      const did = { kind, changeId, category, dropAt, currentFen, targetFen };
      const pace = planned?.value.pace;
      const changed = { at: dropAt, amountFen: targetFen };
      const done = await commitOnce(after.value, {
        change: putDropChange(table, after.value),
        pace:
          pace === undefined || planned === undefined
            ? undefined
            : changePace(table, pace, replanned({ ...pace, changed }, planned.value.around, attempt.at, attempt.at)),
        step: addStep(table, campaignId, stepOf(request, did), `${changeId} ${verdict}`),
      });
      if (done.ok) return done.value;
      if (done.error === 'change') return refuse({ code: 'AdjustmentDecided' });
      throw new Contention('the next drop changed while its amount was decided');
    });
