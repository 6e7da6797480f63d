import { reserveVoucher } from '@luhuan/shared/api/redemptions';
import { markOf } from '@luhuan/shared/bytes';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../../api/call.ts';
import { tillSend } from '../../device/signed-send.ts';
import { useOnce } from '../../../api/use-once.ts';
import { type DraftAt, tillDraft } from './draft.ts';

/** Swaps a scanned or typed code for the preview, which takes the draft to the next step. */
export const useReserve = ({ entries }: DraftAt<'scan'>) => {
  // a new object for every ask: the same code may be asked twice
  const [asked, setAsked] = useState<{ readonly code: string; readonly name?: string }>({ code: '' });
  const { code, name } = asked;
  const { sent, submit, clear } = useOnce(
    `reserve:${code}${name === undefined ? '' : `:${markOf(name)}`}`,
    async (key) => {
      const body = name === undefined ? { code } : { code, name };
      const reserved = await call(tillSend, reserveVoucher, { key, body });
      if (reserved.ok) tillDraft.set({ step: 'enter', entries, preview: reserved.value, refused: null });
      return reserved;
    },
  );
  const latest = useRef(submit);
  useEffect(() => {
    latest.current = submit;
  });
  useEffect(() => {
    if (asked.code !== '') void latest.current();
  }, [asked]);
  const ask = (text: string) => setAsked({ code: text });
  return {
    sent,
    scanned: !/^\d+$/.test(code),
    ask,
    /** The same card, with the name on the identity card. */
    askWithName: (typed: string) => setAsked({ code, name: typed }),
    askAgain: () => setAsked({ ...asked }),
    clear,
  };
};
