import type { OpenCampaign } from '@luhuan/shared/api/campaigns';
import type { Category } from '@luhuan/shared/appliance/category';
import { type Instant, epochMs } from '@luhuan/shared/clock';
import { may } from '@luhuan/shared/person/permission';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { dateTime, deadline } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useLanguage, useText } from '../../text/use-text.ts';
import { ActingBanner } from '../../ui/acting-banner.tsx';
import { PushButton } from '../../ui/push-button.tsx';
import { RegionPicker } from '../../ui/region-picker.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Shown, Standing } from '../../ui/standing.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import type { Home } from './use-home.ts';
import './home.scss';

const open = (campaignId: string, category?: Category) =>
  void Taro.navigateTo({
    url: `/pages/campaign/index?campaignId=${campaignId}${category === undefined ? '' : `&category=${category}`}`,
  });

/** Further away than a day, the date says more than a clock that counts. */
const COUNTDOWN_MS = 86_400_000;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** Hours, minutes and seconds until the release, by the server's clock. */
const Countdown = ({ now, until }: { now: Instant; until: Instant }) => {
  const text = useText();
  const seconds = Math.max(0, Math.ceil((epochMs(until) - epochMs(now)) / 1_000));
  const clock = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60].map(twoDigits).join(':');
  return (
    <View className="home-countdown" ariaRole="timer">
      <Text className="quiet">{text.home.countdown}</Text>
      <Text className="main-figure">{clock}</Text>
    </View>
  );
};

const CategoryTile = ({ campaign, category }: { campaign: OpenCampaign; category: Category }) => {
  const text = useText();
  const rule = campaign.revision.rules.categories.find((other) => other.category === category);
  const left = campaign.supply.find((other) => other.category === category)?.vouchersLeft ?? 0;
  const name = CATEGORY_NAME[useLanguage()][category];
  const supply = left > 0 ? text.home.left(left) : text.home.noneLeft;
  const upTo = text.home.upTo(rule?.capFen ?? 0);
  return (
    <PushButton
      kind="bare"
      className={`home-tile ${left > 0 ? '' : 'home-tile-out'}`}
      label={`${name} ${upTo} ${supply}`}
      onPush={() => open(campaign.campaignId, category)}
    >
      <Text className="home-tile-name">{name}</Text>
      <Text className="money home-tile-cap">{upTo}</Text>
      <Text className="quiet">{supply}</Text>
    </PushButton>
  );
};

const CampaignBlock = ({ campaign, now }: { campaign: OpenCampaign; now: Instant }) => {
  const text = useText();
  const language = useLanguage();
  const { title, window, categories } = campaign.revision.rules;
  const opened = window.from <= now;
  return (
    <View className="block">
      <View className="row">
        <Text className="home-campaign">{title}</Text>
        <StatusTag tone={opened ? 'good' : 'wait'}>
          {opened ? text.home.open : text.home.opensAt(dateTime(window.from, language))}
        </StatusTag>
      </View>
      <Text className="quiet">{`${campaign.regionName} · ${text.home.closesAt(deadline(window.until, language))}`}</Text>
      {opened || epochMs(window.from) - epochMs(now) > COUNTDOWN_MS ? null : (
        <Countdown now={now} until={window.from} />
      )}
      <View className="home-tiles">
        {categories.map(({ category }) => (
          <CategoryTile key={category} campaign={campaign} category={category} />
        ))}
      </View>
    </View>
  );
};

const openFirst = (a: OpenCampaign, b: OpenCampaign): number => Number(b.stage === 'live') - Number(a.stage === 'live');

const StaffEntries = ({ person }: Pick<Home, 'person'>) => {
  const text = useText();
  const till = may(person, 'reserveVoucher');
  const office = may(person, 'listManagedCampaigns');
  if (!till && !office) return null;
  return (
    <View className="block home-staff">
      <Text className="block-title">{text.home.staff}</Text>
      {till ? (
        <PushButton onPush={() => void Taro.navigateTo({ url: '/retailer/pages/till/index' })}>
          {text.home.till}
        </PushButton>
      ) : null}
      {office ? (
        <PushButton onPush={() => void Taro.navigateTo({ url: '/government/pages/overview/index' })}>
          {text.home.office}
        </PushButton>
      ) : null}
    </View>
  );
};

export const HomeView = ({ home }: { home: Home }) => {
  const text = useText();
  return (
    <Screen title={text.home.title} tab>
      <ActingBanner />
      <View className="row home-place">
        <Text>{text.home.place(home.placeName)}</Text>
        <PushButton kind="plain" onPush={() => home.setPicking(true)}>
          {text.home.changePlace}
        </PushButton>
      </View>
      <StaffEntries person={home.person} />
      <Shown screen={home.screen}>
        {({ items }) =>
          items.length === 0 ? (
            <Standing
              sheet="empty"
              title={text.home.emptyTitle}
              text={text.home.emptyText}
              button={{ text: text.home.changePlace, onPush: () => home.setPicking(true) }}
            />
          ) : (
            items
              .toSorted(openFirst)
              .map((campaign) => <CampaignBlock key={campaign.campaignId} campaign={campaign} now={home.now} />)
          )
        }
      </Shown>
      <RegionPicker visible={home.picking} onClose={() => home.setPicking(false)} onPick={home.pick} />
    </Screen>
  );
};
