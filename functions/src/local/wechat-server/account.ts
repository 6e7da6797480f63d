import { sameText } from '../../platform/digest.ts';

export const ACCOUNT = { appId: 'wx0000000000local0', secret: 'local-secret' };

/** What is wrong with an account that introduces itself so. */
export const accountErrcode = (appId: unknown, secret: unknown): number | undefined => {
  if (appId !== ACCOUNT.appId) return 40_013;
  return typeof secret === 'string' && sameText(secret, ACCOUNT.secret) ? undefined : 40_125;
};
