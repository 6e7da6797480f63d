import { getMe } from '@luhuan/shared/api/people';
import { call } from './call.ts';
import { session } from './session.ts';
import { send } from './transport.ts';

/** Learns what the person may do now: identity and posts change on other devices too. */
export const refreshPerson = async (): Promise<void> => {
  const me = await call(send, getMe, {});
  const open = session.get();
  if (me.ok && open?.person.personId === me.value.person.personId) session.set({ ...open, person: me.value.person });
};
