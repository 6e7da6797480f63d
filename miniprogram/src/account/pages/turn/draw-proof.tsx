import type { PublicRound } from '@luhuan/shared/award/standing';
import { SEED_WORDS } from '@luhuan/shared/draw/seed-words';
import { dateTime } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import { CopyLine } from '../../../ui/copy-line.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Troubled } from '../../../ui/troubled.tsx';
import { useTurnText } from '../../text/use-turn-text.ts';
import { type DrawnRound, useDrawFile } from './use-draw-file.ts';

/** The published file, and the command that draws again from it. */
const Again = ({ drawn }: { drawn: DrawnRound }) => {
  const text = useTurnText().proof;
  const name = `draw-${drawn.category}-${drawn.round}.json`;
  const { state, trouble, make, clear } = useDrawFile(drawn, name);
  return (
    <View>
      <Text className="turn-proof-how">{text.how}</Text>
      {trouble.state === 'none' ? (
        <PushButton kind="secondary" disabled={state === 'making'} onPush={make}>
          {state === 'making' ? text.making : text.file}
        </PushButton>
      ) : (
        <Troubled trouble={trouble} again={clear} />
      )}
      <View ariaLive="polite">
        {state === 'saved' || state === 'kept' ? <Text>{text.same}</Text> : null}
        {state === 'differs' ? <Text className="turn-proof-differs">{text.differs}</Text> : null}
      </View>
      <CopyLine name={text.command} value={`npm run draw -- ${name} --list-hash ${drawn.listHash}`} />
    </View>
  );
};

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
        <CopyLine name={text.listHash(dateTime(closed.listedAt, language))} value={closed.listHash} />
      )}
      {closed?.state === 'drawn' ? (
        <View>
          <CopyLine name={text.value(closed.publicValue.round)} value={closed.publicValue.value} />
          <CopyLine name={text.link} value={closed.publicValue.link} />
          <CopyLine name={text.winnersHash} value={closed.winnersHash} />
          <Again drawn={closed} />
        </View>
      ) : null}
    </View>
  );
};
