import type { CombinedItem, PassedOver, combineOffers } from '@luhuan/shared/api/combinations';
import type { CampaignId } from '@luhuan/shared/ids';
import { yuan, yuanShort } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type * as z from 'zod';
import { useLanguage, useText } from '../../../text/use-text.ts';
import { ActingBanner } from '../../../ui/acting-banner.tsx';
import { GradeMark } from '../../../ui/grade-mark.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { SignInFirst } from '../../../ui/sign-in-first.tsx';
import { Shown, Standing } from '../../../ui/standing.tsx';
import type { CombinationPage } from './use-combination.ts';
import './combination.scss';

type Answer = z.output<typeof combineOffers.reply>;
type TitleOf = (campaignId: CampaignId) => string;

const Total = ({ answer: { listFen, subsidyFen } }: { answer: Answer }) => {
  const text = useText();
  return (
    <View className="block" ariaLive="polite">
      <Text className="quiet">{text.combination.saves}</Text>
      <Text className="combination-total money">{yuan(subsidyFen)}</Text>
      <View className="row">
        <Text className="quiet">{text.combination.list}</Text>
        <Text className="figure">{yuan(listFen)}</Text>
      </View>
      <View className="row">
        <Text>{text.combination.pay}</Text>
        <Text className="combination-pay">{yuan(listFen - subsidyFen)}</Text>
      </View>
    </View>
  );
};

/** Why a campaign was not taken, in one line and a sentence. */
const Passed = ({ passed, titleOf }: { passed: PassedOver; titleOf: TitleOf }) => {
  const text = useText();
  const language = useLanguage();
  const { campaignId, kind, why, lessFen } = passed;
  const words = kind === 'less' ? text.combination.less(lessFen ?? 0) : (why?.[language].title ?? '');
  return (
    <View className="combination-passed">
      <Text className="combination-passed-name">{titleOf(campaignId)}</Text>
      <Text className="quiet">{kind === 'conflict' ? text.combination.conflict(words) : words}</Text>
    </View>
  );
};

type ItemProps = { item: CombinedItem; titleOf: TitleOf; remove: () => void };

const Item = ({ item: { model, taken, passedOver }, titleOf, remove }: ItemProps) => {
  const text = useText();
  const [open, setOpen] = useState(false);
  const toClaim = (campaignId: CampaignId) =>
    void Taro.navigateTo({ url: `/pages/campaign/index?campaignId=${campaignId}&category=${model.category}` });
  return (
    <View className="block">
      <View className="row">
        <Text className="combination-name">{model.name}</Text>
        <GradeMark label={model.label} />
      </View>
      <Text className="quiet">{`${model.modelNumber} · ${yuanShort(model.filedPriceFen)}`}</Text>
      {taken === null ? (
        <Text className="combination-none">{text.combination.none}</Text>
      ) : (
        <View className="combination-taken">
          <Text>{text.combination.with(titleOf(taken.campaignId))}</Text>
          <Text className="money">{`−${yuan(taken.quote.subsidyFen)}`}</Text>
          {taken.after.length === 0 ? null : (
            <Text className="quiet">{text.combination.after(text.common.list(taken.after.map(titleOf)))}</Text>
          )}
          <PushButton kind="secondary" onPush={() => toClaim(taken.campaignId)}>
            {text.combination.claim}
          </PushButton>
        </View>
      )}
      <View className="row">
        {passedOver.length === 0 ? null : (
          <PushButton kind="plain" expanded={open} onPush={() => setOpen(!open)}>
            {text.combination.others(passedOver.length)}
          </PushButton>
        )}
        <PushButton kind="plain" label={`${text.together.remove} ${model.name}`} onPush={remove}>
          {text.together.remove}
        </PushButton>
      </View>
      {open ? passedOver.map((one) => <Passed key={one.campaignId} passed={one} titleOf={titleOf} />) : null}
    </View>
  );
};

const Found = ({ page, answer }: { page: CombinationPage; answer: Answer }) => {
  const text = useText();
  const titleOf = (campaignId: CampaignId) =>
    answer.campaigns.find((campaign) => campaign.campaignId === campaignId)?.title ?? '';
  return (
    <View>
      <Total answer={answer} />
      <PushButton
        kind="secondary"
        className="combination-old"
        selected={page.oldItems}
        onPush={() => page.setOldItems(!page.oldItems)}
      >
        {`${page.oldItems ? '✓ ' : ''}${text.combination.oldItems}`}
      </PushButton>
      {answer.items.map((item) => (
        <Item key={item.model.gtin} item={item} titleOf={titleOf} remove={() => page.remove(item.model.gtin)} />
      ))}
      <Text className="quiet">{text.combination.note}</Text>
    </View>
  );
};

const toModels = (): void => void Taro.switchTab({ url: '/pages/appliances/index' });

export const CombinationView = ({ page }: { page: CombinationPage }) => {
  const text = useText();
  return (
    <Screen title={text.combination.title} parent="/pages/appliances/index">
      <ActingBanner />
      {page.empty ? (
        <Standing
          sheet="empty"
          title={text.combination.emptyTitle}
          text={text.combination.emptyText}
          button={{ text: text.common.action['open-appliances'], onPush: toModels }}
        />
      ) : page.signedIn ? (
        <Shown screen={page.screen}>
          {(answer) => (answer === null ? null : <Found page={page} answer={answer} />)}
        </Shown>
      ) : (
        <SignInFirst title={text.combination.signInTitle} text={text.combination.signInText} />
      )}
    </Screen>
  );
};
