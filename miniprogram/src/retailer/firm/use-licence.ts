import type { UploadId } from '@luhuan/shared/ids';
import type { Problem } from '@luhuan/shared/refusal/problem';
import { useState } from 'react';
import { sendFile } from '../../upload/send-file.ts';
import { takePhoto } from '../evidence/take-photo.ts';

export type Licence =
  | { readonly state: 'none' }
  | { readonly state: 'sending'; readonly path: string; readonly percent: number }
  | { readonly state: 'failed'; readonly path: string; readonly problem: Problem | null }
  | { readonly state: 'taken'; readonly path: string; readonly uploadId: UploadId };

/** The photo of a business licence, from the camera to the answer that it is there. */
export const useLicence = () => {
  const [licence, show] = useState<Licence>({ state: 'none' });
  const take = async (): Promise<void> => {
    const photo = await takePhoto(false);
    if (photo === undefined) return;
    const { path } = photo;
    if (photo.contentType === undefined) {
      show({ state: 'failed', path, problem: null });
      return;
    }
    show({ state: 'sending', path, percent: 0 });
    const tell = (percent: number) => show({ state: 'sending', path, percent });
    const { result } = await sendFile(photo, undefined, tell, 'application');
    if (result.ok) show({ state: 'taken', path, uploadId: result.value.uploadId });
    else show({ state: 'failed', path, problem: result.error.kind === 'refused' ? result.error.problem : null });
  };
  return { licence, take: () => void take() };
};
