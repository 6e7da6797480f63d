import type { ThreeAccounts } from '@luhuan/shared/three-accounts/account';
import type { Question } from '@luhuan/shared/three-accounts/question';
import type { Range } from '@luhuan/shared/three-accounts/range';
import { whole } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { useAccountsText } from '../../text/use-accounts-text.ts';

const shownAs = (n: number, unit: number): string => {
  const value = Math.round(n / unit) + 0;
  return value < 0 ? `−${whole(-value)}` : whole(value);
};
const span = ({ low, high }: Range, unit: number): string => {
  const [from, to] = [shownAs(low, unit), shownAs(high, unit)];
  return from === to ? from : `${from}–${to}`;
};
const flipped = ({ low, point, high }: Range): Range => ({ low: -high, point: -point, high: -low });

const UNIT = { wh: 1_000, fen: 100 };

/** The answer of a card in one sentence. */
const useSentence = (saving: Range, of: 'wh' | 'fen'): string => {
  const text = useAccountsText();
  const unit = UNIT[of];
  if (saving.low >= 0) return text.saves[of](span(saving, unit));
  if (saving.high <= 0) return text.costs[of](span(flipped(saving), unit));
  return text.either[of](shownAs(-saving.low, unit), shownAs(saving.high, unit));
};

const Card = ({ name, sentence, children }: { name: string; sentence: string; children?: ReactNode }) => (
  <View className="block">
    <Text className="block-title">{name}</Text>
    <Text className="accounts-sentence">{sentence}</Text>
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
  const { oldWh, newWh, savingWh, savingLitres, savingCo2Grams } = energy;
  const most = Math.max(oldWh.high, newWh.high);
  return (
    <Card name={text.energy} sentence={useSentence(savingWh, 'wh')}>
      <Text className="accounts-line">{text.likely(shownAs(savingWh.point, UNIT.wh), text.unit.wh)}</Text>
      <View ariaRole="table" ariaLabel={text.energy}>
        <UseRow name={text.oldUse} use={oldWh} most={most} kind="old" />
        <UseRow name={text.newUse} use={newWh} most={most} kind="new" />
      </View>
      {savingLitres === null ? null : <Text className="accounts-line">{text.litres(span(savingLitres, 1))}</Text>}
      {savingCo2Grams === null ? null : <Text className="accounts-line">{text.co2(span(savingCo2Grams, 1_000))}</Text>}
      {energy.differentStandards ? <Text className="quiet">{text.differentStandards}</Text> : null}
      <Text className="quiet">{text.range}</Text>
    </Card>
  );
};

const years = (months: number): string => (Math.ceil((months * 10) / 12) / 10).toFixed(1).replace(/\.0$/, '');

const Money = ({ money }: { money: Extract<ThreeAccounts['money'], { state: 'reckoned' }> }) => {
  const text = useAccountsText();
  const { savingFen, payback } = money;
  const words = () => {
    if (payback === null) return null;
    const { costFen, lowMonths, highMonths } = payback;
    if (costFen <= 0) return text.paysAtOnce;
    if (lowMonths === null) return text.paysNever;
    if (highMonths === null) return text.paysMaybe(years(lowMonths));
    return text.paysIn(lowMonths === highMonths ? years(lowMonths) : `${years(lowMonths)}–${years(highMonths)}`);
  };
  const said = words();
  return (
    <Card name={text.money} sentence={useSentence(savingFen, 'fen')}>
      <Text className="accounts-line">{text.likely(shownAs(savingFen.point, UNIT.fen), text.unit.fen)}</Text>
      {said === null ? null : <Text className="accounts-line">{said}</Text>}
    </Card>
  );
};

const Safety = ({ safety }: { safety: Extract<ThreeAccounts['safety'], { state: 'reckoned' }> }) => {
  const text = useAccountsText();
  const [from, to] = [Math.floor(safety.lowAgeMonths / 12), Math.floor(safety.highAgeMonths / 12)];
  return (
    <Card name={text.safety} sentence={text.safe[safety.safe]}>
      <Text className="accounts-line">{text.age(from === to ? `${to}` : `${from}–${to}`, safety.lifeYears)}</Text>
    </Card>
  );
};

type Part = ThreeAccounts['energy'] | ThreeAccounts['money'] | ThreeAccounts['safety'];
const Unreckoned = ({ name, part }: { name: string; part: Exclude<Part, { state: 'reckoned' }> }) => {
  const text = useAccountsText();
  return part.state === 'missing' ? (
    <Asked name={name} note={text.missing} questions={part.questions} />
  ) : (
    <View className="block">
      <Text className="block-title">{name}</Text>
      <Text className="accounts-line">{text.notCovered}</Text>
    </View>
  );
};

/** Energy, money, safety: each its answer first, or what is still to be said. */
export const AccountCards = ({ accounts: { energy, money, safety, missing } }: { accounts: ThreeAccounts }) => {
  const text = useAccountsText();
  const asked = [energy, money, safety].flatMap((part) => (part.state === 'missing' ? part.questions : []));
  const also = missing.filter((question) => !asked.includes(question));
  return (
    <View ariaLive="polite">
      {energy.state === 'reckoned' ? <Energy energy={energy} /> : <Unreckoned name={text.energy} part={energy} />}
      {money.state === 'reckoned' ? <Money money={money} /> : <Unreckoned name={text.money} part={money} />}
      {safety.state === 'reckoned' ? <Safety safety={safety} /> : <Unreckoned name={text.safety} part={safety} />}
      {also.length === 0 ? null : <Asked name={text.also} note={null} questions={also} />}
    </View>
  );
};
