import type { Instant } from '@luhuan/shared/clock';
import type { Mobile } from '@luhuan/shared/identity/mobile';
import type { PersonName } from '@luhuan/shared/identity/person-name';
import type { ResidentId } from '@luhuan/shared/identity/resident-id';
import * as z from 'zod';
import { askJson } from '../platform/ask.ts';
import { newBreaker } from '../platform/breaker.ts';
import { ServiceAway } from '../platform/service-away.ts';

const NOT_FOUND = 404;

/** What the three say together: of one person, not of one person, or nobody is known under that number. */
const Answer = z.object({ result: z.enum(['match', 'mismatch', 'no-record']) });
type CheckResult = z.infer<typeof Answer>['result'];

type Question = {
  /** Ours, the same for every repeat: a check is paid for once. */
  readonly requestId: string;
  readonly name: PersonName;
  readonly residentId: ResidentId;
  readonly mobile: Mobile;
};

/** Asks whether name, number and mobile are one person's. `asked`: it may have been asked before, so look first. */
export type CheckService = (
  question: Question,
  state: { readonly asked: boolean; readonly now: Instant },
) => Promise<CheckResult>;

/**
 * The real-name service behind HTTP: `POST /v1/checks`, and `GET /v1/checks/{requestId}` for what was answered before.
 * @throws {ServiceAway} when nobody can say what the answer is.
 */
export const checkService = (origin: string): CheckService => {
  const breaker = newBreaker();
  /** The result, `undefined` where there is none yet. */
  const exchange = async (now: Instant, path: string, body?: Question): Promise<CheckResult | undefined> => {
    if (!breaker.admits(now)) throw new ServiceAway('identity');
    const answer = await askJson(`${origin}${path}`, body);
    const result = Answer.safeParse(answer?.json).data?.result;
    const answered = result !== undefined || (body === undefined && answer?.status === NOT_FOUND);
    breaker.note(answered, now);
    if (!answered) throw new ServiceAway('identity');
    return result;
  };
  return async (question, { asked, now }) => {
    const earlier = asked ? await exchange(now, `/v1/checks/${question.requestId}`) : undefined;
    const result = earlier ?? (await exchange(now, '/v1/checks', question));
    if (result === undefined) throw new ServiceAway('identity');
    return result;
  };
};
