import type { EvidenceKind } from '@luhuan/shared/campaign/rule';
import type { UploadId } from '@luhuan/shared/ids';
import type { Problem } from '@luhuan/shared/refusal/problem';
import type { PictureHint, UploadLink } from '@luhuan/shared/upload/upload';
import { useRef, useState } from 'react';
import { type LocalFile, sendFile } from '../../upload/send-file.ts';
import { takePhoto } from './take-photo.ts';

/** How far one photo has come. `unreadable`: a file of no kind that is taken. */
export type Capture =
  | { readonly state: 'none' }
  | { readonly state: 'sending'; readonly photo: LocalFile; readonly percent: number }
  | {
      readonly state: 'failed';
      readonly photo: LocalFile;
      readonly problem: Problem | null;
      readonly again: () => void;
    }
  | { readonly state: 'unreadable' }
  | { readonly state: 'taken'; readonly photo: LocalFile; readonly hints: readonly PictureHint[] };

/** What only counts when it is photographed here and now. */
const LIVE: readonly EvidenceKind[] = ['serial-photo', 'label-photo', 'activation'];

/** One photo after the other, each from the camera to the answer that it is there. */
export const useCapture = (onTaken: (kind: EvidenceKind, uploadId: UploadId) => void) => {
  const [captures, setCaptures] = useState<Partial<Record<EvidenceKind, Capture>>>({});
  // a photo that is taken again makes the answer about the one before it worthless
  const turns = useRef<Partial<Record<EvidenceKind, number>>>({});

  const start = async (kind: EvidenceKind, photo: LocalFile, link: UploadLink | undefined): Promise<void> => {
    const turn = (turns.current[kind] ?? 0) + 1;
    turns.current[kind] = turn;
    const show = (capture: Capture) => {
      if (turns.current[kind] === turn) setCaptures((all) => ({ ...all, [kind]: capture }));
    };
    show({ state: 'sending', photo, percent: 0 });
    const sent = await sendFile(photo, link, (percent) => show({ state: 'sending', photo, percent }));
    if (turns.current[kind] !== turn) return;
    if (!sent.result.ok) {
      const problem = sent.result.error.kind === 'refused' ? sent.result.error.problem : null;
      show({ state: 'failed', photo, problem, again: () => void start(kind, photo, sent.link) });
      return;
    }
    const { uploadId, picture } = sent.result.value;
    show({ state: 'taken', photo, hints: picture?.hints ?? [] });
    onTaken(kind, uploadId);
  };

  const take = async (kind: EvidenceKind): Promise<void> => {
    const photo = await takePhoto(LIVE.includes(kind));
    if (photo === undefined) return;
    if (photo.contentType === undefined) setCaptures((all) => ({ ...all, [kind]: { state: 'unreadable' } }));
    else await start(kind, photo, undefined);
  };
  const captureOf = (kind: EvidenceKind): Capture => captures[kind] ?? { state: 'none' };
  return { captureOf, take: (kind: EvidenceKind) => void take(kind) };
};
