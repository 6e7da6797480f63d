import {
  type FiledEntry,
  decideEntry,
  getRegisterEntry,
  listRegister,
  prepareEntry,
  showRegisterDocument,
} from '@luhuan/shared/api/register';
import { BothLanguages } from '@luhuan/shared/campaign/rule';
import type { RegisterEntryId, UploadId } from '@luhuan/shared/ids';
import type { RegisterList } from '@luhuan/shared/register/entry';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useOnce } from '../../../api/use-once.ts';
import { type Choice, deciding, preparing, wantsReason } from './choices.ts';

const STEP = 20;
const SHOWN_MAX = 100;

/** The firms of the office's region, and the one that is being read. */
export const useRegister = () => {
  const [list, setList] = useState<RegisterList>('waiting');
  const [limit, setLimit] = useState(STEP);
  const [reading, read] = useState<RegisterEntryId>();
  const screen = useLoad(() => call(send, listRegister, { query: { list, limit } }), `register ${list} ${limit}`);
  const look = (next: RegisterList) => {
    setList(next);
    read(undefined);
  };
  return { list, look, reading, read, screen, canGrow: limit < SHOWN_MAX, grow: () => setLimit(limit + STEP) };
};
export type Register = ReturnType<typeof useRegister>;

export const useEntry = (entryId: RegisterEntryId) =>
  useLoad(() => call(send, getRegisterEntry, { params: { entryId } }), entryId);

/** The link to a paper, once it was asked for. */
export const usePaper = (entryId: RegisterEntryId, uploadId: UploadId) => {
  const [url, setUrl] = useState<string>();
  const show = async () => {
    const found = await call(send, showRegisterDocument, { params: { entryId, uploadId } });
    if (found.ok) setUrl(found.value.url);
  };
  return { url, show: () => void show() };
};

const EMPTY: BothLanguages = { 'zh-CN': '', en: '' };

/** What an officer chooses to do with an entry, with the reason, and where sending it stands. */
export const useAct = ({ entry: { entryId, version } }: FiledEntry, onDone: () => void) => {
  const [choice, setChoice] = useState<Choice>();
  const [reason, setReason] = useState(EMPTY);
  const [note, setNote] = useState('');
  const [pressed, setPressed] = useState(false);
  const complete = choice !== undefined && (!wantsReason(choice) || BothLanguages.safeParse(reason).success);
  const subject = `register:${entryId}:${version}:${choice ?? ''}:${JSON.stringify(reason)}:${note}`;
  const { sent, submit, clear } = useOnce(subject, async (key) => {
    if (choice === undefined) throw new Error('nothing was chosen');
    const params = { entryId };
    const rest = { note: note.trim() === '' ? null : note.trim(), version };
    const prepare = preparing(choice, reason);
    if (prepare !== undefined) return call(send, prepareEntry, { key, params, body: { act: prepare, ...rest } });
    const decide = deciding(choice, reason);
    if (decide === undefined) throw new Error(`${choice} is no act`);
    return call(send, decideEntry, { key, params, body: { act: decide, ...rest } });
  });
  const act = async (): Promise<void> => {
    setPressed(true);
    if (complete && (await submit()).state === 'done') onDone();
  };
  const choose = (next: Choice) => {
    clear();
    setPressed(false);
    setChoice(next);
  };
  return { choice, choose, reason, setReason, note, setNote, pressed, sent, act: () => void act(), clear };
};
