import { markOf } from '@luhuan/shared/bytes';
import { listDemonstrationPersons, verifyIdentity } from '@luhuan/shared/api/people';
import { Mobile } from '@luhuan/shared/identity/mobile';
import { PersonName } from '@luhuan/shared/identity/person-name';
import { ResidentId } from '@luhuan/shared/identity/resident-id';
import { TERMS } from '@luhuan/shared/vault/purpose';
import { useEffect, useState } from 'react';
import { call } from '../../api/call.ts';
import { refreshPerson } from '../../api/refresh-person.ts';
import { session } from '../../api/session.ts';
import { send } from '../../api/transport.ts';
import { useLoad } from '../../api/use-load.ts';
import { useOnce } from '../../api/use-once.ts';
import { useStored } from '../../storage/stored.ts';

const SCHEMAS = { name: PersonName, residentId: ResidentId, mobile: Mobile };
export type Entry = keyof typeof SCHEMAS;
type Entries = Record<Entry, string>;
const NAMES = Object.keys(SCHEMAS) as Entry[];
const EMPTY: Entries = { name: '', residentId: '', mobile: '' };

/** Names a write by its entries without keeping them on the phone. */
const subjectOf = (entries: Entries): string => `identity:${markOf(NAMES.map((name) => entries[name]).join('|'))}`;

/** In the demonstration, what this very person can enter. */
const useSample = (personId: string | undefined): Entries | undefined => {
  const screen = useLoad(() => call(send, listDemonstrationPersons, {}), 'persons');
  if (screen.state !== 'shown') return undefined;
  return screen.value.items.find((person) => person.personId === personId)?.citizen ?? undefined;
};

export const useIdentity = () => {
  const signed = useStored(session);
  // proven on another phone since this one signed in?
  useEffect(() => void refreshPerson(), []);
  const [entries, setEntries] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const { sent, submit, clear } = useOnce(subjectOf(entries), (key) =>
    call(send, verifyIdentity, { key, body: { ...entries, consentVersion: TERMS.identity.version } }),
  );
  const wrong = NAMES.filter((name) => !SCHEMAS[name].safeParse(entries[name]).success);
  const verify = async () => {
    setTried(true);
    if (wrong.length > 0 || (await submit()).state !== 'done') return;
    setEntries(EMPTY);
    await refreshPerson();
  };
  return {
    signed,
    entries,
    enter: (name: Entry, value: string) => setEntries({ ...entries, [name]: value }),
    isWrong: (name: Entry) => tried && wrong.includes(name),
    sample: useSample(signed?.person.personId),
    fill: setEntries,
    sent,
    verify: () => void verify(),
    clear,
  };
};
export type IdentityPage = ReturnType<typeof useIdentity>;
