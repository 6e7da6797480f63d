import { requestAdjustment } from '@luhuan/shared/api/adjustments';
import type { ManagedCampaign } from '@luhuan/shared/api/campaigns';
import type { Pool } from '@luhuan/shared/quota/pool';
import { yuan } from '@luhuan/shared/text/format';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useGovernmentText } from '../../text/use-government-text.ts';
import { AskAmount } from './ask-amount.tsx';

type AskProps = { managed: ManagedCampaign; pool: Pool; onDone: () => void; onCancel: () => void };

/** Asks for another budget of one category. */
export const AskAdjustment = ({ managed, pool, onDone, onCancel }: AskProps) => {
  const text = useGovernmentText().campaign;
  const { campaignId } = managed.campaign;
  const { category, limitFen: currentFen } = pool;
  return (
    <AskAmount
      subject={`adjust:${campaignId}:${category}`}
      label={text.target}
      hint={text.targetHint(yuan(currentFen), yuan(pool.heldFen + pool.spentFen))}
      currentFen={currentFen}
      ask={(key, targetFen, reason) =>
        call(send, requestAdjustment, {
          key,
          params: { campaignId },
          body: { category, currentFen, targetFen, reason },
        })
      }
      onDone={onDone}
      onCancel={onCancel}
    />
  );
};
