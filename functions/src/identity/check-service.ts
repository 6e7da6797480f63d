import type { Mobile, PersonName } from '@luhuan/shared/identity/person-name';
import type { ResidentId } from '@luhuan/shared/identity/resident-id';
import * as z from 'zod';
import { ServiceAway } from '../platform/service-away.ts';

const ANSWER_WITHIN_MS = 2_000;

/** What the three say together: of one person, not of one person, or nobody is known under that number. */
const CheckResult = z.enum(['match', 'mismatch', 'no-record']);
type CheckResult = z.infer<typeof CheckResult>;
const Answer = z.object({ result: CheckResult });

type Question = {
  /** Ours, the same for every repeat: a check is paid for once. */
  readonly requestId: string;
  readonly name: PersonName;
  readonly residentId: ResidentId;
  readonly mobile: Mobile;
};

/** Asks whether name, number and mobile are one person's. `asked`: it may have been asked before, so look first. */
export type CheckService = (question: Question, asked: boolean) => Promise<CheckResult>;

const answered = async (url: URL, init: RequestInit): Promise<CheckResult | undefined> => {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
  if (response.status === 404) return undefined;
  return Answer.parse(await response.json()).result;
};

/** What a service that does not answer as agreed throws: network, time, HTML, another shape. */
const isAway = (error: unknown): boolean =>
  error instanceof TypeError ||
  error instanceof SyntaxError ||
  error instanceof z.ZodError ||
  (error instanceof DOMException && error.name === 'TimeoutError');

/**
 * The real-name service behind HTTP: `POST /v1/checks`, and `GET /v1/checks/{requestId}` for what was answered before.
 * @throws {ServiceAway} when nobody can say what the answer is.
 */
export const checkService =
  (origin: string): CheckService =>
  async ({ requestId, ...facts }, asked) => {
    const earlier = () => answered(new URL(`/v1/checks/${requestId}`, origin), {});
    const ask = () =>
      answered(new URL('/v1/checks', origin), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ requestId, ...facts }),
      });
    try {
      const result = (asked ? await earlier() : undefined) ?? (await ask());
      if (result !== undefined) return result;
    } catch (error) {
      if (!isAway(error)) throw error;
    }
    throw new ServiceAway('identity');
  };
