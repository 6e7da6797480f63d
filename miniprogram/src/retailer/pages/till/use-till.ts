import { getMe } from '@luhuan/shared/api/people';
import { ok } from '@luhuan/shared/result';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useStored } from '../../../storage/stored.ts';
import { useStaff } from '../../clerk.ts';
import { draftFor, tillDraft } from './draft.ts';

/** Who stands at the till, of which shop, and how far the sale has come. */
export const useTill = () => {
  const staff = useStaff();
  const stored = useStored(tillDraft);
  const me = useLoad(async () => (staff.state === 'clerk' ? call(send, getMe, {}) : ok(null)), `me ${staff.state}`);
  const draft = draftFor(stored, staff.state === 'clerk' ? staff.person.shopId : null);
  return { staff, draft, me };
};
export type Till = ReturnType<typeof useTill>;
