import { comingStops, nextStop } from '@luhuan/shared/fair/calendar';
import type { Fair } from '@luhuan/shared/fair/fair';
import { stopOf } from '@luhuan/shared/fair/sign-up';
import { Text, View } from '@tarojs/components';
import { SignInFirst } from '../../../ui/sign-in-first.tsx';
import { Shown, Standing } from '../../../ui/standing.tsx';
import { PlaceScreen } from '../../ui/place-screen.tsx';
import { useFairsText } from '../../text/use-fairs-text.ts';
import { FairCalendar } from './fair-calendar.tsx';
import { FairCard } from './fair-card.tsx';
import type { FairsPage, Tab } from './use-fairs.ts';
import './fairs.scss';

const TABS: readonly Tab[] = ['coming', 'calendar', 'mine'];

/** Each fair once, by the stop that comes next; one that is cancelled altogether by its first. */
const Coming = ({ fairs, page }: { fairs: readonly Fair[]; page: FairsPage }) => {
  const text = useFairsText();
  const shown = comingStops(fairs, page.now).filter(({ fair, stop }, n, all) => {
    const next = nextStop(fair, page.now);
    return next === undefined ? all.findIndex((one) => one.fair === fair) === n : next === stop;
  });
  if (shown.length === 0)
    return (
      <Standing
        sheet="empty"
        title={text.none}
        text={text.noneText}
        button={{ text: text.changePlace, onPush: () => page.setPicking(true) }}
      />
    );
  return (
    <View ariaRole="list">
      {shown.map(({ fair, stop }) => (
        <FairCard key={fair.fairId} fair={fair} stop={stop} page={page} />
      ))}
    </View>
  );
};

/** What is still to come first, then what is over. */
const Mine = ({ page }: { page: FairsPage }) => {
  const text = useFairsText().mine;
  if (!page.isShopper) return <SignInFirst title={text.signInTitle} text={text.signInText} />;
  return (
    <Shown screen={page.mine}>
      {({ items }) => {
        const stops = items.flatMap(({ signUp, fair }) => {
          const stop = stopOf(fair, signUp.stopNumber);
          return stop === undefined ? [] : [{ fair, stop }];
        });
        const over = stops.filter(({ stop }) => page.now >= stop.ends).toReversed();
        const cards = (some: typeof stops) => (
          <View ariaRole="list">
            {some.map((one) => (
              <FairCard key={`${one.fair.fairId} ${one.stop.number}`} {...one} page={page} />
            ))}
          </View>
        );
        return stops.length === 0 ? (
          <Standing
            sheet="empty"
            title={text.none}
            text={text.noneText}
            button={{ text: text.toComing, onPush: () => page.look('coming') }}
          />
        ) : (
          <View>
            {cards(stops.filter(({ stop }) => page.now < stop.ends))}
            {over.length === 0 ? null : (
              <View>
                <Text className="block-title">{text.over}</Text>
                {cards(over)}
              </View>
            )}
          </View>
        );
      }}
    </Shown>
  );
};

/** Exhibitions, village tours and recycling days near a person: what comes next, a calendar, what they signed up for. */
export const FairsView = ({ page }: { page: FairsPage }) => {
  const text = useFairsText();
  return (
    <PlaceScreen parent="/pages/home/index" tabs={TABS} page={page} text={text}>
      {page.tab === 'mine' ? (
        <Mine page={page} />
      ) : (
        <Shown screen={page.screen}>
          {({ items }) =>
            page.tab === 'coming' ? <Coming fairs={items} page={page} /> : <FairCalendar fairs={items} page={page} />
          }
        </Shown>
      )}
    </PlaceScreen>
  );
};
