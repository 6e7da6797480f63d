import type { ManagedCampaign } from '@luhuan/shared/api/campaigns';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { PushButton } from '../../../ui/push-button.tsx';
import { RuleBases } from '../../../ui/rule-bases.tsx';
import { useGovernmentText } from '../../text/use-government-text.ts';
import { DeskShown } from '../../ui/desk-shown.tsx';
import { Desk } from '../../ui/desk.tsx';
import { RuleList } from '../../ui/rule-list.tsx';
import { Adjustments } from './adjustments.tsx';
import { Head } from './head.tsx';
import { History } from './history.tsx';
import { Impact } from './impact.tsx';
import { MoneyTable } from './money-table.tsx';
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

/** All that is on file, in the order it is read before a decision. */
const File = ({ page, managed, reload }: FileProps) => (
  <View className="campaign-file">
    <Impact managed={managed} />
    <MoneyTable managed={managed} behind={page.behind} />
    {managed.pools.length === 0 ? null : <Adjustments managed={managed} reload={reload} />}
    <TrancheList managed={managed} now={page.now} />
    <RulesShown managed={managed} />
    <History managed={managed} />
  </View>
);

export const CampaignView = ({ page }: { page: CampaignPage }) => {
  const text = useGovernmentText();
  const { officer, now } = page;
  return (
    <Desk title={text.campaign.title} here="campaign">
      <DeskShown screen={page.screen}>
        {(managed, reload) => (
          <View>
            <Head managed={managed} personId={officer.personId} />
            <View className="campaign-columns">
              <View className="campaign-now">
                <Steps managed={managed} officer={officer} now={now} reload={reload} />
              </View>
              <File page={page} managed={managed} reload={reload} />
            </View>
          </View>
        )}
      </DeskShown>
    </Desk>
  );
};
