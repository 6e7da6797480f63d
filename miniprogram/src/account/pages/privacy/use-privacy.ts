import { getPrivacy } from '@luhuan/shared/api/privacy';
import { call } from '../../../api/call.ts';
import { session } from '../../../api/session.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useStored } from '../../../storage/stored.ts';

/** What is kept of whoever is signed in. */
export const usePrivacy = () => ({
  signed: useStored(session),
  screen: useLoad(() => call(send, getPrivacy, {}), 'privacy'),
});
export type PrivacyPage = ReturnType<typeof usePrivacy>;
