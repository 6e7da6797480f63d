import { listSteps } from '@luhuan/shared/api/adjustments';
import type { ManagedCampaign } from '@luhuan/shared/api/campaigns';
import type { Step } from '@luhuan/shared/campaign/step';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { yuanShort } from '@luhuan/shared/text/format';
import type { Language } from '@luhuan/shared/text/language';
import { Text, View } from '@tarojs/components';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useLanguage, useText } from '../../../text/use-text.ts';
import { moment } from '../../period.ts';
import type { CampaignTexts } from '../../text/campaign-zh-cn.ts';
import { useGovernmentText } from '../../text/use-government-text.ts';
import { DeskShown } from '../../ui/desk-shown.tsx';
import { useWho } from '../../ui/who.ts';

const didWords = (
  { did }: Step,
  text: CampaignTexts['did'],
  { language, listed }: { language: Language; listed: (names: readonly string[]) => string },
): string => {
  const names = CATEGORY_NAME[language];
  switch (did.kind) {
    case 'wrote':
    case 'submitted':
      return text[did.kind](did.number);
    case 'approved':
      return text.approved(did.number, did.approvals, did.approvalsNeeded);
    case 'objected':
      return text.objected(did.number, did.reason);
    case 'paused':
    case 'drained':
      return text[did.kind](did.reason[language]);
    case 'resumed':
      return text.resumed;
    case 'asked-for-budget':
    case 'changed-budget':
    case 'declined-budget':
      return text[did.kind](names[did.category], yuanShort(did.currentFen), yuanShort(did.targetFen));
    case 'paced-drop':
      return text['paced-drop'](names[did.category], yuanShort(did.amountFen), yuanShort(did.evenFen));
    case 'froze-pacing':
      return text['froze-pacing'](did.reason);
    case 'unfroze-pacing':
      return text['unfroze-pacing'];
    case 'asked-for-drop':
    case 'changed-drop':
    case 'declined-drop':
      return text[did.kind](names[did.category], yuanShort(did.currentFen), yuanShort(did.targetFen));
    case 'let-out-tranche':
      return text['let-out-tranche'](
        did.number,
        listed(did.budgets.map(({ category, amountFen }) => `${names[category]} ${yuanShort(amountFen)}`)),
      );
    case 'listed-draw':
      return text['listed-draw'](names[did.category], did.round, did.entries, did.units);
    case 'entered-public-value':
    case 'confirmed-public-value':
      return text[did.kind](names[did.category], did.round, did.value);
    case 'drew':
      return text.drew(names[did.category], did.round);
    case 'awarded-winners':
      return text['awarded-winners'](names[did.category], did.round, did.awards);
  }
};

const MOST = 50;

/** What happened to the campaign, newest first. */
export const History = ({ managed }: { managed: ManagedCampaign }) => {
  const text = useGovernmentText().campaign;
  const { common } = useText();
  const language = useLanguage();
  const who = useWho();
  const { campaignId, version } = managed.campaign;
  const screen = useLoad(
    () => call(send, listSteps, { params: { campaignId }, query: { limit: MOST } }),
    `steps:${campaignId}:${version}`,
  );
  return (
    <View className="block">
      <Text className="block-title">{text.history}</Text>
      <DeskShown screen={screen}>
        {({ items }) => (
          <View ariaRole="list">
            {items.map((step) => (
              <View key={`${step.at}${step.did.kind}`} className="campaign-did" ariaRole="listitem">
                <Text>{didWords(step, text.did, { language, listed: common.list })}</Text>
                <Text className="quiet">{text.by(who(step.by), moment(step.at, language))}</Text>
              </View>
            ))}
          </View>
        )}
      </DeskShown>
    </View>
  );
};
