import { byTime } from '@luhuan/shared/fair/calendar';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { FAIR_KIND_NAME } from '@luhuan/shared/text/fair-words';
import { Text, View } from '@tarojs/components';
import { useLanguage, useText } from '../../../text/use-text.ts';
import { Screen } from '../../../ui/screen.tsx';
import { Shown } from '../../../ui/standing.tsx';
import { useFairsText } from '../../text/use-fairs-text.ts';
import { StopBlock } from './stop-block.tsx';
import type { FairPage } from './use-fair.ts';
import './fair.scss';

/** A fair with its stops, what comes first first and what is over last. */
export const FairView = ({ page }: { page: FairPage }) => {
  const text = useFairsText().fair;
  const { list } = useText().common;
  const language = useLanguage();
  return (
    <Screen title={text.title} parent="/shopping/pages/fairs/index">
      <Shown screen={page.screen}>
        {(fair) => {
          const { kind, title, about, organiser, categories } = fair;
          const stops = fair.stops.toSorted(
            (a, b) => Number(page.now >= a.ends) - Number(page.now >= b.ends) || byTime(a, b),
          );
          return (
            <View>
              <View className="block">
                <Text className="quiet">{FAIR_KIND_NAME[language][kind]}</Text>
                <Text className="fair-title" ariaRole="heading" ariaLevel={2}>
                  {title[language]}
                </Text>
                <Text className="fair-line">{about[language]}</Text>
                {categories.length === 0 ? null : (
                  <Text className="fair-line">
                    {text.shows(list(categories.map((one) => CATEGORY_NAME[language][one])))}
                  </Text>
                )}
                <Text className="quiet fair-line">{text.organiser(organiser[language])}</Text>
              </View>
              <View ariaRole="list">
                {stops.map((stop) => (
                  <StopBlock key={stop.number} fair={fair} stop={stop} page={page} />
                ))}
              </View>
            </View>
          );
        }}
      </Shown>
    </Screen>
  );
};
