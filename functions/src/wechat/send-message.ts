import type { Instant } from '@luhuan/shared/clock';
import { type TokenDeps, withToken } from './access-token.ts';
import { type Message, subscribeSend } from './calls.ts';
import { meaningOf } from './client.ts';

/**
 * `refused`: the person has no subscription left. `unreachable`: no such person in our mini-program. `unavailable`: our account
 * may not send this. `away`: perhaps sent, perhaps not; sending again is safe, since a one-time subscription carries one message.
 */
export type MessageOutcome = 'sent' | 'refused' | 'unreachable' | 'unavailable' | 'away';

const OUTCOMES: Readonly<Record<number, MessageOutcome>> = {
  // "user refuse to accept the msg": never subscribed, used up, or withdrawn
  43_101: 'refused',
  // touser is empty or none of ours
  40_003: 'unreachable',
  // no right to the call; sending taken away from the account or the template
  48_001: 'unavailable',
  43_107: 'unavailable',
  // another message to the same person at this moment; the day's number used up
  43_108: 'away',
  45_009: 'away',
};

/** @throws when the message itself is wrong: no such template (40037), fields that are not the template's (47003). */
export const sendMessage =
  (deps: TokenDeps) =>
  async (message: Message, now: Instant): Promise<MessageOutcome> => {
    const asked = await withToken(deps, (token) => subscribeSend(deps.wechat, token, message, now));
    if (asked.ok) return 'sent';
    return asked.error.kind === 'away' ? 'away' : meaningOf(asked.error.errcode, OUTCOMES);
  };
