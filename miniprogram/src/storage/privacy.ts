import * as z from 'zod';
import { stored } from './stored.ts';

/** Rises when the sign-in page says something new about what is collected: everybody is then asked again. */
const EDITION = 1;

const agreedTo = stored('privacy-agreed', z.int(), 0);

export const hasAgreed = (): boolean => agreedTo.get() >= EDITION;
export const rememberAgreed = (): void => agreedTo.set(EDITION);
