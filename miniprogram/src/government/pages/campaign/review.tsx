import { type ManagedCampaign, approveCampaign, objectToCampaign } from '@luhuan/shared/api/campaigns';
import type { RevisionHash } from '@luhuan/shared/campaign/revision';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { yuanShort } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLanguage, useText } from '../../../text/use-text.ts';
import { PushButton } from '../../../ui/push-button.tsx';
import { moneyOf } from '../../money.ts';
import { period } from '../../period.ts';
import { useGovernmentText } from '../../text/use-government-text.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { LinesField } from '../../ui/lines-field.tsx';
import { Written } from '../../../ui/written.tsx';
import type { ImpactScreen } from '../../use-impact-report.ts';
import { useStep } from './use-step.ts';

const REASON_LEAST = 4;
const REASON_MOST = 500;

type Read = { readonly hash: RevisionHash; readonly reportHash: RevisionHash };
type AnswerProps = { managed: ManagedCampaign; read: Read; reload: () => void };

/** What an approval of this very revision would release, in one sentence. */
const useReleased = ({ regionName, revision, ...managed }: ManagedCampaign): string => {
  const text = useGovernmentText();
  const { common } = useText();
  const language = useLanguage();
  const names = revision.rules.categories.map(({ category }) => CATEGORY_NAME[language][category]);
  if (managed.campaign.inForce !== null)
    return text.campaign.approveChangeText(regionName, period(revision.rules.window, language));
  const amount = yuanShort(moneyOf({ regionName, revision, ...managed }).limitFen);
  return text.campaign.approveText(amount, common.list(names), regionName, period(revision.rules.window, language));
};

const Approval = ({ managed, read, reload }: AnswerProps) => {
  const text = useGovernmentText();
  const [asking, setAsking] = useState(false);
  const { campaignId } = managed.campaign;
  const { hash, reportHash } = read;
  const { sent, take, readAgain, busy } = useStep(
    `approve:${campaignId}:${hash}:${reportHash}`,
    (key) => call(send, approveCampaign, { key, params: { campaignId }, body: { hash, reportHash } }),
    reload,
  );
  const released = useReleased(managed);
  const approve = () => {
    setAsking(false);
    take();
  };
  return (
    <View>
      <Written reader="officer" sent={sent} askAgain={take} onEdit={readAgain} />
      <PushButton disabled={busy} onPush={() => setAsking(true)}>
        {busy ? text.campaign.approving : text.campaign.approve}
      </PushButton>
      <Confirm
        visible={asking}
        title={text.campaign.approveTitle}
        text={released}
        yes={text.campaign.approveYes}
        onYes={approve}
        onNo={() => setAsking(false)}
      />
    </View>
  );
};

const Reason = ({ managed, read, reload, onCancel }: AnswerProps & { onCancel: () => void }) => {
  const text = useGovernmentText();
  const common = useText();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { campaignId } = managed.campaign;
  const { hash, reportHash } = read;
  const { sent, take, readAgain, busy } = useStep(
    `object:${campaignId}:${hash}:${reason.trim()}`,
    (key) => call(send, objectToCampaign, { key, params: { campaignId }, body: { hash, reportHash, reason } }),
    reload,
  );
  const short = reason.trim().length < REASON_LEAST;
  const object = () => {
    setTried(true);
    if (!short) take();
  };
  return (
    <View>
      <LinesField
        name="reason"
        label={text.campaign.reason}
        value={reason}
        onChange={setReason}
        hint={text.campaign.reasonHint}
        error={tried && short ? text.campaign.reasonShort : undefined}
        maxLength={REASON_MOST}
      />
      <Written reader="officer" sent={sent} askAgain={take} onEdit={readAgain} />
      <View className="campaign-steps">
        <PushButton kind="danger" disabled={busy} onPush={object}>
          {busy ? text.campaign.objecting : text.campaign.objectYes}
        </PushButton>
        <PushButton kind="secondary" disabled={busy} onPush={onCancel}>
          {common.common.cancel}
        </PushButton>
      </View>
    </View>
  );
};

type ReviewProps = Pick<AnswerProps, 'managed' | 'reload'> & { report: ImpactScreen | null };

/** The two answers of an approver, both bound to the revision and the report that are on the screen. */
export const Review = ({ managed, report, reload }: ReviewProps) => {
  const text = useGovernmentText();
  const [objecting, setObjecting] = useState(false);
  if (report?.state !== 'ready') return <Text className="campaign-say">{text.campaign.needsReport}</Text>;
  const read = { hash: managed.revision.hash, reportHash: report.ready.reportHash };
  return (
    <View>
      <Text className="campaign-say">{text.campaign.reviewRead}</Text>
      {objecting ? (
        <Reason managed={managed} read={read} reload={reload} onCancel={() => setObjecting(false)} />
      ) : (
        <View className="campaign-steps">
          <Approval managed={managed} read={read} reload={reload} />
          <PushButton kind="danger" onPush={() => setObjecting(true)}>
            {text.campaign.object}
          </PushButton>
        </View>
      )}
      <Text className="quiet campaign-hash">{`${text.campaign.fullHash} ${read.hash}`}</Text>
    </View>
  );
};
