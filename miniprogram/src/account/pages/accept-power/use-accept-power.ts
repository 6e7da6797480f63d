import { acceptPower, getPowerOffer } from '@luhuan/shared/api/powers';
import { PowerOfferId } from '@luhuan/shared/ids';
import { useEffect } from 'react';
import { call } from '../../../api/call.ts';
import { refreshPerson } from '../../../api/refresh-person.ts';
import { useScene } from '../../../api/scene.ts';
import { session } from '../../../api/session.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useOnce } from '../../../api/use-once.ts';
import { useStored } from '../../../storage/stored.ts';

/** Which offer the code is about that opened this page, and who would take it. */
export const useAcceptPower = () => ({
  offerId: PowerOfferId.safeParse(useScene()).data,
  person: useStored(session)?.person,
});
export type AcceptPower = ReturnType<typeof useAcceptPower>;

/** The offer as it is, and the person's answer to it. */
export const useOffer = (offerId: PowerOfferId) => {
  // proven on another phone since this one signed in?
  useEffect(() => void refreshPerson(), []);
  const screen = useLoad(() => call(send, getPowerOffer, { params: { offerId } }), offerId);
  const { sent, submit, clear } = useOnce(`accept-power:${offerId}`, (key) =>
    call(send, acceptPower, { key, params: { offerId }, body: {} }),
  );
  return { screen, sent, accept: () => void submit(), clear };
};
export type Offer = ReturnType<typeof useOffer>;
