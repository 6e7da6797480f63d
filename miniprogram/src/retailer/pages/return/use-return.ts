import { type ReturnAsked, getRedemption, quoteReturn, returnGoods } from '@luhuan/shared/api/returns';
import { RedemptionId } from '@luhuan/shared/ids';
import type { Return, ReturnReason, Wanted } from '@luhuan/shared/redemption/return';
import { Imeis } from '@luhuan/shared/redemption/imei';
import { SerialNumber } from '@luhuan/shared/redemption/redemption';
import { ok } from '@luhuan/shared/result';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useOnce } from '../../../api/use-once.ts';
import { fenOf } from '../../../entry/yuan-entry.ts';
import { useStaff } from '../../clerk.ts';
import { tillSend } from '../../device/signed-send.ts';

/** What a clerk has chosen and typed so far. */
export type Entries = {
  readonly kind: Return['kind'];
  readonly amount: string;
  readonly serialNumber: string;
  readonly imeis: readonly string[];
  readonly reason: ReturnReason | null;
};
const NOTHING: Entries = { kind: 'whole', amount: '', serialNumber: '', imeis: [], reason: null };

/** `has`: how many IMEIs the unit that comes back has. */
const wantOf = ({ kind, amount, serialNumber, imeis }: Entries, has: number): ReturnAsked['want'] | undefined => {
  switch (kind) {
    case 'whole':
      return { kind };
    case 'part': {
      const cutFen = fenOf(amount);
      return cutFen === undefined ? undefined : { kind, cutFen };
    }
    case 'exchange': {
      const read = SerialNumber.safeParse(serialNumber).data;
      const all = Imeis.safeParse(imeis.slice(0, has)).data;
      return read === undefined || all?.length !== has ? undefined : { kind, serialNumber: read, imeis: all };
    }
  }
};

/** What moves money is quoted first. */
const quotable = (want: ReturnAsked['want'] | undefined): Wanted | undefined =>
  want === undefined || want.kind === 'exchange' ? undefined : want;

export const useReturn = () => {
  const staff = useStaff();
  const redemptionId = RedemptionId.safeParse(useRouter().params['redemptionId']).data;
  const [entries, setEntries] = useState(NOTHING);
  const [asking, setAsking] = useState(false);
  const found = useLoad(
    async () =>
      redemptionId === undefined || staff.state !== 'clerk'
        ? ok(null)
        : call(send, getRedemption, { params: { redemptionId } }),
    `redemption ${redemptionId} ${staff.state}`,
  );
  const seen = found.state === 'shown' ? (found.value?.returns.length ?? 0) : 0;
  const has = found.state === 'shown' ? (found.value?.imeis.length ?? 0) : 0;
  const want = wantOf(entries, has);
  const quoted = quotable(want);
  const quote = useLoad(
    async () =>
      redemptionId === undefined || quoted === undefined || staff.state !== 'clerk'
        ? ok(null)
        : call(send, quoteReturn, { body: { redemptionId, want: quoted } }),
    `return ${redemptionId} ${seen} ${JSON.stringify(quoted)}`,
  );
  const asked = want === undefined || entries.reason === null ? undefined : { want, reason: entries.reason, seen };
  const { sent, submit, clear } = useOnce(`return:${redemptionId}:${JSON.stringify(asked)}`, async (key) => {
    if (redemptionId === undefined || asked === undefined) throw new Error('there is nothing to send yet');
    return call(tillSend, returnGoods, { key, params: { redemptionId }, body: asked });
  });
  return {
    staff,
    found,
    entries,
    change: (part: Partial<Entries>) => setEntries({ ...entries, ...part }),
    quote,
    asked,
    asking,
    ask: () => setAsking(true),
    leave: () => setAsking(false),
    sent,
    sure: () => {
      setAsking(false);
      void submit();
    },
    /** After an answer: the form again, with what stands by then. */
    again: () => {
      clear();
      setEntries(NOTHING);
      if (found.state === 'shown') found.reload();
    },
    edit: clear,
  };
};
export type ReturnPage = ReturnType<typeof useReturn>;
