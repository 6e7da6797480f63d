import { session } from '../../../api/session.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useStored } from '../../../storage/stored.ts';
import { loadPrivacy } from '../../load-privacy.ts';

/** What is kept of whoever is signed in. */
export const usePrivacy = () => ({ signed: useStored(session), screen: useLoad(loadPrivacy, 'privacy') });
export type PrivacyPage = ReturnType<typeof usePrivacy>;
