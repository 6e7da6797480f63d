import { acceptInvitation, getInvitation } from '@luhuan/shared/api/staff';
import { InvitationId } from '@luhuan/shared/ids';
import { useEffect } from 'react';
import { call } from '../../../api/call.ts';
import { refreshPerson } from '../../../api/refresh-person.ts';
import { useScene } from '../../../api/scene.ts';
import { session } from '../../../api/session.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useOnce } from '../../../api/use-once.ts';
import { useStored } from '../../../storage/stored.ts';

/** One invitation and its acceptance. */
export const useOffer = (invitationId: InvitationId) => {
  // proven on another phone since this one signed in?
  useEffect(() => void refreshPerson(), []);
  const person = useStored(session)?.person;
  const screen = useLoad(() => call(send, getInvitation, { params: { invitationId } }), invitationId);
  const { sent, submit, clear } = useOnce(`accept:${invitationId}`, (key) =>
    call(send, acceptInvitation, { key, params: { invitationId }, body: {} }),
  );
  const accept = async () => {
    if ((await submit()).state === 'done') await refreshPerson();
  };
  return {
    person,
    screen,
    sent,
    accept: () => void accept(),
    clear,
  };
};
export type Offer = ReturnType<typeof useOffer>;

/** Which invitation the code is about that opened this page, and who would accept it. */
export const useAccept = () => {
  const invitationId = InvitationId.safeParse(useScene());
  return { invitationId: invitationId.data, personId: useStored(session)?.person.personId };
};
export type Accept = ReturnType<typeof useAccept>;
