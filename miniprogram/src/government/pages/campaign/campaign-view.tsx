import type { ManagedCampaign } from '@luhuan/shared/api/campaigns';
import type { Proposal } from '@luhuan/shared/campaign/proposal';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { PushButton } from '../../../ui/push-button.tsx';
import { RuleBases } from '../../../ui/rule-bases.tsx';
import { useGovernmentText } from '../../text/use-government-text.ts';
import { DeskShown } from '../../ui/desk-shown.tsx';
import { Desk } from '../../ui/desk.tsx';
import { ImpactReport } from '../../ui/impact-report.tsx';
import { RuleList } from '../../ui/rule-list.tsx';
import { type ImpactScreen, useImpactReport } from '../../use-impact-report.ts';
import { Adjustments } from './adjustments.tsx';
import { Draws } from './draws.tsx';
import { Head } from './head.tsx';
import { History } from './history.tsx';
import { Ledger } from './ledger.tsx';
import { MoneyTable } from './money-table.tsx';
import { Releases } from './releases.tsx';
import { Steps } from './steps.tsx';
import { TrancheList } from './tranches.tsx';
import type { CampaignPage } from './use-campaign.ts';
import '../../ui/choice.scss';
import './campaign.scss';

/** The rules that are proposed and, beside them, those in force. */
const RulesShown = ({ managed }: { managed: ManagedCampaign }) => {
  const text = useGovernmentText().campaign;
  const { live, revision } = managed;
  const [proposed, setProposed] = useState(true);
  const shown = live !== null && !proposed ? live : revision;
  return (
    <View>
      <View className="block">
        <Text className="block-title">{text.rules}</Text>
        {live === null ? null : (
          <View className="choices campaign-which" ariaRole="group" ariaLabel={text.rules}>
            {[true, false].map((which) => (
              <PushButton
                key={String(which)}
                kind="bare"
                className={`choice ${which === proposed ? 'choice-chosen' : ''}`}
                selected={which === proposed}
                onPush={() => setProposed(which)}
              >
                <Text>{which ? text.rulesProposed : text.rulesInForce}</Text>
              </PushButton>
            ))}
          </View>
        )}
        <RuleList rules={shown.rules} />
      </View>
      <RuleBases bases={shown.rules.bases} />
    </View>
  );
};

type FileProps = { page: CampaignPage; managed: ManagedCampaign; reload: () => void };
/** The report of what is proposed; `null` when nothing is. */
type ReportProps = { report: ImpactScreen | null };

/** Whether the rules in force draw; they stand apart only beside others that are proposed. */
const drawsNow = ({ campaign, live, revision }: ManagedCampaign): boolean =>
  campaign.inForce !== null && (live ?? revision).rules.allocation.kind === 'draw';

/** All that is on file, in the order it is read before a decision. */
const File = ({ page, managed, reload, report }: FileProps & ReportProps) => (
  <View className="campaign-file">
    {report === null ? null : <ImpactReport screen={report} />}
    <MoneyTable managed={managed} behind={page.behind} />
    {drawsNow(managed) ? <Draws managed={managed} now={page.now} reload={reload} /> : null}
    {managed.pools.length === 0 ? null : <Releases managed={managed} reload={reload} />}
    {managed.pools.length === 0 ? null : <Adjustments managed={managed} reload={reload} />}
    <TrancheList managed={managed} now={page.now} />
    {managed.pools.length === 0 ? null : <Ledger managed={managed} />}
    <RulesShown managed={managed} />
    <History managed={managed} />
  </View>
);

const Columns = ({ page, managed, reload, report }: FileProps & ReportProps) => (
  <View>
    <Head managed={managed} personId={page.officer.personId} />
    <View className="campaign-columns">
      <View className="campaign-now">
        <Steps managed={managed} officer={page.officer} now={page.now} reload={reload} report={report} />
      </View>
      <File page={page} managed={managed} reload={reload} report={report} />
    </View>
  </View>
);

const Reported = ({ proposal, ...file }: FileProps & { proposal: Proposal }) => {
  const { campaignId } = file.managed.campaign;
  const { number, hash, status } = proposal;
  const report = useImpactReport({ campaignId, number, hash }, status === 'draft' && file.page.officer.mayWrite);
  return <Columns {...file} report={report} />;
};

const Shown = (file: FileProps) => {
  const { proposal } = file.managed.campaign;
  return proposal === null ? <Columns {...file} report={null} /> : <Reported {...file} proposal={proposal} />;
};

export const CampaignView = ({ page }: { page: CampaignPage }) => {
  const text = useGovernmentText();
  return (
    <Desk title={text.campaign.title} here="campaign">
      <DeskShown screen={page.screen}>
        {(managed, reload) => <Shown page={page} managed={managed} reload={reload} />}
      </DeskShown>
    </Desk>
  );
};
