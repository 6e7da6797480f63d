import { isDeepStrictEqual } from 'node:util';
import { REFUSALS, type RefusalCode } from '@luhuan/shared/refusal/refusal';
import { type Answer, type Ask, type Asking, type Wait, untilAnswered } from './ask.ts';

/** One thing that was looked at: what a client may rely on, and what came. */
export type Check = { readonly what: string; readonly wanted: string; readonly got: string; readonly ok: boolean };

/** As a table says it: `201`, `201 replayed`, `409 RedemptionChanged`. */
const saidOf = ({ status, code, replayed }: Answer): string =>
  [String(status), ...(code === null ? [] : [code]), ...(replayed ? ['replayed'] : [])].join(' ');

/** What a refusal looks like in the table. */
export const refusedAs = (code: RefusalCode): string => `${REFUSALS[code].status} ${code}`;

/** Asks for a row of the table each, and keeps them. */
export const checker = (ask: Ask, wait: Wait) => {
  const checks: Check[] = [];
  const note = (what: string, wanted: string, got: string, ok = wanted === got): void =>
    void checks.push({ what, wanted, got, ok });
  const expects = async (what: string, wanted: string, asking: Asking): Promise<Answer> => {
    const answer = await untilAnswered(ask, wait, asking);
    note(what, wanted, saidOf(answer));
    return answer;
  };
  return {
    checks,
    note,
    expects,
    /** As if the answer to the first try had got lost: it is asked again, and the answer is the same. */
    loses: async (what: string, wanted: string, asking: Asking): Promise<Answer> => {
      const first = await untilAnswered(ask, wait, asking);
      const again = await untilAnswered(ask, wait, asking);
      const same = isDeepStrictEqual(first.body, again.body);
      const got = `${saidOf(again)}${same ? '' : ', another answer'}`;
      note(what, `${wanted} replayed`, got, `${wanted} replayed` === got && saidOf(first) === wanted);
      return again;
    },
  };
};
export type Checker = ReturnType<typeof checker>;
