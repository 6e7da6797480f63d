import { listDrawEntries } from '@luhuan/shared/api/draws';
import type { PublicRound } from '@luhuan/shared/award/standing';
import type { Entry } from '@luhuan/shared/draw/draw';
import { publishedDraw, writeDraw } from '@luhuan/shared/draw/published-draw';
import { drawListOf } from '@luhuan/shared/draw/round';
import { type Result, ok } from '@luhuan/shared/result';
import { useState } from 'react';
import { type Failure, call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { NO_TROUBLE, troubleOf } from '../../../api/trouble.ts';
import { saveFile } from '../../save-file.ts';

export type DrawnRound = Extract<NonNullable<PublicRound['closed']>, { state: 'drawn' }>;

const readEntries = async ({ campaignId, category, round }: DrawnRound): Promise<Result<Entry[], Failure>> => {
  const entries: Entry[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const query = cursor === undefined ? {} : { cursor };
    const page = await call(send, listDrawEntries, { params: { campaignId, category, round }, query });
    if (!page.ok) return page;
    entries.push(...page.value.items);
    ({ cursor } = page.value);
  }
  return ok(entries);
};

/** `differs`: drawn again here, it is not what was published; `kept`: the person closed WeChat's list of chats. */
type State = 'idle' | 'making' | 'saved' | 'kept' | 'differs';

/** The published file of a draw, made from the public list and value: drawn again on this device, and handed over. */
export const useDrawFile = (drawn: DrawnRound, fileName: string) => {
  const [state, setState] = useState<State>('idle');
  const [trouble, setTrouble] = useState(NO_TROUBLE);
  const make = async () => {
    setState('making');
    const read = await readEntries(drawn);
    if (!read.ok) {
      setState('idle');
      setTrouble(troubleOf(read.error));
      return;
    }
    const again = publishedDraw(drawListOf(drawn, read.value), drawn.publicValue);
    const same = again.listHash === drawn.listHash && again.winnersHash === drawn.winnersHash;
    const saved = await saveFile(fileName, writeDraw(again));
    setState(same ? (saved ? 'saved' : 'kept') : 'differs');
  };
  return { state, trouble, make: () => void make(), clear: () => setTrouble(NO_TROUBLE) };
};
