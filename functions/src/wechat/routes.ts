import * as people from '@luhuan/shared/api/people';
import * as sessions from '@luhuan/shared/api/sessions';
import type { AppDeps } from '../http/app.ts';
import { type Binding, bind } from '../http/bind.ts';
import type { Rings } from '../platform/digests.ts';
import type { KeepDeps } from '../vault/keep.ts';
import type { WeChat } from './client.ts';
import { confirmWechat } from './confirm-wechat.ts';
import { linkPhone } from './link-phone.ts';
import { signIn } from './sign-in.ts';

export const wechatRoutes = (
  deps: AppDeps & KeepDeps & { readonly rings: Rings; readonly wechat: WeChat },
): Binding[] => [
  bind(sessions.openWechatSession, ({ body, now, clientIp }) => signIn(deps)(body, now, clientIp)),
  bind(sessions.confirmWechat, ({ body, person: { personId }, sessionId, now }) =>
    confirmWechat(deps)({ ...body, personId, sessionId }, now),
  ),
  bind(people.linkPhone, ({ body, person, now }) => linkPhone(deps)(body.code, { personId: person.personId, now })),
];
