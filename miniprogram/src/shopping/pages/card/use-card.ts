import { printCard, stopCard } from '@luhuan/shared/api/cards';
import type { VoucherId } from '@luhuan/shared/voucher/voucher-id';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useOnce } from '../../../api/use-once.ts';
import { subjectFor, useActing } from '../../../ui/acting-banner.tsx';

/** Makes a card of one voucher, or stops those there are. Each print is a wish of its own. */
export const useCard = () => {
  const voucherId = (useRouter().params['voucherId'] ?? '') as VoucherId;
  const acting = useActing();
  const [prints, setPrints] = useState(0);
  const printing = useOnce(subjectFor(acting, `card:${voucherId}`), (key) =>
    call(send, printCard, { key, params: { voucherId }, body: {} }),
  );
  const stopping = useOnce(subjectFor(acting, `card-stop:${voucherId}:${prints}`), (key) =>
    call(send, stopCard, { key, params: { voucherId }, body: {} }),
  );
  const print = () => {
    stopping.clear();
    void printing.submit().then(({ state }) => (state === 'done' ? setPrints((count) => count + 1) : undefined));
  };
  return {
    voucherId,
    printed: printing.sent,
    stopped: stopping.sent,
    print,
    stop: () => void stopping.submit(),
    clear: () => {
      printing.clear();
      stopping.clear();
    },
  };
};
export type CardPage = ReturnType<typeof useCard>;
