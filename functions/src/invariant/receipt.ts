import { leafOf, rootFrom } from '@luhuan/shared/receipt/merkle';
import { keyIdOf, signedBytes } from '@luhuan/shared/receipt/sign';
import { appealIdOf } from '@luhuan/shared/appeal/appeal';
import { verifySignature } from '../receipt/ed25519.ts';
import type { Snapshot } from './store.ts';
import { type Violation, violated } from './violation.ts';

const checkBatches = ({ 'receipt-batch': batches, 'signing-key': keys }: Snapshot): Violation[] => [
  ...keys.flatMap(({ keyId, publicKey }) =>
    violated('T1', keyIdOf(publicKey) !== keyId, `signing key ${keyId} is another`),
  ),
  ...batches.flatMap((batch) => {
    const key = keys.find(({ keyId }) => keyId === batch.keyId);
    const { root, size, keyId, signedAt, signature } = batch;
    const holds =
      key !== undefined && verifySignature(key.publicKey, signedBytes({ root, size, keyId, signedAt }), signature);
    return violated('T1', !holds, `the signature of batch ${root} does not hold`);
  }),
];

/** T1: every signed receipt stands where its batch says, every batch's signature holds, and an appeal has its receipt. */
export const checkReceipts = (snapshot: Snapshot): Violation[] => {
  const batches = new Map(snapshot['receipt-batch'].map((batch) => [batch.root, batch]));
  const receipts = new Set<string>(snapshot.receipt.map(({ personId, receiptId }) => `${personId} ${receiptId}`));
  return [
    ...checkBatches(snapshot),
    ...snapshot.receipt.flatMap(({ receiptId, body, signed }) => {
      if (signed === null) return [];
      const size = batches.get(signed.root)?.size ?? 0;
      return violated(
        'T1',
        rootFrom(leafOf(body), { ...signed, size }) !== signed.root,
        `${receiptId} is not in its batch`,
      );
    }),
    ...snapshot.appeal.flatMap(({ appeal, personId }) => [
      ...violated('T1', !receipts.has(`${personId} ${appeal.receiptId}`), `${appeal.appealId} has no receipt`),
      ...violated('T1', appealIdOf(appeal.receiptId) !== appeal.appealId, `${appeal.appealId} is of another receipt`),
    ]),
  ];
};

/** O1, once the stream is drained: every granted claim and every redemption has its receipt. */
export const checkReceiptsWritten = (snapshot: Snapshot): Violation[] => {
  const written = new Set(snapshot.receipt.map(({ about }) => about));
  return [
    ...snapshot.slot.flatMap(({ attempts }) =>
      attempts.flatMap(({ voucher }) =>
        violated('O1', !written.has(voucher.voucherId), `${voucher.voucherId} has no receipt`),
      ),
    ),
    ...snapshot.redemption.flatMap(({ redemptionId }) =>
      violated('O1', !written.has(redemptionId), `${redemptionId} has no receipt`),
    ),
  ];
};
