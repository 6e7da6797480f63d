import { checkCatalogue, importCatalogue, listCatalogueImports } from '@luhuan/shared/api/catalogue-imports';
import type { CatalogueImport } from '@luhuan/shared/catalogue-import/import';
import { may } from '@luhuan/shared/person/permission';
import type { Problem } from '@luhuan/shared/refusal/problem';
import { ok } from '@luhuan/shared/result';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../../api/call.ts';
import { newKey } from '../../../api/sent.ts';
import { session } from '../../../api/session.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useStored } from '../../../storage/stored.ts';
import { sendFile } from '../../../upload/send-file.ts';
import { chooseSheet } from './choose-sheet.ts';

const STEP = 10;
const SHOWN_MAX = 100;

/** Where bringing a file stands. */
export type Bringing =
  | { readonly state: 'idle' | 'wrong-type' | 'checking' | 'unreachable' }
  | { readonly state: 'sending'; readonly percent: number }
  | { readonly state: 'refused'; readonly problem: Problem };

/** Files of models, and one that is being brought. */
export const useCatalogue = () => {
  const person = useStored(session)?.person;
  const mayImport = may(person, 'importCatalogue');
  const [limit, setLimit] = useState(STEP);
  const [bringing, tell] = useState<Bringing>({ state: 'idle' });
  const screen = useLoad(
    async () => (mayImport ? call(send, listCatalogueImports, { query: { limit } }) : ok({ items: [], cursor: null })),
    `catalogue imports ${mayImport} ${limit}`,
  );
  const bring = async (): Promise<void> => {
    const file = await chooseSheet();
    if (file === undefined) return;
    if (file.contentType === undefined) {
      tell({ state: 'wrong-type' });
      return;
    }
    tell({ state: 'sending', percent: 0 });
    const sent = await sendFile(file, undefined, (percent) => tell({ state: 'sending', percent }), 'catalogue');
    if (sent.result.ok) tell({ state: 'checking' });
    const body = sent.result.ok ? { uploadId: sent.result.value.uploadId } : undefined;
    const looked = body === undefined ? sent.result : await call(send, checkCatalogue, { key: newKey(), body });
    if (!looked.ok) {
      const { error } = looked;
      tell(error.kind === 'refused' ? { state: 'refused', problem: error.problem } : { state: 'unreachable' });
      return;
    }
    tell({ state: 'idle' });
    if (screen.state === 'shown') screen.reload();
  };
  return {
    mayImport,
    screen,
    bringing,
    bring: () => void bring(),
    clear: () => tell({ state: 'idle' }),
    canGrow: limit < SHOWN_MAX,
    grow: () => setLimit(limit + STEP),
  };
};
export type CataloguePage = ReturnType<typeof useCatalogue>;

/** An import that is written step by step as long as the page is open, and stops at the first trouble. */
export const useSteps = (given: CatalogueImport) => {
  const [row, setRow] = useState(given);
  const [running, setRunning] = useState(false);
  const [trouble, setTrouble] = useState<{ readonly problem: Problem | null }>();
  const going = useRef(false);
  useEffect(
    () => () => {
      going.current = false;
    },
    [],
  );
  const run = async (): Promise<void> => {
    going.current = true;
    setRunning(true);
    setTrouble(undefined);
    const params = { importId: given.importId };
    for (let ended = false; going.current && !ended;) {
      const next = await call(send, importCatalogue, { key: newKey(), params, body: {} });
      if (next.ok) setRow(next.value);
      else setTrouble({ problem: next.error.kind === 'refused' ? next.error.problem : null });
      ended = !next.ok || next.value.endedAt !== null;
    }
    setRunning(false);
  };
  const stop = () => {
    going.current = false;
  };
  return { row, running, trouble, run: () => void run(), stop, clear: () => setTrouble(undefined) };
};
