import type { PersonId } from '@luhuan/shared/ids';
import { KEPT_DATA, type KeptData, type KeptKind } from '@luhuan/shared/vault/kept';
import * as z from 'zod';
import type { DataKey } from './data-keys.ts';

/** The header is authenticated with the content (RFC 7516): whose it is and of which kind cannot be exchanged. */
const HEADER = { alg: 'dir', enc: 'A256GCM' } as const;
const Header = z.object({ person: z.string(), kind: z.string() });

/** Loaded when something is first sealed or opened: a claim's cold start needs neither. */
const jwe = () => import('./jwe.ts');

/** Encrypts as a JWE, AES-256-GCM under the person's data key. */
export const seal = async <K extends KeptKind>(
  { plain }: DataKey,
  personId: PersonId,
  kind: K,
  data: KeptData[K],
): Promise<string> => {
  const { CompactEncrypt } = await jwe();
  return new CompactEncrypt(Buffer.from(JSON.stringify(data)))
    .setProtectedHeader({ ...HEADER, person: personId, kind })
    .encrypt(plain);
};

/** @throws when it was sealed for somebody else, as another kind, or was altered. */
export const unseal = async <K extends KeptKind>(
  { plain }: DataKey,
  personId: PersonId,
  kind: K,
  sealed: string,
): Promise<KeptData[K]> => {
  const { compactDecrypt } = await jwe();
  const { plaintext, protectedHeader } = await compactDecrypt(sealed, plain, {
    keyManagementAlgorithms: [HEADER.alg],
    contentEncryptionAlgorithms: [HEADER.enc],
  });
  const header = Header.parse(protectedHeader);
  if (header.person !== personId || header.kind !== kind) throw new Error(`a ${kind} of a person is another item`);
  // the schema of this very kind has just parsed it
  return KEPT_DATA[kind].parse(JSON.parse(Buffer.from(plaintext).toString())) as KeptData[K];
};
