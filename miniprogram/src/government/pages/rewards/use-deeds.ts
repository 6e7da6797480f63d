import { confirmDeed, findDeed, takeDeedBack } from '@luhuan/shared/api/deeds';
import { DeedReference } from '@luhuan/shared/deed/deed';
import { ok } from '@luhuan/shared/result';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useOnce } from '../../../api/use-once.ts';

const CODE = /^[0-9A-HJKMNP-TV-Z]{10}$/;

/** A deed that is looked up by its code, then confirmed by its proof, or taken back. */
export const useDeeds = () => {
  const [entry, setEntry] = useState('');
  const [proof, setProof] = useState('');
  const [pressed, setPressed] = useState<'none' | 'find' | 'confirm'>('none');
  const [asked, ask] = useState('');
  const [asking, askBack] = useState(false);
  const code = entry.replace(/[\s-]/g, '').toUpperCase();
  const reference = DeedReference.safeParse(proof).data;
  const params = { code: asked };
  const found = useLoad(async () => (asked === '' ? ok(null) : call(send, findDeed, { params })), `deed ${asked}`);
  const confirming = useOnce(`confirm-deed:${asked}:${reference ?? ''}`, (key) =>
    call(send, confirmDeed, { key, params, body: { reference: reference ?? '' } }),
  );
  const takingBack = useOnce(`take-deed-back:${asked}`, (key) => call(send, takeDeedBack, { key, params, body: {} }));
  const clear = () => {
    confirming.clear();
    takingBack.clear();
  };
  const reload = () => {
    if (found.state === 'shown') found.reload();
  };
  return {
    entry,
    edit: (next: string) => {
      clear();
      setEntry(next);
    },
    wrong: pressed === 'find' && !CODE.test(code),
    find: () => {
      setPressed('find');
      clear();
      if (CODE.test(code)) ask(code);
    },
    found,
    proof,
    editProof: (next: string) => {
      clear();
      setProof(next);
    },
    proofWrong: pressed === 'confirm' && reference === undefined,
    confirm: async (): Promise<void> => {
      setPressed('confirm');
      if (reference === undefined || (await confirming.submit()).state !== 'done') return;
      setProof('');
      setPressed('none');
      reload();
    },
    asking,
    askBack,
    takeBack: async (): Promise<void> => {
      askBack(false);
      if ((await takingBack.submit()).state === 'done') reload();
    },
    confirming: confirming.sent,
    takingBack: takingBack.sent,
    clear,
  };
};
