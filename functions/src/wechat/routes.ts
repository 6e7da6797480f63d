import * as api from '@luhuan/shared/api/people';
import type { AppDeps } from '../http/app.ts';
import { type Binding, bind } from '../http/bind.ts';
import type { Rings } from '../platform/digests.ts';
import type { Table } from '../platform/table.ts';
import type { WeChat } from './client.ts';
import { linkPhone } from './link-phone.ts';
import { signIn } from './sign-in.ts';

export const wechatRoutes = (
  deps: AppDeps & { readonly table: Table; readonly rings: Rings; readonly wechat: WeChat },
): Binding[] => [
  bind(api.openWechatSession, ({ body, now }) => signIn(deps)(body, now)),
  bind(api.linkPhone, ({ body, person, now }) => linkPhone(deps)(body.code, { personId: person.personId, now })),
];
