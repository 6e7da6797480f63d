import { listOwned, removeOwned, restoreOwned } from '@luhuan/shared/api/owned';
import { type OwnedAppliance, idOf } from '@luhuan/shared/owned/owned';
import { isDue, safeClock } from '@luhuan/shared/owned/safe-clock';
import type { Instant } from '@luhuan/shared/clock';
import { ok } from '@luhuan/shared/result';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { session } from '../../../api/session.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useNow } from '../../../api/use-now.ts';
import { useOnce } from '../../../api/use-once.ts';
import { useStored } from '../../../storage/stored.ts';

const HOUR_MS = 3_600_000;
export type ByHand = Extract<OwnedAppliance, { origin: 'hand' }>;
/** What stands above the list: nothing, an empty form, the form of one appliance, or one that was just removed. */
export type Mode = { readonly kind: 'list' | 'add' } | { readonly kind: 'edit' | 'removed'; readonly owned: ByHand };

/** What has to be looked at first: recalled, then due, then what was bought last. */
export const inOrder = (items: readonly OwnedAppliance[], now: Instant): OwnedAppliance[] => {
  const urgency = (one: OwnedAppliance) =>
    one.alerts.some(({ match }) => match === 'certainly')
      ? 0
      : one.alerts.length > 0
        ? 1
        : isDue(safeClock(one, now))
          ? 2
          : 3;
  return items.toSorted((a, b) => urgency(a) - urgency(b));
};

/** What somebody owns. */
export const useOwned = () => {
  const isShopper = useStored(session)?.person.roles.includes('shopper') ?? false;
  const screen = useLoad(async () => (isShopper ? call(send, listOwned, {}) : ok({ items: [] })), `owned ${isShopper}`);
  const [mode, setMode] = useState<Mode>({ kind: 'list' });
  const done = (next: Mode) => {
    setMode(next);
    if (screen.state === 'shown') screen.reload();
  };
  const go = (next: Mode) => {
    setMode(next);
    void Taro.pageScrollTo({ scrollTop: 0 });
  };
  return { isShopper, screen, mode, go, done, now: useNow(HOUR_MS) };
};
export type OwnedPage = ReturnType<typeof useOwned>;

/** Taking one off the list, and where that stands. */
export const useRemoving = (owned: OwnedAppliance, onDone: (removed: ByHand) => void) => {
  const [asking, ask] = useState(false);
  const { sent, submit, clear } = useOnce(`owned-remove:${idOf(owned)}`, (key) =>
    owned.origin === 'hand'
      ? call(send, removeOwned, { key, params: { ownedId: owned.ownedId }, body: {} })
      : Promise.reject(new Error('a purchase is not removed')),
  );
  const remove = async (): Promise<void> => {
    ask(false);
    if ((await submit()).state === 'done' && owned.origin === 'hand') onDone(owned);
  };
  return { asking, ask, sent, remove, clear };
};

/** Bringing back what was just removed. */
export const useRestoring = ({ ownedId }: ByHand, onDone: () => void) => {
  const { sent, submit, clear } = useOnce(`owned-restore:${ownedId}`, (key) =>
    call(send, restoreOwned, { key, params: { ownedId }, body: {} }),
  );
  const restore = async (): Promise<void> => {
    if ((await submit()).state === 'done') onDone();
  };
  return { sent, restore, clear };
};
