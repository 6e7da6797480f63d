import { createHash, createHmac } from 'node:crypto';

export type Credentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
};

type Signing = { readonly region: string; readonly service: string; readonly credentials: Credentials };

const hmac = (key: Uint8Array | string, text: string): Uint8Array => createHmac('sha256', key).update(text).digest();
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Signs requests the way AWS asks (Signature Version 4); a key is derived once a day and credential.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export const signerV4 = () => {
  let known: { name: string; key: Uint8Array } = { name: '', key: new Uint8Array() };
  const keyOf = ({ region, service, credentials: { accessKeyId, secretAccessKey } }: Signing, day: string) => {
    const name = `${accessKeyId} ${secretAccessKey} ${day} ${region} ${service}`;
    if (known.name !== name) {
      const scope = [day, region, service, 'aws4_request'];
      const key = scope.reduce<Uint8Array>(hmac, Buffer.from(`AWS4${secretAccessKey}`));
      known = { name, key };
    }
    return known.key;
  };
  /** The header `authorization` for a POST to the root; `headers` in lower case, sorted by name. `at` as in `x-amz-date`. */
  return (signing: Signing, at: string, headers: readonly (readonly [string, string])[], body: string): string => {
    const day = at.slice(0, 8);
    const names = headers.map(([name]) => name).join(';');
    const lines = headers.map(([name, value]) => `${name}:${value}\n`).join('');
    const canonical = `POST\n/\n\n${lines}\n${names}\n${hash(body)}`;
    const scope = `${day}/${signing.region}/${signing.service}/aws4_request`;
    const signature = Buffer.from(
      hmac(keyOf(signing, day), `AWS4-HMAC-SHA256\n${at}\n${scope}\n${hash(canonical)}`),
    ).toString('hex');
    return `AWS4-HMAC-SHA256 Credential=${signing.credentials.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
  };
};

/** The instant of a signature: `20260301T020000Z`. */
export const signingDate = (epochMs: number): string => new Date(epochMs).toISOString().replace(/[-:]|\.\d{3}/g, '');
