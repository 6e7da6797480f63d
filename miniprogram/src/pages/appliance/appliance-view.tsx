import type { OpenCampaign } from '@luhuan/shared/api/campaigns';
import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import type { Decision } from '@luhuan/shared/decision/decision';
import type { Quote } from '@luhuan/shared/quote/quote';
import { yuan } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useText } from '../../text/use-text.ts';
import { CheckList } from '../../ui/check-list.tsx';
import { ClaimPanel } from '../../ui/claim-panel.tsx';
import { EnergyLabel } from '../../ui/energy-label.tsx';
import { Field } from '../../ui/field.tsx';
import { PushButton } from '../../ui/push-button.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Shown } from '../../ui/standing.tsx';
import { Waterfall } from '../../ui/waterfall.tsx';
import { toModels } from '../places.ts';
import { type AppliancePage, campaignFor, useQuote } from './use-appliance.ts';
import './appliance.scss';

const ModelBlock = ({ model }: { model: ApplianceModel }) => {
  const text = useText();
  const rows = [
    [text.appliance.model, model.modelNumber],
    [text.appliance.barcode, model.gtin],
    [text.appliance.filedPrice, yuan(model.filedPriceFen)],
  ] as const;
  return (
    <View className="block">
      <Text className="appliance-name">{model.name}</Text>
      {rows.map(([name, value]) => (
        <View key={name} className="row">
          <Text className="quiet">{name}</Text>
          <Text className="figure">{value}</Text>
        </View>
      ))}
      <Text className="quiet">{text.appliance.filedPriceNote}</Text>
    </View>
  );
};

/** A sentence first, then the reasons. */
const DecisionBlock = ({ decision, quoted }: { decision: Decision; quoted: Quote | null }) => {
  const text = useText();
  const sentence = {
    eligible: text.appliance.eligible(quoted?.subsidyFen ?? decision.upToFen),
    refused: text.appliance.refused,
    unknown: text.appliance.unknown,
  }[decision.result];
  return (
    <View className="appliance-decision" ariaLive="polite">
      <Text className={`appliance-sentence appliance-${decision.result}`}>{sentence}</Text>
      <CheckList checks={decision.checks} />
    </View>
  );
};

const QuoteBlock = ({ campaign, model }: { campaign: OpenCampaign; model: ApplianceModel }) => {
  const text = useText();
  const { entry, setEntry, priceFen, screen } = useQuote(campaign, model);
  return (
    <View className="block">
      <Text className="block-title">{text.appliance.quoteTitle}</Text>
      <Field
        name="price"
        label={text.appliance.price}
        value={entry}
        onChange={setEntry}
        type="digit"
        hint={text.appliance.priceHint}
        error={priceFen === undefined ? text.appliance.priceInvalid : undefined}
        maxLength={12}
      />
      {priceFen === undefined ? null : (
        <Shown screen={screen}>
          {({ decision, quote }) => (
            <View>
              <DecisionBlock decision={decision} quoted={quote} />
              {quote === null ? null : <Waterfall quote={quote} />}
              {decision.result === 'refused' ? (
                <PushButton kind="secondary" onPush={() => toModels(model.category)}>
                  {text.campaign.models}
                </PushButton>
              ) : (
                <ClaimPanel campaignId={campaign.campaignId} category={model.category} onClaimed={() => undefined} />
              )}
            </View>
          )}
        </Shown>
      )}
    </View>
  );
};

export const ApplianceView = ({ page }: { page: AppliancePage }) => {
  const text = useText();
  return (
    <Screen title={text.appliance.title} parent="/pages/appliances/index">
      <Shown screen={page.screen}>
        {(model) => (
          <View>
            <ModelBlock model={model} />
            <Shown screen={page.campaigns}>
              {({ items }) => {
                const campaign = campaignFor(items, model);
                return campaign === undefined ? (
                  <View className="block">
                    <Text>{text.appliance.noCampaign}</Text>
                  </View>
                ) : (
                  <QuoteBlock campaign={campaign} model={model} />
                );
              }}
            </Shown>
            <View className="block">
              <Text className="block-title">{text.appliance.label}</Text>
              <EnergyLabel label={model.label} />
            </View>
          </View>
        )}
      </Shown>
    </Screen>
  );
};
