import { approveTill, getTill, registerTill } from '@luhuan/shared/api/tills';
import type { ShopId } from '@luhuan/shared/ids';
import { may } from '@luhuan/shared/person/permission';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { registrationText } from '@luhuan/shared/till/signature';
import type { Till } from '@luhuan/shared/till/till';
import { useEffect, useRef, useState } from 'react';
import { type Failure, call } from '../../../api/call.ts';
import { deviceName } from '../../../api/device.ts';
import { answeredBy, newKey } from '../../../api/sent.ts';
import { send } from '../../../api/transport.ts';
import { useInView } from '../../../api/use-in-view.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useNow } from '../../../api/use-now.ts';
import { type Sent, useOnce } from '../../../api/use-once.ts';
import { useStored } from '../../../storage/stored.ts';
import { useStaff } from '../../clerk.ts';
import { deviceKeys, ownTills } from '../../device/own-tills.ts';
import { askNow } from '../../queue/phone-queue.ts';

const LOOK_MS = 3_000;
const NAME_MAX = 30;

type Own = { readonly shopId: ShopId; readonly name: string; readonly fresh: boolean };

/** Asks for approval. A reply that got lost is asked for again: one key is one till, with other digits. */
const register = async ({ shopId, name, fresh }: Own): Promise<Result<Till, Failure>> => {
  const publicKey = await deviceKeys.open(shopId, fresh);
  const signature = await deviceKeys.sign(shopId, registrationText(shopId, publicKey));
  if (signature === undefined) return refuse({ kind: 'unreachable' });
  const asked = await call(send, registerTill, { key: newKey(), body: { name, publicKey, signature } });
  if (!asked.ok) return asked;
  const { till, code } = asked.value;
  ownTills.set({ ...ownTills.get(), [shopId]: { tillId: till.tillId, code } });
  return ok(till);
};

/** How far the registration under way is. */
const useRegistration = (shopId: ShopId | null) => {
  const [name, setName] = useState(() => deviceName().slice(0, NAME_MAX));
  const [sent, setSent] = useState<Sent<Till>>({ state: 'idle' });
  const ask = async (fresh: boolean, as: string) => {
    if (shopId === null || as.trim() === '') return;
    setSent({ state: 'sending' });
    // a browser in private mode may refuse to keep anything
    const asked = await register({ shopId, name: as.trim(), fresh }).catch(() =>
      refuse<Failure>({ kind: 'unreachable' }),
    );
    setSent(answeredBy(asked));
  };
  return {
    name,
    setName,
    sent,
    ask: (fresh: boolean, as = name) => void ask(fresh, as),
    clear: () => setSent({ state: 'idle' }),
  };
};

/** What is asked about again while the screen is in view: a manager may be entering the digits. */
const useLooking = (waits: boolean, look: () => void) => {
  const inView = useInView();
  const latest = useRef(look);
  useEffect(() => {
    latest.current = look;
  });
  useEffect(() => {
    if (!waits || !inView) return undefined;
    const timer = setInterval(() => latest.current(), LOOK_MS);
    return () => clearInterval(timer);
  }, [waits, inView]);
};

/** What this device is to the shop of whoever is signed in, and for its manager all of the shop's. */
export const useDevice = () => {
  const staff = useStaff();
  const person = staff.state === 'clerk' ? staff.person : null;
  const shopId = person?.shopId ?? null;
  const tills = useStored(ownTills);
  const own = shopId === null ? undefined : tills[shopId];
  const till = useLoad(
    async () => (own === undefined ? ok(null) : call(send, getTill, { params: { tillId: own.tillId } })),
    `till ${own?.tillId} ${own?.code}`,
  );
  const reload = () => {
    if (till.state === 'shown') till.reload();
    // what waits was refused for want of a till
    askNow();
  };
  const registration = useRegistration(shopId);
  const state = till.state === 'shown' ? till.value?.state : undefined;
  useLooking(state === 'waiting', reload);
  const approval = useOnce(`approve-here:${own?.tillId}:${own?.code}`, (key) => {
    if (own === undefined) throw new Error('there is nothing to approve');
    return call(send, approveTill, { key, params: { tillId: own.tillId }, body: { code: own.code } });
  });
  const approve = async () => {
    if ((await approval.submit()).state === 'done') reload();
  };
  return {
    staff,
    usable: deviceKeys.usable(),
    manages: may(person, 'listTills'),
    elsewhere: own === undefined && Object.keys(tills).length > 0,
    own,
    till,
    now: useNow(LOOK_MS),
    registration,
    approval: { sent: approval.sent, clear: approval.clear, approve: () => void approve() },
  };
};
export type DevicePage = ReturnType<typeof useDevice>;
