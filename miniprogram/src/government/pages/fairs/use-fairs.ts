import { cancelFair, changeFairStop, listOfficeFairs } from '@luhuan/shared/api/fairs';
import type { Fair, FairStop } from '@luhuan/shared/fair/fair';
import { may } from '@luhuan/shared/person/permission';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { session } from '../../../api/session.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useNow } from '../../../api/use-now.ts';
import { useOnce } from '../../../api/use-once.ts';
import { useStored } from '../../../storage/stored.ts';
import { type StopEntry, entryOf, termsOf } from './stop-entry.ts';

export type Tab = 'list' | 'publish';
const MINUTE_MS = 60_000;

/** Fairs of the office, and whether its officer may change them. */
export const useFairs = () => {
  const [tab, look] = useState<Tab>('list');
  const person = useStored(session)?.person;
  return {
    tab,
    look,
    mayPublish: may(person, 'publishFair'),
    screen: useLoad(() => call(send, listOfficeFairs, {}), 'fairs of the office'),
    now: useNow(MINUTE_MS),
  };
};
export type FairsPage = ReturnType<typeof useFairs>;

const REASON_MIN = 4;
const useReason = () => {
  const [reason, write] = useState('');
  const [pressed, press] = useState(false);
  const isShort = reason.trim().length < REASON_MIN;
  return { reason, write, isShort, pressed, press, wrong: pressed && isShort };
};

/** One stop that is being moved or resized, and where that stands. */
export const useChanging = (fair: Fair, stop: FairStop, onDone: () => void) => {
  const { fairId, version } = fair;
  const stopNumber = stop.number;
  const [entry, setEntry] = useState<StopEntry>(() => entryOf(stop));
  const { reason, write, isShort, pressed, press, wrong } = useReason();
  const terms = termsOf(entry);
  const subject = `fair-change:${fairId}:${stopNumber}:${version}:${JSON.stringify(entry)}:${reason}`;
  const { sent, submit, clear } = useOnce(subject, (key) =>
    terms.ok
      ? call(send, changeFairStop, {
          key,
          params: { fairId, stopNumber },
          body: { terms: terms.value, version, reason },
        })
      : Promise.reject(new Error('a stop is made of right entries')),
  );
  return {
    entry,
    edit: (next: StopEntry) => {
      clear();
      setEntry(next);
    },
    wrongs: pressed && !terms.ok ? terms.wrongs : new Set<never>(),
    reason,
    write: (next: string) => {
      clear();
      write(next);
    },
    wrong,
    sent,
    change: async (): Promise<void> => {
      press(true);
      if (terms.ok && !isShort && (await submit()).state === 'done') onDone();
    },
    lookAgain: () => {
      clear();
      if (sent.state === 'refused') onDone();
    },
  };
};

/** A stop, or a whole fair, that is being cancelled, and where that stands. */
export const useCancelling = ({ fairId, version }: Fair, stopNumber: number | null, onDone: () => void) => {
  const { reason, write, isShort, press, wrong } = useReason();
  const { sent, submit, clear } = useOnce(`fair-cancel:${fairId}:${stopNumber}:${version}:${reason}`, (key) =>
    call(send, cancelFair, { key, params: { fairId }, body: { stopNumber, version, reason } }),
  );
  return {
    reason,
    write: (next: string) => {
      clear();
      write(next);
    },
    wrong,
    sent,
    cancel: async (): Promise<void> => {
      press(true);
      if (!isShort && (await submit()).state === 'done') onDone();
    },
    lookAgain: () => {
      clear();
      onDone();
    },
  };
};
