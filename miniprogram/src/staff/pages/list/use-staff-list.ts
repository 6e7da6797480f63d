import { getMe } from '@luhuan/shared/api/people';
import { type PlacedInvitation, dismissStaff, listStaff, withdrawInvitation } from '@luhuan/shared/api/staff';
import { may } from '@luhuan/shared/person/permission';
import { type Result, ok } from '@luhuan/shared/result';
import { useShareAppMessage } from '@tarojs/taro';
import { useState } from 'react';
import { type Failure, call } from '../../../api/call.ts';
import { session } from '../../../api/session.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useNow } from '../../../api/use-now.ts';
import { useStored } from '../../../storage/stored.ts';
import { useText } from '../../../text/use-text.ts';
import { type Served, type Staff, servedKey } from '../../places.ts';
import { useStaffText } from '../../text/use-staff-text.ts';
import { useAsked } from '../../../api/use-asked.ts';

const MINUTE_MS = 60_000;

const load = async (): Promise<Result<Staff, Failure>> => {
  const [staff, me] = await Promise.all([call(send, listStaff, {}), call(send, getMe, {})]);
  if (!staff.ok) return staff;
  if (!me.ok) return me;
  const { person, shop, officeName } = me.value;
  const { officeRegionCode: regionCode } = person;
  const heads = person.roles.includes('admin') && regionCode !== null;
  return ok({
    ...staff.value,
    head: person,
    shopName: shop?.name ?? '',
    office: heads ? { regionCode, name: officeName ?? '' } : null,
  });
};

/** An invitation whose code is on the screen; `image`: WeChat's own, which comes with a new one only. */
export type ShownCode = { readonly placed: PlacedInvitation; readonly image: string | null };

/** What WeChat sends to a friend: the invitation on the screen, or else the way in. */
const useSharing = (shown: ShownCode | undefined) => {
  const { code, title } = useStaffText();
  const { roles } = useText().me;
  useShareAppMessage(() => {
    if (shown === undefined) return { title, path: '/pages/home/index' };
    const { invitation, placeName } = shown.placed;
    return {
      title: code.shareTitle(roles[invitation.post.role], placeName),
      path: `/staff/pages/accept/index?scene=${invitation.invitationId}`,
    };
  });
};

/** Ends a post of somebody. */
export const useDismissal = (reload: () => void) =>
  useAsked<Served, unknown>(
    (served) => `dismiss:${servedKey(served)}`,
    ({ member, post }, key) => call(send, dismissStaff, { key, params: { personId: member.personId }, body: { post } }),
    reload,
  );

/** Takes an invitation back. */
export const useWithdrawal = (reload: () => void) =>
  useAsked<PlacedInvitation, unknown>(
    ({ invitation }) => `withdraw:${invitation.invitationId}`,
    ({ invitation: { invitationId } }, key) =>
      call(send, withdrawInvitation, { key, params: { invitationId }, body: {} }),
    reload,
  );

/** The people of a head's shop or office. */
export const useStaffList = () => {
  const person = useStored(session)?.person;
  const screen = useLoad(load, 'staff');
  const [shown, show] = useState<ShownCode>();
  const [inviting, setInviting] = useState(false);
  useSharing(shown);
  return {
    signedIn: person !== undefined,
    isHead: may(person, 'listStaff'),
    screen,
    now: useNow(MINUTE_MS),
    shown,
    show,
    hide: () => show(undefined),
    inviting,
    setInviting,
  };
};
export type StaffList = ReturnType<typeof useStaffList>;
