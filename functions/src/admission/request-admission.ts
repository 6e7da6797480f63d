import { doorAt, rushBetween } from '@luhuan/shared/admission/rush';
import { type Timetable, admittedFrom, aheadOf, askAgainAt, placeOfLot } from '@luhuan/shared/admission/timetable';
import type { Admission } from '@luhuan/shared/api/admissions';
import type { Rules } from '@luhuan/shared/campaign/revision';
import { type Instant, plusSeconds } from '@luhuan/shared/clock';
import type { CampaignId, PersonId, SessionId } from '@luhuan/shared/ids';
import type { IdentityProof } from '@luhuan/shared/person/identity-proof';
import type { Person } from '@luhuan/shared/person/person';
import type { Actor } from '@luhuan/shared/power/power';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { type Running, readRunningLately } from '../campaign/store.ts';
import { type Keys, derive } from '../platform/digest.ts';
import type { Table } from '../platform/table.ts';
import { type RiskRank, riskIn, sessionKey } from '../session/store.ts';
import { openRoom } from './room.ts';
import { type AdmissionRow, type Rush, addAdmission, readAdmissionBeside } from './store.ts';
import { signTicket } from './ticket.ts';

type Deps = { readonly table: Table; readonly keys: Keys };
type Asked = {
  readonly campaignId: CampaignId;
  readonly person: Person;
  readonly actor: Actor;
  readonly sessionId: SessionId;
  readonly now: Instant;
};
type Refused = RefusalOf<
  | 'NotFound'
  | 'RoomNotNeeded'
  | 'RoomNotOpen'
  | 'CampaignClosed'
  | 'CampaignPaused'
  | 'CampaignDraining'
  | 'IdentityNotVerified'
>;

/** How long somebody who was let in may take. */
const GOOD_FOR_SECONDS = 2 * 3_600;
const LOT_BYTES = 6;

/** A person's lot in a rush, from 0 up to 1: nobody can compute it without the key, and asking earlier or oftener does not change it. */
export const lotOf = (keys: Keys, { campaignId, opensAt }: Rush, personId: PersonId): number =>
  Buffer.from(derive(keys, 'admission-lot', `${campaignId}#${opensAt}#${personId}`)).readUIntBE(0, LOT_BYTES) /
  256 ** LOT_BYTES;

type Entered = {
  readonly rules: Rules;
  readonly timetable: Timetable;
  readonly rush: Rush;
  readonly proof: IdentityProof;
};

/** Which rush the person would be let into; whoever could not claim in it is told so before they wait. */
const enter = (running: Running | undefined, { campaignId, person, now }: Asked): Result<Entered, Refused> => {
  if (running === undefined) return refuse({ code: 'NotFound' });
  const { rules } = running.revision;
  const { flow } = running.campaign;
  if (flow.state !== 'running')
    return refuse({ code: flow.state === 'paused' ? 'CampaignPaused' : 'CampaignDraining', reason: flow.reason });
  const room = rules.allocation.kind === 'rush' ? rules.allocation.room : undefined;
  if (room === undefined) return refuse({ code: 'RoomNotNeeded' });
  const door = doorAt(rules, room, now);
  if (door.state === 'over') return refuse({ code: 'CampaignClosed', closedAt: rules.window.until });
  if (door.state === 'not-yet') return refuse({ code: 'RoomNotOpen', from: door.from });
  if (person.identity === null) return refuse({ code: 'IdentityNotVerified' });
  const { opensAt } = door;
  const timetable = { opensAt, perSecond: room.claimsPerSecond };
  return ok({ rules, timetable, rush: { campaignId, opensAt }, proof: person.identity });
};

/**
 * Gives a place in the waiting room of a rush. Who comes before the opening is counted, and their lot among all early comers is
 * their place; who comes later stands behind. One conditional write for a person and rush, however often they ask.
 */
export const requestAdmission = ({ table, keys }: Deps) => {
  const room = openRoom(table);

  /** What stands from now on: a request of the same moment may have been faster. */
  const added = async (row: AdmissionRow): Promise<AdmissionRow> => {
    if (await addAdmission(table, row)) return row;
    const [found] = await readAdmissionBeside(table, row.personId, row, []);
    if (found === undefined) throw new Error('an admission vanished');
    return found;
  };

  const arrive = async ({ rush, timetable }: Entered, personId: PersonId, now: Instant): Promise<AdmissionRow> => {
    const early = now < rush.opensAt;
    const place = early ? null : await room.nextPlace(rush, timetable, personId, now);
    const row: AdmissionRow = { type: 'admission', personId, ...rush, place };
    const standing = await added(row);
    if (early && standing === row) await room.count(rush, timetable, personId);
    return standing;
  };

  const placed = async (
    { rules, rush, timetable, proof }: Entered,
    { personId, place: taken }: AdmissionRow,
    risk: RiskRank,
    now: Instant,
  ): Promise<Admission> => {
    const place = taken ?? placeOfLot(lotOf(keys, rush, personId), await room.comersAtOpening(rush, timetable));
    const from = admittedFrom(timetable, place);
    const begins = from < now ? now : from;
    const longest = plusSeconds(begins, GOOD_FOR_SECONDS);
    const goodUntil = rushBetween(rules, begins, longest) ?? longest;
    const stated = { personId, campaignId: rush.campaignId, ...timetable, place, admittedFrom: from };
    const ticket = signTicket(keys, { ...stated, identity: proof, risk }, { statedAt: now, goodUntil });
    const ahead = aheadOf(timetable, place, now);
    return { state: 'placed', ...timetable, place, ahead, admittedFrom: from, goodUntil, ticket };
  };

  return async (asked: Asked): Promise<Result<Admission, Refused>> => {
    const { campaignId, person, actor, sessionId, now } = asked;
    const entered = enter(await readRunningLately(table, campaignId, now), asked);
    if (!entered.ok) return entered;
    const { rush, timetable } = entered.value;
    const { personId } = person;
    const session = sessionKey(actor.personId, sessionId);
    const [before, sessionRow] = await readAdmissionBeside(table, personId, rush, [session]);
    const row = before ?? (await arrive(entered.value, personId, now));
    if (now >= rush.opensAt) return ok(await placed(entered.value, row, riskIn(sessionRow), now));
    const comers = await room.comers(rush, timetable, now);
    const again = askAgainAt(timetable, lotOf(keys, rush, personId), comers, now);
    return ok({ state: 'early', ...timetable, comers, askAgainAt: again });
  };
};
