import type { Result } from '@luhuan/shared/result';
import { useRef, useState } from 'react';
import type { Failure } from '../../../api/call.ts';
import { type Placed, askPlace } from '../../../api/prove-place.ts';
import { useOnce } from '../../../api/use-once.ts';
import { subjectFor, useActing } from '../../../ui/acting-banner.tsx';

/** One thing to do: what its key is kept under, and the request. `placed`: the campaign asks where the phone is. */
export type Action = {
  readonly subject: string;
  readonly placed: boolean;
  readonly write: (key: string, placeProof: { placeProof?: string }) => Promise<Result<unknown, Failure>>;
};

/** Does it once, with the phone's place before it where the campaign asks for it. */
export const useAct = ({ subject, placed, write }: Action, onDone: () => void) => {
  const [place, setPlace] = useState<Placed | { readonly state: 'none' | 'asking' }>({ state: 'none' });
  const proof = useRef<{ placeProof?: string }>({});
  const { sent, submit, clear } = useOnce(subjectFor(useActing(), subject), (key) => write(key, proof.current));
  const proven = async (): Promise<boolean> => {
    if (!placed) return true;
    setPlace({ state: 'asking' });
    const answer = await askPlace();
    setPlace(answer);
    if (answer.state === 'proven') proof.current = { placeProof: answer.placeProof };
    return answer.state === 'proven';
  };
  const again = async (): Promise<void> => {
    if ((await submit()).state === 'done') onDone();
  };
  const go = async (): Promise<void> => {
    clear();
    if (await proven()) await again();
  };
  return { sent, place, clear, go: () => void go(), again: () => void again() };
};
