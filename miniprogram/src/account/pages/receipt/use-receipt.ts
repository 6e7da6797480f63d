import { getReceipt, openAppeal } from '@luhuan/shared/api/receipts';
import type { Ground } from '@luhuan/shared/appeal/appeal';
import { ReceiptId } from '@luhuan/shared/ids';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { session } from '../../../api/session.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useOnce } from '../../../api/use-once.ts';
import { useStored } from '../../../storage/stored.ts';
import { saveFile } from '../../save-file.ts';

/** Which receipt the page was opened for. */
export const useReceiptPage = () => ({
  signedIn: useStored(session) !== null,
  receiptId: ReceiptId.safeParse(useRouter().params['receiptId']).data,
});
export type ReceiptPage = ReturnType<typeof useReceiptPage>;

export const useReceipt = (receiptId: ReceiptId) =>
  useLoad(() => call(send, getReceipt, { params: { receiptId } }), receiptId);

/** Hands the receipt file over; `failed` says that it did not leave the app. */
export const useSaving = (receiptId: ReceiptId, line: string | undefined) => {
  const [failed, setFailed] = useState(false);
  const save = async (): Promise<void> => {
    if (line !== undefined) setFailed(!(await saveFile(`${receiptId}.jsonl`, line)));
  };
  return { failed, save: () => void save() };
};

/** What is said to be wrong, and where saying so stands. */
export const useAppeal = (receiptId: ReceiptId, reload: () => void) => {
  const [ground, choose] = useState<Ground>();
  const { sent, submit, clear } = useOnce(`appeal:${receiptId}:${ground ?? ''}`, (key) =>
    ground === undefined
      ? Promise.reject(new Error('nothing was chosen'))
      : call(send, openAppeal, { key, params: { receiptId }, body: { ground } }),
  );
  const open = async (): Promise<void> => {
    if ((await submit()).state === 'done') reload();
  };
  const readAgain = () => {
    clear();
    reload();
  };
  return { ground, choose, sent, open: () => void open(), readAgain };
};
