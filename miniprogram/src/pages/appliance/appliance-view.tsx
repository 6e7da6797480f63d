import type { makeQuote } from '@luhuan/shared/api/quotes';
import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import { liesInClaim } from '@luhuan/shared/decision/check';
import type { Offers } from '@luhuan/shared/offer/best-offer';
import { yuan } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type * as z from 'zod';
import { BASKET_MAX, basket, toggleInBasket } from '../../storage/basket.ts';
import { COMPARED_MAX, compared, toggleCompared } from '../../storage/compared.ts';
import { useStored } from '../../storage/stored.ts';
import { useText } from '../../text/use-text.ts';
import { ActingBanner } from '../../ui/acting-banner.tsx';
import { CheckList } from '../../ui/check-list.tsx';
import { Chips } from '../../ui/chips.tsx';
import { EnergyLabel } from '../../ui/energy-label.tsx';
import { Field } from '../../ui/field.tsx';
import { OfferAction } from '../../ui/offer-action.tsx';
import { PushButton } from '../../ui/push-button.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Shown } from '../../ui/standing.tsx';
import { Waterfall } from '../../ui/waterfall.tsx';
import { WhyNote } from '../../ui/why-note.tsx';
import { toModels } from '../../ui/to-models.ts';
import { ShopPromotions } from './shop-promotions.tsx';
import { ModelRecalls } from './model-recalls.tsx';
import { PriceHistory } from './price-history.tsx';
import { type AppliancePage, type Option, optionsFor, useQuote } from './use-appliance.ts';
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

type Answer = z.output<typeof makeQuote.reply>;

/** A model that would do, and no voucher for it right now. */
const resultOf = ({ result, checks }: Answer['decision']) =>
  result === 'refused' && liesInClaim(checks) ? 'unclaimable' : result;

/** A sentence first, the remedy as a button, the price, and the reasons behind "why". */
const DecisionBlock = ({ answer: { decision, quote, why } }: { answer: Answer }) => {
  const text = useText();
  const [open, setOpen] = useState(false);
  const result = resultOf(decision);
  const sentence = {
    eligible: text.appliance.eligible(quote?.subsidyFen ?? decision.upToFen),
    refused: text.appliance.refused,
    unclaimable: text.appliance.unclaimable,
    unknown: text.appliance.unknown,
  }[result];
  return (
    <View className="appliance-decision" ariaLive="polite">
      <Text className={`appliance-sentence appliance-${result}`}>{sentence}</Text>
      {why === null ? null : <WhyNote why={why} />}
      {quote === null ? null : <Waterfall quote={quote} />}
      <PushButton kind="plain" expanded={open} onPush={() => setOpen(!open)}>
        {text.appliance.why}
      </PushButton>
      {open ? <CheckList checks={decision.checks} /> : null}
    </View>
  );
};

/** Reasons that lie in the goods: another model helps, a claim does not. */
const isAboutGoods = ({ decision }: Answer): boolean =>
  decision.checks.some(
    ({ name, outcome }) => outcome === 'not-met' && ['grade', 'standard', 'price-ceiling'].includes(name),
  );

/** To the three accounts of this model, with what the quote leaves to pay. */
const ToAccounts = ({ model, payFen }: { model: ApplianceModel; payFen?: number | undefined }) => {
  const text = useText();
  const url = `/shopping/pages/accounts/index?gtin=${model.gtin}${payFen === undefined ? '' : `&payFen=${payFen}`}`;
  return (
    <PushButton kind="plain" onPush={() => void Taro.navigateTo({ url })}>
      {text.home.accounts}
    </PushButton>
  );
};

const QuoteBlock = ({ option, model }: { option: Option; model: ApplianceModel }) => {
  const text = useText();
  const { entry, setEntry, priceFen, screen } = useQuote(option, model);
  const { campaign, offer } = option;
  return (
    <View className="block">
      <Text className="block-title">{text.appliance.quoteTitle}</Text>
      <Text className="quiet">{campaign.revision.rules.title}</Text>
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
          {(answer, reload) => (
            <View>
              <DecisionBlock answer={answer} />
              {isAboutGoods(answer) ? (
                <PushButton kind="secondary" onPush={() => toModels(model.category)}>
                  {text.campaign.models}
                </PushButton>
              ) : (
                <OfferAction campaign={campaign} category={model.category} offer={offer} onClaimed={reload} />
              )}
              <ToAccounts model={model} payFen={answer.quote?.payFen} />
            </View>
          )}
        </Shown>
      )}
    </View>
  );
};

const Options = ({ page, found, model }: { page: AppliancePage; found: Offers; model: ApplianceModel }) => {
  const text = useText();
  const options = optionsFor(found, model);
  const option = options.find(({ campaign }) => campaign.campaignId === page.chosen) ?? options[0];
  if (option === undefined)
    return (
      <View className="block">
        <Text>{text.appliance.noCampaign}</Text>
        <ToAccounts model={model} />
      </View>
    );
  return (
    <View>
      {options.length > 1 ? (
        <Chips
          label={text.appliance.campaign}
          options={options.map(({ campaign }) => ({
            value: campaign.campaignId,
            name: campaign.revision.rules.title,
          }))}
          chosen={option.campaign.campaignId}
          choose={page.choose}
        />
      ) : null}
      <QuoteBlock key={option.campaign.campaignId} option={option} model={model} />
    </View>
  );
};

/** Takes the model into what is reckoned together. */
const Together = ({ model }: { model: ApplianceModel }) => {
  const text = useText().together;
  const goods = useStored(basket);
  const within = goods.includes(model.gtin);
  const full = !within && goods.length >= BASKET_MAX;
  return (
    <View className="block">
      <Text className="block-title">{text.title}</Text>
      <Text className="quiet">{full ? text.full(BASKET_MAX) : text.text}</Text>
      <View className="appliance-together">
        <PushButton kind="secondary" disabled={full} onPush={() => toggleInBasket(model.gtin)}>
          {within ? text.remove : text.add}
        </PushButton>
        {goods.length > 0 ? (
          <PushButton kind="plain" onPush={() => void Taro.navigateTo({ url: '/shopping/pages/combination/index' })}>
            {text.open(goods.length)}
          </PushButton>
        ) : null}
      </View>
    </View>
  );
};

/** Takes the model to others of its kind, to be seen beside them. */
const Beside = ({ model }: { model: ApplianceModel }) => {
  const text = useText().beside;
  const chosen = useStored(compared);
  const gtins = chosen?.category === model.category ? chosen.gtins : [];
  const within = gtins.includes(model.gtin);
  const full = !within && gtins.length >= COMPARED_MAX;
  return (
    <View className="block">
      <Text className="block-title">{text.title}</Text>
      <Text className="quiet">{full ? text.full(COMPARED_MAX) : text.text(COMPARED_MAX)}</Text>
      <View className="appliance-together">
        <PushButton kind="secondary" disabled={full} onPush={() => toggleCompared(model)}>
          {within ? text.remove : text.add}
        </PushButton>
        {gtins.length > 0 ? (
          <PushButton kind="plain" onPush={() => void Taro.navigateTo({ url: '/shopping/pages/compare/index' })}>
            {text.open(gtins.length)}
          </PushButton>
        ) : null}
      </View>
    </View>
  );
};

export const ApplianceView = ({ page }: { page: AppliancePage }) => {
  const text = useText();
  return (
    <Screen title={text.appliance.title} parent="/pages/appliances/index">
      <ActingBanner />
      <Shown screen={page.screen}>
        {(model) => (
          <View>
            <ModelRecalls gtin={model.gtin} />
            <ModelBlock model={model} />
            <Shown screen={page.offers}>
              {(found) => (
                <View>
                  <Options page={page} found={found} model={model} />
                  <ShopPromotions model={model} offers={found} />
                </View>
              )}
            </Shown>
            <PriceHistory gtin={model.gtin} />
            <Beside model={model} />
            <Together model={model} />
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
