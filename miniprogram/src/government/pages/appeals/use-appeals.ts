import { answerAppeal, getAppeal, listAppeals } from '@luhuan/shared/api/appeals';
import { AppealAnswer, type AppealOutcome } from '@luhuan/shared/appeal/appeal';
import type { BothLanguages } from '@luhuan/shared/campaign/rule';
import type { AppealId } from '@luhuan/shared/ids';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useOnce } from '../../../api/use-once.ts';

const STEP = 20;
const SHOWN_MAX = 100;
export type Status = 'open' | 'answered';

/** The appeals of the office's region, oldest first, and the one that is being read. */
export const useAppeals = () => {
  const [status, setStatus] = useState<Status>('open');
  const [limit, setLimit] = useState(STEP);
  const [reading, read] = useState<AppealId>();
  const screen = useLoad(() => call(send, listAppeals, { query: { status, limit } }), `appeals ${status} ${limit}`);
  const look = (next: Status) => {
    setStatus(next);
    read(undefined);
  };
  return { status, look, reading, read, screen, canGrow: limit < SHOWN_MAX, grow: () => setLimit(limit + STEP) };
};
export type Appeals = ReturnType<typeof useAppeals>;

export const useAppeal = (appealId: AppealId) =>
  useLoad(() => call(send, getAppeal, { params: { appealId } }), appealId);

const EMPTY: BothLanguages = { 'zh-CN': '', en: '' };

/** What an officer answers, and where sending it stands. */
export const useAnswer = (appealId: AppealId, onDone: () => void) => {
  const [outcome, choose] = useState<AppealOutcome>();
  const [reason, setReason] = useState(EMPTY);
  const [pressed, setPressed] = useState(false);
  const given = AppealAnswer.safeParse({ outcome, reason });
  const { sent, submit, clear } = useOnce(`answer:${appealId}:${outcome ?? ''}:${JSON.stringify(reason)}`, (key) =>
    given.success
      ? call(send, answerAppeal, { key, params: { appealId }, body: given.data })
      : Promise.reject(new Error('the answer is not complete')),
  );
  const answer = async (): Promise<void> => {
    setPressed(true);
    if (given.success && (await submit()).state === 'done') onDone();
  };
  const readAgain = () => {
    clear();
    onDone();
  };
  return { outcome, choose, reason, setReason, pressed, sent, answer: () => void answer(), readAgain };
};
