import { getApplianceModel } from '@luhuan/shared/api/appliances';
import { filePrice, listOwnPrices } from '@luhuan/shared/api/prices';
import { Gtin } from '@luhuan/shared/appliance/gtin';
import { ok } from '@luhuan/shared/result';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useOnce } from '../../../api/use-once.ts';
import { fenOf } from '../../../entry/yuan-entry.ts';
import { useStaff } from '../../clerk.ts';

const STEP = 20;
const SHOWN_MAX = 100;

/** Prices that the own shop pledged, and the entries of one more. */
export const usePrices = () => {
  const staff = useStaff();
  const [limit, setLimit] = useState(STEP);
  const screen = useLoad(
    async () =>
      staff.state === 'clerk' ? call(send, listOwnPrices, { query: { limit } }) : ok({ items: [], cursor: null }),
    `own prices ${staff.state} ${limit}`,
  );
  return { staff, screen, canGrow: limit < SHOWN_MAX, grow: () => setLimit(limit + STEP) };
};
export type PricesPage = ReturnType<typeof usePrices>;

/** One price that is being filed, and where sending it stands. */
export const useFiling = (onDone: () => void) => {
  const [entries, setEntries] = useState({ gtin: '', price: '' });
  const [pressed, setPressed] = useState(false);
  const gtin = Gtin.safeParse(entries.gtin.trim()).data;
  const priceFen = fenOf(entries.price);
  const model = useLoad(
    async () => (gtin === undefined ? ok(null) : call(send, getApplianceModel, { params: { gtin } })),
    gtin ?? '',
  );
  const { sent, submit, clear } = useOnce(`price:${gtin ?? ''}:${priceFen ?? ''}`, (key) =>
    gtin === undefined || priceFen === undefined
      ? Promise.reject(new Error('a price is filed for a model'))
      : call(send, filePrice, { key, body: { gtin, priceFen } }),
  );
  const file = async (): Promise<void> => {
    setPressed(true);
    if (gtin === undefined || priceFen === undefined || priceFen === 0) return;
    if ((await submit()).state !== 'done') return;
    setEntries({ gtin: '', price: '' });
    setPressed(false);
    onDone();
  };
  const edit = (part: Partial<typeof entries>) => {
    clear();
    setEntries({ ...entries, ...part });
  };
  return {
    entries,
    edit,
    pressed,
    known: model.state === 'shown' ? model.value : null,
    unknown: model.state === 'refused',
    wrongGtin: gtin === undefined,
    wrongPrice: priceFen === undefined || priceFen === 0,
    sent,
    file: () => void file(),
    clear,
  };
};
