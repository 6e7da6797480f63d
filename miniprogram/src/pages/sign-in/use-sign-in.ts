import { type DemonstrationPerson, listDemonstrationPersons } from '@luhuan/shared/api/people';
import { openDemonstrationSession } from '@luhuan/shared/api/sessions';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { deviceName } from '../../api/device.ts';
import { session } from '../../api/session.ts';
import { send } from '../../api/transport.ts';
import { NO_TROUBLE, troubleOf } from '../../api/trouble.ts';
import { useLoad } from '../../api/use-load.ts';
import { leave } from '../../ui/leave.ts';

/** Ready-made persons to sign in as, and the sign-in. */
export const useSignIn = () => {
  const screen = useLoad(() => call(send, listDemonstrationPersons, {}), 'persons');
  const [trouble, setTrouble] = useState(NO_TROUBLE);
  const signIn = async ({ personId, name }: DemonstrationPerson) => {
    setTrouble(NO_TROUBLE);
    const opened = await call(send, openDemonstrationSession, { body: { personId, device: deviceName() } });
    if (opened.ok) {
      session.set({ ...opened.value, name });
      leave();
    } else setTrouble(troubleOf(opened.error));
  };
  const nameOf = (personId: string): string | null => {
    const persons = screen.state === 'shown' ? screen.value.items : [];
    return persons.find((person) => person.personId === personId)?.name ?? null;
  };
  return { screen, trouble, signIn, nameOf, clear: () => setTrouble(NO_TROUBLE) };
};
export type SignIn = ReturnType<typeof useSignIn>;
