import { CLAIMS_PER_SECOND_MAX, type WaitingRoom } from '@luhuan/shared/admission/waiting-room';
import { aheadOf, secondsUntil } from '@luhuan/shared/admission/timetable';
import { Instant } from '@luhuan/shared/clock';
import { CampaignId, PersonId } from '@luhuan/shared/ids';
import { IdentityProof } from '@luhuan/shared/person/identity-proof';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import * as z from 'zod';
import type { Keys } from '../platform/digest.ts';
import { readSigned, sign } from '../platform/signed.ts';
import { RiskRank } from '../session/store.ts';

const PURPOSE = 'admission';

/** What a ticket of the waiting room says of its person; nothing of it has to be looked up at the claim. */
const Ticket = z.object({
  sub: PersonId,
  campaignId: CampaignId,
  opensAt: Instant,
  place: z.int().min(0),
  admittedFrom: Instant,
  perSecond: z.int().min(1).max(CLAIMS_PER_SECOND_MAX),
  identity: IdentityProof,
  risk: RiskRank,
  /** How often the person may press in a minute. */
  claimsPerMinute: z.int().min(1),
});
type Ticket = z.infer<typeof Ticket>;

/** Assumption: nobody presses oftener by hand, and a phone that asks again after a lost reply does so less often. */
const CLAIMS_PER_MINUTE = 20;
/** WeChat's rank 3: likely to abuse; rank 4 is not signed in at all. */
const SUSPECT_RANK = 3;
const SUSPECT_CLAIMS_PER_MINUTE = 6;

type Stated = Omit<Ticket, 'sub' | 'claimsPerMinute'> & { readonly personId: PersonId };

export const signTicket = (
  keys: Keys,
  { personId, ...stated }: Stated,
  { statedAt, goodUntil }: { readonly statedAt: Instant; readonly goodUntil: Instant },
): string => {
  const claimsPerMinute = stated.risk === SUSPECT_RANK ? SUSPECT_CLAIMS_PER_MINUTE : CLAIMS_PER_MINUTE;
  return sign(keys, PURPOSE, { ...stated, claimsPerMinute }, { subject: personId, statedAt, expiresAt: goodUntil });
};

type NotAdmitted = RefusalOf<'AdmissionNeeded' | 'AdmissionNotYet'>;
type Holder = { readonly personId: PersonId; readonly campaignId: CampaignId };

/**
 * Whether a ticket admits this person to this campaign at this moment; signature and times say so, without a request. `null`:
 * the campaign has no room.
 */
export const admittedBy =
  (keys: Keys) =>
  (
    room: WaitingRoom | undefined,
    token: string | undefined,
    { personId, campaignId }: Holder,
    now: Instant,
  ): Result<{ readonly claimsPerMinute: number } | null, NotAdmitted> => {
    if (room === undefined) return ok(null);
    if (token === undefined) return refuse({ code: 'AdmissionNeeded' });
    const read = Ticket.safeParse(readSigned(keys, PURPOSE, token, now));
    if (!read.success || read.data.sub !== personId || read.data.campaignId !== campaignId)
      return refuse({ code: 'AdmissionNeeded' });
    const { admittedFrom: until, place, claimsPerMinute } = read.data;
    if (now >= until) return ok({ claimsPerMinute });
    return refuse({
      code: 'AdmissionNotYet',
      until,
      ahead: aheadOf(read.data, place, now),
      seconds: secondsUntil(until, now),
    });
  };
