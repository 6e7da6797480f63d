import { endSession } from '@luhuan/shared/api/sessions';
import { endActing } from '../storage/acting.ts';
import { forgetVouchers } from '../storage/kept-vouchers.ts';
import { call } from './call.ts';
import { session } from './session.ts';
import { send } from './transport.ts';

/** Signs this device out; without network the server forgets it when the session ends by itself. */
export const signOut = (): void => {
  const open = session.get();
  if (open !== null) void call(send, endSession, { params: { sessionId: open.sessionId }, body: {} });
  forgetVouchers();
  endActing();
  session.set(null);
};
