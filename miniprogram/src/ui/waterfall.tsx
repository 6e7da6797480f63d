import type { Quote } from '@luhuan/shared/quote/quote';
import { DEDUCTION_NAME } from '@luhuan/shared/text/deduction-name';
import { percent, yuan, yuanShort } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useLanguage, useText } from '../text/use-text.ts';
import './waterfall.scss';

type LineProps = {
  name: string;
  note?: string;
  amount: string;
  afterFen: number;
  listFen: number;
  tone: 'plain' | 'subsidy' | 'pay';
};

const Line = ({ name, note, amount, afterFen, listFen, tone }: LineProps) => (
  <View className={`waterfall-line waterfall-${tone}`}>
    <View className="row">
      <Text className="waterfall-name">{name}</Text>
      <Text className="waterfall-amount">{amount}</Text>
    </View>
    <View className="waterfall-track" ariaHidden>
      <View className="waterfall-bar" style={{ width: `${Math.max(1, Math.round((afterFen / listFen) * 100))}%` }} />
    </View>
    {note === undefined ? null : <Text className="quiet">{note}</Text>}
  </View>
);

/** The price as a bar that shortens step by step down to what is paid. The same piece on quote, till and receipt. */
export const Waterfall = ({ quote }: { quote: Quote }) => {
  const text = useText();
  const names = DEDUCTION_NAME[useLanguage()];
  const { listFen } = quote;
  const capped = quote.subsidyFen === quote.capFen ? `（${text.waterfall.capped}）` : '';
  const rule = `${text.waterfall.base(yuan(quote.baseFen), percent(quote.rate), yuanShort(quote.capFen))}${capped}`;
  return (
    <View className="waterfall">
      <Line name={text.waterfall.list} amount={yuan(listFen)} afterFen={listFen} listFen={listFen} tone="plain" />
      {quote.steps.map(({ kind, amountFen, afterFen, affectsBase }) => (
        <Line
          key={kind}
          name={names[kind]}
          amount={`−${yuan(amountFen)}`}
          afterFen={afterFen}
          listFen={listFen}
          tone={kind === 'subsidy' ? 'subsidy' : 'plain'}
          note={kind === 'subsidy' ? rule : affectsBase ? text.waterfall.lowersBase : text.waterfall.keepsBase}
        />
      ))}
      <Line
        name={text.waterfall.pay}
        amount={yuan(quote.payFen)}
        afterFen={quote.payFen}
        listFen={listFen}
        tone="pay"
      />
    </View>
  );
};
