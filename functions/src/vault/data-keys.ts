import type { Instant } from '@luhuan/shared/clock';
import type { PersonId } from '@luhuan/shared/ids';
import { newBreaker } from '../platform/breaker.ts';
import { LOCAL } from '../platform/open-table.ts';
import { ServiceAway } from '../platform/service-away.ts';

/** A person's data key: in clear while it is used, wrapped by KMS (Base64) wherever it is kept. */
export type DataKey = { readonly plain: Uint8Array; readonly wrapped: string };

/** @throws {ServiceAway} whenever KMS does not give the key: nothing is ever kept in clear instead. */
export type DataKeys = {
  readonly make: (personId: PersonId, now: Instant) => Promise<DataKey>;
  readonly open: (personId: PersonId, wrapped: string, now: Instant) => Promise<DataKey>;
};

/** Longer than KMS takes when asked by a busy process, shorter than anybody waits. */
const TIMEOUT_MS = 5_000;
const ATTEMPTS_MAX = 2;

/** KMS says that this is no key of this person: a row was moved or altered, which is no matter of waiting. */
class ForeignKey extends Error {
  override readonly name = 'ForeignKey';
  constructor() {
    super('no key of this person');
  }
}

/** A wrapped key opens for the person it was made for and nobody else. */
const contextOf = (personId: PersonId) => ({ EncryptionContext: { person: personId } });

/** Loaded when it is first asked: no rush asks it, and a cold start need not read it. */
const openKms = async (endpoint: string | undefined) => {
  const kms = await import('@aws-sdk/client-kms');
  const local = endpoint === undefined ? {} : { endpoint, ...LOCAL };
  return { ...kms, client: new kms.KMSClient({ maxAttempts: ATTEMPTS_MAX, ...local }) };
};
type Kms = Awaited<ReturnType<typeof openKms>>;

/** KMS itself, or its counterpart at `endpoint`. */
export const kmsDataKeys = (keyId: string, endpoint?: string): DataKeys => {
  let opened: Promise<Kms> | undefined;
  const breaker = newBreaker();
  const guarded = async <T>(now: Instant, ask: (kms: Kms, abortSignal: AbortSignal) => Promise<T>): Promise<T> => {
    if (!breaker.admits(now)) throw new ServiceAway('vault');
    const kms = await (opened ??= openKms(endpoint));
    try {
      const answer = await ask(kms, AbortSignal.timeout(TIMEOUT_MS));
      breaker.note(true, now);
      return answer;
    } catch (error) {
      const foreign = error instanceof kms.InvalidCiphertextException || error instanceof kms.IncorrectKeyException;
      breaker.note(foreign, now);
      throw foreign ? new ForeignKey() : new ServiceAway('vault');
    }
  };
  return {
    make: (personId, now) =>
      guarded(now, async ({ client, GenerateDataKeyCommand }, abortSignal) => {
        const command = new GenerateDataKeyCommand({ KeyId: keyId, KeySpec: 'AES_256', ...contextOf(personId) });
        const { Plaintext, CiphertextBlob } = await client.send(command, { abortSignal });
        if (Plaintext === undefined || CiphertextBlob === undefined) throw new ServiceAway('vault');
        return { plain: Plaintext, wrapped: Buffer.from(CiphertextBlob).toString('base64') };
      }),
    open: (personId, wrapped, now) =>
      guarded(now, async ({ client, DecryptCommand }, abortSignal) => {
        const CiphertextBlob = Buffer.from(wrapped, 'base64');
        const command = new DecryptCommand({ KeyId: keyId, CiphertextBlob, ...contextOf(personId) });
        const { Plaintext } = await client.send(command, { abortSignal });
        if (Plaintext === undefined) throw new ServiceAway('vault');
        return { plain: Plaintext, wrapped };
      }),
  };
};
