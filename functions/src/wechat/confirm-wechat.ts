import type { Instant } from '@luhuan/shared/clock';
import type { PersonId, SessionId } from '@luhuan/shared/ids';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, refuse } from '@luhuan/shared/result';
import type { Rings } from '../platform/digests.ts';
import type { Table } from '../platform/table.ts';
import { confirmSession } from '../session/confirm.ts';
import { code2Session } from './calls.ts';
import { type WeChat, refusalFor } from './client.ts';
import { LOGIN_REFUSALS, type LoginRefusal } from './sign-in.ts';
import { readOpenid } from './store.ts';

type Deps = { readonly table: Table; readonly rings: Rings; readonly wechat: WeChat };
type Confirm = { readonly code: string; readonly personId: PersonId; readonly sessionId: SessionId };

/** Confirms a session by a fresh code of the same person's WeChat: the phone is in their hands, unlocked, right now. */
export const confirmWechat =
  (deps: Deps) =>
  async (
    { code, personId, sessionId }: Confirm,
    now: Instant,
  ): Promise<
    Result<{ confirmedUntil: Instant }, LoginRefusal | RefusalOf<'NotFound' | 'OtherPerson' | 'ServiceAway'>>
  > => {
    const login = await code2Session(deps.wechat, code, now);
    if (!login.ok) return refuse(refusalFor(login.error, LOGIN_REFUSALS));
    const owner = await readOpenid(deps.table, await deps.rings.current(now), login.value.openid);
    if (owner !== personId) return refuse({ code: 'OtherPerson' });
    return confirmSession(deps.table)({ personId, sessionId }, now);
  };
