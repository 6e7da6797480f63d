import { readReceiptKey } from '../platform/config.ts';
import { signerOf } from '../platform/ed25519.ts';
import { signReceipts } from '../receipt/sign-receipts.ts';
import { deps } from './deps.ts';

const sign = signReceipts({ ...deps, signer: signerOf(readReceiptKey(process.env)) });

/** Runs on a schedule; goes on until nothing waits for a signature. */
export const handler = async (): Promise<void> => {
  while ((await sign()) > 0);
};
