import type { ApiKeyId, NewSecret } from '@luhuan/shared/ids';
import type { Keys } from '../platform/digest.ts';
import { digestOfSecret, writeKeyToken } from '../http/key-token.ts';

/** A secret for a key: the token is for the one answer that shows it, the rest is what is kept. */
export const newSecretOf = (
  { keys, newSecret }: { readonly keys: Keys; readonly newSecret: NewSecret },
  keyId: ApiKeyId,
): { readonly token: string; readonly secret: { readonly digest: string; readonly hint: string } } => {
  const text = newSecret();
  const token = writeKeyToken(keyId, text);
  return { token, secret: { digest: digestOfSecret(keys, keyId, text), hint: token.slice(-4) } };
};
