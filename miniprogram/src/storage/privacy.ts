import { TERMS } from '@luhuan/shared/vault/purpose';
import * as z from 'zod';
import { stored } from './stored.ts';

/** Who agreed to words that have changed since is asked again. */
const { version } = TERMS.account;

const agreedTo = stored('privacy-agreed', z.int(), 0);

export const hasAgreed = (): boolean => agreedTo.get() >= version;
export const rememberAgreed = (): void => agreedTo.set(version);
