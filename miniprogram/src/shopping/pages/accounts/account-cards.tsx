import type { ThreeAccounts } from '@luhuan/shared/three-accounts/account';
import type { Question } from '@luhuan/shared/three-accounts/question';
import type { Range } from '@luhuan/shared/three-accounts/range';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { ReactNode } from 'react';
import { PushButton } from '../../../ui/push-button.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { useAccountsText } from '../../text/use-accounts-text.ts';
import { UNIT, span, useLikely, useSentence } from './saving-words.ts';

type Tone = 'good' | 'plain' | 'money' | 'bad';
/** Green is for what is better in any case. */
const toneOf = ({ low, high }: Range): Tone => (low >= 0 && high > 0 ? 'good' : 'plain');

type CardProps = { name: string; sentence: string; tone: Tone; tag?: ReactNode; children?: ReactNode };
const Card = ({ name, sentence, tone, tag, children }: CardProps) => (
  <View className="block">
    <View className="row accounts-head">
      <Text className="block-title">{name}</Text>
      {tag}
    </View>
    <Text className={`accounts-sentence accounts-sentence-${tone}`}>{sentence}</Text>
    {children}
  </View>
);

type AskedProps = { name: string; note: string | null; questions: readonly Question[] };
const Asked = ({ name, note, questions }: AskedProps) => {
  const text = useAccountsText();
  return (
    <View className="block">
      <Text className="block-title">{name}</Text>
      {note === null ? null : <Text className="quiet">{note}</Text>}
      <View ariaRole="list">
        {questions.map((question) => (
          <Text key={question} className="accounts-line" ariaRole="listitem">
            {`· ${text.questions[question]}`}
          </Text>
        ))}
      </View>
    </View>
  );
};

/** What one of the two uses; the bar only repeats the figures. */
const UseRow = ({ name, use, most, kind }: { name: string; use: Range; most: number; kind: 'old' | 'new' }) => {
  const text = useAccountsText();
  const share = (n: number) => `${most === 0 ? 0 : (100 * n) / most}%`;
  return (
    <View ariaRole="row" className="accounts-use">
      <View className="row">
        <Text ariaRole="rowheader">{name}</Text>
        <Text ariaRole="cell" className="figure">{`${span(use, UNIT.wh)} ${text.unit.wh}`}</Text>
      </View>
      <View className="accounts-track" ariaHidden>
        <View className={`accounts-bar accounts-bar-${kind}`} style={{ width: share(use.point) }} />
        <View className="accounts-reach" style={{ left: share(use.low), width: share(use.high - use.low) }} />
      </View>
    </View>
  );
};

const Energy = ({ energy }: { energy: Extract<ThreeAccounts['energy'], { state: 'reckoned' }> }) => {
  const text = useAccountsText();
  const sentence = useSentence();
  const likely = useLikely();
  const { oldWh, newWh, savingWh, savingLitres, savingCo2Grams } = energy;
  const most = Math.max(oldWh.high, newWh.high);
  return (
    <Card name={text.energy} sentence={sentence(savingWh, 'wh')} tone={toneOf(savingWh)}>
      <Text className="accounts-line">{likely(savingWh, 'wh')}</Text>
      <View ariaRole="table" ariaLabel={text.energy}>
        <UseRow name={text.oldUse} use={oldWh} most={most} kind="old" />
        <UseRow name={text.newUse} use={newWh} most={most} kind="new" />
      </View>
      {savingLitres === null ? null : <Text className="accounts-line">{sentence(savingLitres, 'litres')}</Text>}
      {savingCo2Grams === null ? null : <Text className="accounts-line">{sentence(savingCo2Grams, 'co2')}</Text>}
      {energy.differentStandards ? <Text className="quiet">{text.differentStandards}</Text> : null}
      <Text className="quiet">{text.range}</Text>
    </Card>
  );
};

const years = (months: number): string => (Math.ceil((months * 10) / 12) / 10).toFixed(1).replace(/\.0$/, '');

type MoneyProps = { money: Extract<ThreeAccounts['money'], { state: 'reckoned' }>; lifeYears: number | null };
const Money = ({ money: { savingFen, waterFen, payback }, lifeYears }: MoneyProps) => {
  const text = useAccountsText();
  const sentence = useSentence();
  const likely = useLikely();
  const words = () => {
    if (payback === null) return null;
    const { costFen, lowMonths, highMonths } = payback;
    if (costFen <= 0) return text.paysAtOnce;
    if (lowMonths === null) return text.paysNever;
    if (lifeYears !== null && lowMonths > lifeYears * 12) return text.paysLate(years(lowMonths), lifeYears);
    if (highMonths === null) return text.paysMaybe(years(lowMonths));
    return text.paysIn(lowMonths === highMonths ? years(lowMonths) : `${years(lowMonths)}–${years(highMonths)}`);
  };
  const said = words();
  return (
    <Card name={text.money} sentence={sentence(savingFen, 'fen')} tone={toneOf(savingFen)}>
      <Text className="accounts-line">{likely(savingFen, 'fen')}</Text>
      <Text className="accounts-line">{waterFen === null ? text.onlyElectricity : sentence(waterFen, 'water')}</Text>
      {said === null ? null : <Text className="accounts-line">{said}</Text>}
    </Card>
  );
};

const SAFE_TONE = { fine: 'good', plan: 'money', overdue: 'bad', 'stop-use': 'bad' } as const;

const Safety = ({ safety }: { safety: Extract<ThreeAccounts['safety'], { state: 'reckoned' }> }) => {
  const text = useAccountsText();
  const tone = SAFE_TONE[safety.safe];
  const [from, to] = [Math.floor(safety.lowAgeMonths / 12), Math.floor(safety.highAgeMonths / 12)];
  return (
    <Card
      name={text.safety}
      sentence={text.safe[safety.safe]}
      tone={tone}
      tag={<StatusTag tone={tone}>{text.safeTag[safety.safe]}</StatusTag>}
    >
      <Text className="accounts-line">{text.age(from === to ? `${to}` : `${from}–${to}`, safety.lifeYears)}</Text>
      {tone === 'bad' ? (
        <View className="accounts-action">
          <PushButton kind="secondary" onPush={() => void Taro.switchTab({ url: '/pages/home/index' })}>
            {text.toTradeIn}
          </PushButton>
        </View>
      ) : null}
    </Card>
  );
};

type Part = ThreeAccounts['energy'] | ThreeAccounts['money'] | ThreeAccounts['safety'];
const Unreckoned = ({
  of,
  part,
}: {
  of: 'energy' | 'money' | 'safety';
  part: Exclude<Part, { state: 'reckoned' }>;
}) => {
  const text = useAccountsText();
  return part.state === 'missing' ? (
    <Asked name={text[of]} note={text.missing} questions={part.questions} />
  ) : (
    <View className="block">
      <Text className="block-title">{text[of]}</Text>
      <Text className="accounts-line">{text.notCovered[of]}</Text>
    </View>
  );
};

type AccountCardsProps = {
  accounts: ThreeAccounts;
  /** How long the new one is safe; `null`: nobody we can name says so. */
  lifeYears: number | null;
};

/** Energy, money, safety: each its answer first, or what is still to be said. */
export const AccountCards = ({ accounts: { energy, money, safety, missing }, lifeYears }: AccountCardsProps) => {
  const text = useAccountsText();
  const asked = [energy, money, safety].flatMap((part) => (part.state === 'missing' ? part.questions : []));
  const also = missing.filter((question) => !asked.includes(question));
  return (
    <View ariaLive="polite">
      {energy.state === 'reckoned' ? <Energy energy={energy} /> : <Unreckoned of="energy" part={energy} />}
      {money.state === 'reckoned' ? (
        <Money money={money} lifeYears={lifeYears} />
      ) : (
        <Unreckoned of="money" part={money} />
      )}
      {safety.state === 'reckoned' ? <Safety safety={safety} /> : <Unreckoned of="safety" part={safety} />}
      {also.length === 0 ? null : <Asked name={text.also} note={null} questions={also} />}
    </View>
  );
};
