import { CATEGORIES, type Category } from '@luhuan/shared/appliance/category';
import type { Offers } from '@luhuan/shared/offer/best-offer';
import type { Offer } from '@luhuan/shared/offer/offer';
import { may } from '@luhuan/shared/person/permission';
import { dateTime } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useLanguage, useText } from '../../text/use-text.ts';
import { ActingBanner } from '../../ui/acting-banner.tsx';
import { CategoryChips } from '../../ui/category-chips.tsx';
import { PushButton } from '../../ui/push-button.tsx';
import { RegionPicker } from '../../ui/region-picker.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Shown, Standing } from '../../ui/standing.tsx';
import { groupsOf } from './groups.ts';
import { RecalledMine } from './recalled-mine.tsx';
import { OfferGroup } from './offer-group.tsx';
import type { Home } from './use-home.ts';
import './home.scss';

const kindsIn = (offers: readonly Offer[]): number => new Set(offers.map(({ category }) => category)).size;
const mostIn = (offers: readonly Offer[]): number => Math.max(0, ...offers.map(({ decision }) => decision.upToFen));

/** The answer in one sentence: what can be had now, or else how near the nearest is. */
const Headline = ({ offers }: { offers: readonly Offer[] }) => {
  const { headline } = useText().home;
  const language = useLanguage();
  const nearest = offers[0];
  if (nearest === undefined) return null;
  const alike = offers.filter(({ standing }) => standing === nearest.standing);
  const sentence = {
    now: () => headline.now(kindsIn(alike), mostIn(alike)),
    held: () => headline.held(kindsIn(alike)),
    soon: () => headline.soon(nearest.from === null ? '' : dateTime(nearest.from, language)),
    if: () => headline.if(kindsIn(alike), mostIn(alike)),
    no: () => headline.no,
  }[nearest.standing]();
  return (
    <Text className={`home-headline home-headline-${nearest.standing}`} ariaRole="heading" ariaLevel={2}>
      {sentence}
    </Text>
  );
};

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

const Listed = ({ home, found }: { home: Home; found: Offers }) => {
  const offered = CATEGORIES.filter((category) => found.offers.some((offer) => offer.category === category));
  const options: (Category | null)[] = [null, ...offered];
  const { category } = home;
  const offers =
    category === null || !offered.includes(category)
      ? found.offers
      : found.offers.filter((offer) => offer.category === category);
  return (
    <View>
      <Headline offers={offers} />
      <CategoryChips categories={options} category={category} choose={home.choose} />
      {groupsOf({ campaigns: found.campaigns, offers }).map((group) => (
        <OfferGroup
          key={`${group.campaign.campaignId} ${group.offers.map((offer) => offer.category).join(' ')}`}
          group={group}
          now={home.now}
        />
      ))}
    </View>
  );
};

/** Where else one can look. */
const LINKS = [
  { page: 'stores', name: 'stores' },
  { page: 'accounts', name: 'accounts' },
  { page: 'fairs', name: 'fairs' },
] as const;

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
      <RecalledMine />
      <Shown screen={home.screen}>
        {(found) =>
          found.offers.length === 0 ? (
            <Standing
              sheet="empty"
              title={text.home.emptyTitle}
              text={text.home.emptyText}
              button={{ text: text.home.changePlace, onPush: () => home.setPicking(true) }}
            />
          ) : (
            <Listed home={home} found={found} />
          )
        }
      </Shown>
      <View className="home-links">
        {LINKS.map(({ page, name }) => (
          <PushButton
            key={page}
            kind="plain"
            onPush={() => void Taro.navigateTo({ url: `/shopping/pages/${page}/index` })}
          >
            {text.home[name]}
          </PushButton>
        ))}
      </View>
      <RegionPicker visible={home.picking} onClose={() => home.setPicking(false)} onPick={home.pick} />
    </Screen>
  );
};
