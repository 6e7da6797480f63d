import type { Clock } from '@luhuan/shared/clock';
import { leafOf, treeOf } from '@luhuan/shared/receipt/merkle';
import { signedBytes } from '@luhuan/shared/receipt/sign';
import { type Table, writeOne } from '../platform/table.ts';
import type { Signer } from '../platform/ed25519.ts';
import { addBatch, addSigningKey, placeReceipts, readSigningKey, readUnsigned } from './store.ts';

const PER_SHARD = 500;

type Deps = { readonly table: Table; readonly clock: Clock; readonly signer: Signer };

/**
 * Signs what waits for a signature as one batch: first the key and the batch, then each receipt's place in it. Killed in
 * between, the receipts that have no place yet are in the next batch. The list it reads may lag, and two may run at once: what
 * is signed twice has the place it was given last, and the batch of either proves it.
 * @returns how many it signed; call again while it is not zero.
 */
export const signReceipts =
  ({ table, clock, signer }: Deps) =>
  async (): Promise<number> => {
    const waiting = await readUnsigned(table, PER_SHARD);
    if (waiting.length === 0) return 0;
    const tree = treeOf(waiting.map(({ body }) => leafOf(body)));
    const { keyId, publicKey } = signer;
    if ((await readSigningKey(table, keyId)) === undefined)
      await writeOne(table, addSigningKey(table, { keyId, publicKey }));
    const head = { root: tree.root, size: waiting.length, keyId, signedAt: clock.now() };
    // there already: a killed run signed the very same receipts
    await writeOne(table, addBatch(table, { ...head, signature: signer.sign(signedBytes(head)) }));
    await placeReceipts(
      table,
      waiting.map((row, index) => ({ ...row, signed: { root: tree.root, index, path: tree.pathOf(index) } })),
    );
    return waiting.length;
  };
