import type { Category } from '@luhuan/shared/appliance/category';
import type { Instant } from '@luhuan/shared/clock';
import type { Offer, Standing } from '@luhuan/shared/offer/offer';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { dateTime, deadline } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { Countdown } from '../../claim/countdown.tsx';
import { useLanguage, useText } from '../../text/use-text.ts';
import type { Texts } from '../../text/zh-cn.ts';
import { PushButton } from '../../ui/push-button.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { WhyNote } from '../../ui/why-note.tsx';
import type { Group } from './groups.ts';

const open = (campaignId: string, category: Category): void =>
  void Taro.navigateTo({ url: `/pages/campaign/index?campaignId=${campaignId}&category=${category}` });

const supplyWords = ({ home }: Texts, { standing, vouchersLeft }: Offer): string => {
  if (standing === 'held') return home.standing.held;
  return vouchersLeft > 0 ? home.left(vouchersLeft) : home.noneLeft;
};

const OfferTile = ({ offer }: { offer: Offer }) => {
  const text = useText();
  const { campaignId, category, decision, standing } = offer;
  const name = CATEGORY_NAME[useLanguage()][category];
  const supply = supplyWords(text, offer);
  const upTo = text.home.upTo(decision.upToFen);
  return (
    <PushButton kind="bare" className={`home-tile home-tile-${standing}`} onPush={() => open(campaignId, category)}>
      <Text className="home-tile-name">{name}</Text>
      <Text className="money home-tile-cap">{upTo}</Text>
      <Text className="quiet">{supply}</Text>
    </PushButton>
  );
};

const TONE: Record<Standing, 'good' | 'wait' | 'bad' | 'money'> = {
  now: 'good',
  held: 'good',
  soon: 'money',
  if: 'money',
  no: 'wait',
};

/** When it can be had, in the words of what it waits for. */
const fromWords = ({ home }: Texts, code: string | undefined, time: string): string => {
  if (code === 'QuotaExhausted') return home.moreMoney(time);
  return code === 'ReclaimBarred' ? home.again(time) : home.opensAt(time);
};

/** One campaign as far as its categories stand alike: what, where, until when, how many, and why not. */
export const OfferGroup = ({ group: { campaign, offers }, now }: { group: Group; now: Instant }) => {
  const text = useText();
  const language = useLanguage();
  const [{ standing, from, why }] = offers;
  const { title, window } = campaign.revision.rules;
  return (
    <View className="block">
      <View className="row">
        <Text className="home-campaign">{title}</Text>
        <StatusTag tone={TONE[standing]}>{text.home.standing[standing]}</StatusTag>
      </View>
      <Text className="quiet">{`${campaign.regionName} · ${text.home.closesAt(deadline(window.until, language))}`}</Text>
      {from === null ? null : (
        <View>
          <Text className="home-from">{fromWords(text, why?.code, dateTime(from, language))}</Text>
          <Countdown label={text.home.countdown} until={from} now={now} />
        </View>
      )}
      <View className="home-tiles">
        {offers.map((offer) => (
          <OfferTile key={offer.category} offer={offer} />
        ))}
      </View>
      {why === null || standing === 'soon' || standing === 'held' ? null : <WhyNote why={why} />}
    </View>
  );
};
