import type { Instant } from '@luhuan/shared/clock';
import type { NewId, PersonId, RegisterEntryId } from '@luhuan/shared/ids';
import { noticeIdOf } from '@luhuan/shared/notice/notice';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type RegisterEntry, keepsCode, standingOf } from '@luhuan/shared/register/entry';
import { OfficeDid } from '@luhuan/shared/register/office-did';
import { type Act, type StepRefusal, stepOf, take } from '@luhuan/shared/register/step';
import { refuse } from '@luhuan/shared/result';
import { addNotice } from '../notice/store.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import type { Table, Write } from '../platform/table.ts';
import { fullRegionName } from '../region/store.ts';
import { changeStanding } from '../retailer/store.ts';
import { admission } from './admit.ts';
import { addStep, addStop, changeEntry, freeUscc, readEntry } from './store.ts';

type Deps = { readonly table: Table; readonly newId: NewId };
type Step = {
  readonly entryId: RegisterEntryId;
  readonly act: Act;
  readonly note: string | null;
  readonly version: number;
  readonly by: PersonId;
  readonly attempt: Attempt;
  /** Whether the entry is there for whoever asks. */
  readonly sees: (entry: RegisterEntry) => boolean;
};
type Taken = { entry: RegisterEntry; regionName: string };
type TakeRefusal = StepRefusal | RefusalOf<'NotFound' | 'EntryChanged' | 'PostElsewhere'>;

/** How the firm stands, in every store it had; and, where it is stopped, the work of freeing what they hold. */
const standings = (
  table: Table,
  before: RegisterEntry,
  { state }: RegisterEntry,
  at: Instant,
): { readonly stores?: readonly Write[]; readonly stop?: Write } => {
  const { entryId, shopIds } = before;
  const standing = standingOf(state);
  if (standing === undefined || standing === standingOf(before.state)) return {};
  const stores = shopIds.map((shopId) => changeStanding(table, shopId, { standing, standingSince: at }));
  const stopped = standing !== 'admitted' && standingOf(before.state) === 'admitted';
  return stopped ? { stores, stop: addStop(table, { type: 'stop', entryId, shopIds, stoppedAt: at }) } : { stores };
};

/** Tells whoever applied what an office did. */
const told = (table: Table, { entryId, applicant, version }: RegisterEntry, act: Act, by: PersonId, at: Instant) => {
  const did = OfficeDid.safeParse(act.kind).data;
  if (did === undefined) return {};
  const notice = {
    noticeId: noticeIdOf(`RegisterStep:${entryId}:${version}`, at),
    delegate: by,
    at,
    act: { kind: 'register-step' as const, entryId, did },
    readAt: null,
    disavowedAt: null,
  };
  return { notice: addNotice(table, applicant, notice) };
};

/** Takes one step of an entry: entry, audit, credit code, stores and notice change together, on the version that was read. */
export const takeStep =
  ({ table, newId }: Deps) =>
  ({
    entryId,
    act,
    note,
    version,
    by,
    attempt,
    sees,
  }: Step): Promise<Outcome<Taken, TakeRefusal | RefusalOf<'IdempotencyKeyReused'>>> =>
    once<Taken, TakeRefusal>(table, attempt, async (commitOnce) => {
      const before = await readEntry(table, entryId);
      if (before === undefined || !sees(before)) return refuse({ code: 'NotFound' });
      if (before.version !== version) return refuse({ code: 'EntryChanged' });
      const { at } = attempt;
      const stepped = take(before, act, { by, at });
      if (!stepped.ok) return stepped;
      const admitted = await admission({ table, newId }, before, stepped.value, at);
      if (!admitted.ok) return admitted;
      const { entry, writes } = admitted.value;
      const frees = keepsCode(before.state) && !keepsCode(entry.state);
      const done = await commitOnce(
        { entry, regionName: fullRegionName(entry.regionCode) },
        {
          entry: changeEntry(table, before, entry),
          step: addStep(table, entry, stepOf(entry, act, { by, at }, note)),
          ...(frees ? { uscc: freeUscc(table, entry) } : {}),
          ...standings(table, before, entry, at),
          ...told(table, entry, act, by, at),
          ...writes,
        },
      );
      if (done.ok) return done.value;
      // whatever failed: the entry, or the person who was to manage the first store, is another than was read
      return refuse({ code: 'EntryChanged' });
    });
