import { type Privacy, getPrivacy } from '@luhuan/shared/api/privacy';
import { type Result, refuse } from '@luhuan/shared/result';
import { type Failure, call } from '../api/call.ts';
import { session } from '../api/session.ts';
import { send } from '../api/transport.ts';

/** What is kept of whoever is signed in; of nobody nothing is asked. */
export const loadPrivacy = async (): Promise<Result<Privacy, Failure>> =>
  session.get() === null ? refuse({ kind: 'unreachable' }) : call(send, getPrivacy, {});
