import type { PublicRound } from '@luhuan/shared/award/standing';
import { SEED_WORDS } from '@luhuan/shared/draw/seed-words';
import { dateTime } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import { useTurnText } from '../../text/use-turn-text.ts';

const Line = ({ name, value }: { name: string; value: string }) => (
  <View className="turn-proof-line">
    <Text className="quiet">{name}</Text>
    <Text className="turn-proof-value figure">{value}</Text>
  </View>
);

/** What anybody needs to check a draw: what was fixed before, what was published, and how it is made again. */
export const DrawProof = ({ round }: { round: PublicRound }) => {
  const text = useTurnText().proof;
  const language = useLanguage();
  const { seedRule, closed } = round;
  const words = SEED_WORDS[seedRule.source][language];
  return (
    <View className="block">
      <Text className="block-title">{text.title}</Text>
      <Text className="quiet">{text.fixed(words.name, words.which, SEED_WORDS[seedRule.fallback][language].name)}</Text>
      {closed === null ? (
        <Text className="quiet">{text.later}</Text>
      ) : (
        <Line name={text.listHash(dateTime(closed.listedAt, language))} value={closed.listHash} />
      )}
      {closed?.state === 'drawn' ? (
        <View>
          <Line name={text.value(closed.publicValue.round)} value={closed.publicValue.value} />
          <Line name={text.link} value={closed.publicValue.link} />
          <Line name={text.winnersHash} value={closed.winnersHash} />
          <Text className="quiet">{text.how}</Text>
          <Text className="turn-proof-value figure">{`npm run draw -- draw.json --list-hash ${closed.listHash}`}</Text>
        </View>
      ) : null}
    </View>
  );
};
