import * as api from '@luhuan/shared/api/people';
import type { AppDeps } from '../http/app.ts';
import { type Binding, bind } from '../http/bind.ts';
import type { KeepDeps } from '../vault/keep.ts';
import type { WeChat } from './client.ts';
import { linkPhone } from './link-phone.ts';
import { signIn } from './sign-in.ts';

export const wechatRoutes = (deps: AppDeps & KeepDeps & { readonly wechat: WeChat }): Binding[] => [
  bind(api.openWechatSession, ({ body, now }) => signIn(deps)(body, now)),
  bind(api.linkPhone, ({ body, person, now }) => linkPhone(deps)(body.code, { personId: person.personId, now })),
];
