import type { ManagedCampaign } from '@luhuan/shared/api/campaigns';
import type { Result } from '@luhuan/shared/result';
import type { Failure } from '../../../api/call.ts';
import { useOnce } from '../../../api/use-once.ts';

type Write = (key: string) => Promise<Result<ManagedCampaign, Failure>>;

/**
 * One step of a campaign's life: taken once, and the campaign is read again when it is done or was refused. `onDone` may
 * besides close the form; after a refusal what was entered stays.
 */
export const useStep = (subject: string, write: Write, reload: () => void, onDone = reload) => {
  const { sent, submit, clear } = useOnce(subject, write);
  const send = async () => {
    const { state } = await submit();
    if (state === 'done') onDone();
  };
  const readAgain = () => {
    clear();
    reload();
  };
  return { sent, take: () => void send(), readAgain, busy: sent.state === 'sending' || sent.state === 'done' };
};
