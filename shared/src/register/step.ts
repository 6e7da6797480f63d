import * as z from 'zod';
import { AppealOutcome } from '../appeal/appeal.ts';
import { BothLanguages } from '../campaign/rule.ts';
import { Instant, plusDays } from '../clock.ts';
import { PersonId } from '../ids.ts';
import type { RefusalOf } from '../refusal/refusal.ts';
import { type Result, ok, refuse, unreachable } from '../result.ts';
import { OneLine } from '../text/one-line.ts';
import { OfficeDid } from './office-did.ts';
import { Measure, type RegisterEntry, RegisterState } from './entry.ts';
import { NOTICE_DAYS } from './terms.ts';

const reasoned = { reason: BothLanguages };

/**
 * What any officer on the case does. Suspending and expelling are always the work of two: one officer proposes, another one
 * decides. A suspension can be decided in the same minute, so there is none that one person orders alone and that would have to
 * lapse; an expulsion waits for its notice period.
 */
export const PrepareAct = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('take-up') }),
    z.strictObject({ kind: z.literal('propose'), measure: Measure, ...reasoned }),
    z.strictObject({ kind: z.literal('drop'), ...reasoned }),
  ])
  .meta({ id: 'RegisterPrepareAct' });
export type PrepareAct = z.infer<typeof PrepareAct>;

/** What an approver does. */
export const DecideAct = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('admit') }),
    z.strictObject({ kind: z.literal('reject'), ...reasoned }),
    z.strictObject({ kind: z.literal('warn'), ...reasoned }),
    z.strictObject({ kind: z.literal('lift'), ...reasoned }),
    z.strictObject({ kind: z.literal('decide') }),
    z.strictObject({ kind: z.literal('answer'), outcome: AppealOutcome, ...reasoned }),
  ])
  .meta({ id: 'RegisterDecideAct' });
export type DecideAct = z.infer<typeof DecideAct>;

/** What the firm does. */
export const OwnAct = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('withdraw') }),
    z.strictObject({ kind: z.literal('leave') }),
    z.strictObject({ kind: z.literal('object'), text: OneLine.min(1).max(300) }),
  ])
  .meta({ id: 'RegisterOwnAct' });
export type OwnAct = z.infer<typeof OwnAct>;

export type Act = PrepareAct | DecideAct | OwnAct;

/** What happened to an entry: added, never changed. */
export const RegisterStep = z
  .object({
    at: Instant,
    by: PersonId,
    did: z.enum([
      'applied',
      'opened-store',
      ...OfficeDid.options,
      ...OwnAct.options.map(({ shape }) => shape.kind.value),
    ]),
    state: RegisterState,
    reason: BothLanguages.nullable(),
    /** For the office alone. */
    note: z.string().nullable(),
  })
  .meta({ id: 'RegisterStep' });
export type RegisterStep = z.infer<typeof RegisterStep>;

type By = { readonly by: PersonId; readonly at: Instant };
export type StepRefusal = RefusalOf<
  'EntryNotInState' | 'OwnEntry' | 'ProposerMayNotDecide' | 'NoticeNotOver' | 'ObjectionOpen'
>;

/** From which states each act is possible. */
const FROM: Readonly<Record<Act['kind'], readonly RegisterState[]>> = {
  'take-up': ['applied'],
  admit: ['in-review'],
  reject: ['in-review'],
  warn: ['admitted', 'warned'],
  lift: ['warned', 'suspended'],
  propose: ['admitted', 'warned', 'suspended'],
  drop: ['admitted', 'warned', 'suspended'],
  decide: ['admitted', 'warned', 'suspended'],
  answer: ['admitted', 'warned', 'suspended', 'expelled'],
  withdraw: ['applied', 'in-review'],
  leave: ['admitted', 'warned', 'suspended'],
  object: ['admitted', 'warned', 'suspended', 'expelled'],
};

/** Acts that would pass over what the firm has said and nobody has answered. */
const WAITS_FOR_ANSWER: readonly Act['kind'][] = ['warn', 'propose', 'decide'];
/** Only the firm itself may do these. */
const OWN: readonly Act['kind'][] = OwnAct.options.map(({ shape }) => shape.kind.value);

const isOpen = ({ objection }: RegisterEntry): boolean => objection !== null && objection.answer === null;

/** Puts an entry into a state; what was proposed and said before is over. */
const moved = (entry: RegisterEntry, state: RegisterState, { by, at }: By, because: BothLanguages | null) => ({
  ...entry,
  state,
  since: state === entry.state ? entry.since : at,
  because,
  decidedBy: by,
  proposal: null,
  objection: null,
});

const propose = (
  entry: RegisterEntry,
  { measure, reason }: Extract<Act, { kind: 'propose' }>,
  { by, at }: By,
): Result<RegisterEntry, StepRefusal> => {
  const again = measure === 'suspend' && entry.state === 'suspended';
  if (entry.proposal !== null || again) return refuse({ code: 'EntryNotInState', state: entry.state });
  const decidableFrom = measure === 'expel' ? plusDays(at, NOTICE_DAYS) : at;
  return ok({ ...entry, proposal: { measure, reason, by, at, decidableFrom }, objection: null });
};

const decide = (entry: RegisterEntry, done: By): Result<RegisterEntry, StepRefusal> => {
  const { proposal } = entry;
  if (proposal === null) return refuse({ code: 'EntryNotInState', state: entry.state });
  if (proposal.by === done.by) return refuse({ code: 'ProposerMayNotDecide' });
  if (done.at < proposal.decidableFrom) return refuse({ code: 'NoticeNotOver', until: proposal.decidableFrom });
  return ok(moved(entry, proposal.measure === 'expel' ? 'expelled' : 'suspended', done, proposal.reason));
};

/** Upheld: what the firm objected to is undone, the proposal where there is one, else the state it is in. */
const answer = (
  entry: RegisterEntry,
  { outcome, reason }: Extract<Act, { kind: 'answer' }>,
  done: By,
): Result<RegisterEntry, StepRefusal> => {
  const { objection, proposal } = entry;
  if (objection === null || !isOpen(entry)) return refuse({ code: 'EntryNotInState', state: entry.state });
  if ((proposal?.by ?? entry.decidedBy) === done.by) return refuse({ code: 'ProposerMayNotDecide' });
  const answered = { ...objection, answer: { outcome, reason, ...done } };
  if (outcome === 'dismissed') return ok({ ...entry, objection: answered });
  const undone = proposal === null ? moved(entry, 'admitted', done, null) : { ...entry, proposal: null };
  return ok({ ...undone, objection: answered });
};

const object = (
  entry: RegisterEntry,
  { text }: Extract<Act, { kind: 'object' }>,
  { at }: By,
): Result<RegisterEntry, StepRefusal> => {
  const nothing = entry.proposal === null && entry.state === 'admitted';
  if (nothing || entry.objection !== null) return refuse({ code: 'EntryNotInState', state: entry.state });
  return ok({ ...entry, objection: { text, at, answer: null } });
};

const after = (entry: RegisterEntry, act: Act, done: By): Result<RegisterEntry, StepRefusal> => {
  switch (act.kind) {
    case 'take-up':
      return ok({ ...entry, state: 'in-review', since: done.at });
    case 'admit':
      return ok(moved(entry, 'admitted', done, null));
    case 'reject':
      return ok(moved(entry, 'rejected', done, act.reason));
    case 'warn':
      return ok(moved(entry, 'warned', done, act.reason));
    case 'lift':
      return ok(moved(entry, 'admitted', done, null));
    case 'propose':
      return propose(entry, act, done);
    case 'drop':
      return entry.proposal === null
        ? refuse({ code: 'EntryNotInState', state: entry.state })
        : ok({ ...entry, proposal: null, objection: null });
    case 'decide':
      return decide(entry, done);
    case 'answer':
      return answer(entry, act, done);
    case 'withdraw':
      return ok(moved(entry, 'withdrawn', done, null));
    case 'leave':
      return ok(moved(entry, 'left', done, null));
    case 'object':
      return object(entry, act, done);
    default:
      return unreachable(act);
  }
};

/** The entry after an act, or why it is not possible now. Nobody decides on a firm of their own. */
export const take = (entry: RegisterEntry, act: Act, done: By): Result<RegisterEntry, StepRefusal> => {
  if (!FROM[act.kind].includes(entry.state)) return refuse({ code: 'EntryNotInState', state: entry.state });
  if (!OWN.includes(act.kind) && entry.applicant === done.by) return refuse({ code: 'OwnEntry' });
  if (WAITS_FOR_ANSWER.includes(act.kind) && isOpen(entry)) return refuse({ code: 'ObjectionOpen' });
  const next = after(entry, act, done);
  return next.ok ? ok({ ...next.value, version: entry.version + 1 }) : next;
};

/** What is written down of an act that brought an entry to `next`. */
export const stepOf = (next: RegisterEntry, act: Act, { by, at }: By, note: string | null): RegisterStep => ({
  at,
  by,
  did: act.kind,
  state: next.state,
  reason: act.kind === 'decide' ? next.because : 'reason' in act ? act.reason : null,
  note,
});
