import { markOf } from '@luhuan/shared/bytes';
import { correctContact } from '@luhuan/shared/api/privacy';
import { Contact } from '@luhuan/shared/vault/kept';
import { TERMS } from '@luhuan/shared/vault/purpose';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useOnce } from '../../../api/use-once.ts';
import { preferences } from '../../../storage/preferences.ts';
import { useStored } from '../../../storage/stored.ts';

const ENTRIES = ['name', 'mobile', 'address'] as const;
export type Entry = (typeof ENTRIES)[number];

/** Contact and address, entered anew each time: what is kept is not sent back to the phone in clear. */
export const useContact = () => {
  const { home } = useStored(preferences);
  const [entries, setEntries] = useState<Record<Entry, string>>({ name: '', mobile: '', address: '' });
  const [place, setPlace] = useState(home);
  const [picking, setPicking] = useState(false);
  const [tried, setTried] = useState(false);
  const contact = { ...entries, regionCode: place.regionCode };
  const wrong = ENTRIES.filter((name) => !Contact.shape[name].safeParse(entries[name]).success);
  // named by its entries without keeping them on the phone
  const subject = `contact:${markOf(JSON.stringify(contact))}`;
  const { sent, submit, clear } = useOnce(subject, (key) =>
    call(send, correctContact, { key, body: { contact, consentVersion: TERMS.contact.version } }),
  );
  const save = () => {
    setTried(true);
    if (wrong.length === 0) void submit();
  };
  return {
    entries,
    enter: (name: Entry, value: string) => setEntries({ ...entries, [name]: value }),
    isWrong: (name: Entry) => tried && wrong.includes(name),
    place,
    picking,
    setPicking,
    pick: (next: typeof place) => {
      setPlace(next);
      setPicking(false);
    },
    sent,
    save,
    clear,
  };
};
export type ContactPage = ReturnType<typeof useContact>;
