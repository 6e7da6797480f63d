import type { PacedCategory, Pacing } from '@luhuan/shared/api/pacing';
import type { ManagedCampaign } from '@luhuan/shared/api/campaigns';
import { ruleFor } from '@luhuan/shared/campaign/revision';
import type { Plan } from '@luhuan/shared/pacing/plan';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { dateTime, yuan, yuanShort } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import type { ReleasesTexts } from '../../text/releases-zh-cn.ts';
import { useImpactText } from '../../text/use-impact-text.ts';
import { useReleasesText } from '../../text/use-releases-text.ts';
import { whenText } from '../../ui/impact-forecast.tsx';
import { type Column, Cell, Row, RowName, Table } from '../../ui/table.tsx';

const whyWords = ({ why }: Plan, text: ReleasesTexts): string => {
  switch (why.kind) {
    case 'even':
      return text.why[why.because];
    case 'followed':
      return text.why.followed(yuanShort(why.neededFen), yuanShort(why.leftFen), why.changeMax);
    case 'changed':
      return text.why.changed;
    case 'last':
      return text.why.last;
  }
};

const WHOLE = 100;

/** The amount along twice the even one: the middle is even. */
const EvenBar = ({ plan, name }: { plan: Plan; name: string }) => {
  const text = useReleasesText();
  const share = plan.evenFen === 0 ? 0 : Math.round((plan.amountFen * WHOLE) / plan.evenFen);
  return (
    <View className="release-bar" ariaRole="img" ariaLabel={text.bar(name, share)}>
      <View className="release-bar-amount" style={{ width: `${Math.min(share / 2, WHOLE)}%` }} />
      <View className="release-bar-even" />
    </View>
  );
};

const keptOf = ({ parts }: Plan): number =>
  parts.reduce((sum, { lane, amountFen }) => (lane === 0 ? sum : sum + amountFen), 0);

const Next = ({ plan, name, capFen }: { plan: Plan; name: string; capFen: number }) => {
  const text = useReleasesText();
  const language = useLanguage();
  const kept = keptOf(plan);
  return (
    <View className="release-next">
      <Text className="figure">{`${dateTime(plan.at, language)} · ${yuan(plan.amountFen)}`}</Text>
      <EvenBar plan={plan} name={name} />
      <Text className="quiet">{`${text.vouchers(Math.floor(plan.amountFen / capFen))} · ${text.even(yuan(plan.evenFen))}`}</Text>
      {kept === 0 ? null : <Text className="quiet">{text.kept(yuan(kept))}</Text>}
      <Text className="quiet">{whyWords(plan, text)}</Text>
    </View>
  );
};

const columnsOf = ({ columns }: ReleasesTexts) =>
  ({
    category: { name: columns.category },
    reserve: { name: columns.reserve, kind: 'amount' },
    left: { name: columns.left, kind: 'amount' },
    perDay: { name: columns.perDay },
    next: { name: columns.next, kind: 'bar' },
    lasts: { name: columns.lasts },
  }) satisfies Record<string, Column>;

const Line = ({ of, capFen }: { of: PacedCategory; capFen: number }) => {
  const text = useReleasesText();
  const impact = useImpactText();
  const language = useLanguage();
  const columns = columnsOf(text);
  const name = CATEGORY_NAME[language][of.category];
  return (
    <Row>
      <RowName>
        <Text className="campaign-category-name">{name}</Text>
      </RowName>
      <Cell column={columns.reserve}>
        <Text className="figure">{yuan(of.reserveFen)}</Text>
      </Cell>
      <Cell column={columns.left}>
        <Text className="figure">{yuan(of.leftFen)}</Text>
      </Cell>
      <Cell column={columns.perDay}>
        <Text>{of.burn === null ? text.noBurn : text.perDay(of.burn.claimedFen, of.burn.backFen)}</Text>
      </Cell>
      <Cell column={columns.next}>
        {of.next === null ? (
          <Text className="quiet">{text.nothingNext}</Text>
        ) : (
          <Next plan={of.next} name={name} capFen={capFen} />
        )}
      </Cell>
      <Cell column={columns.lasts}>
        <Text>{whenText(of.outlook.forecast, { text: impact, language })}</Text>
      </Cell>
    </Row>
  );
};

/** Tomorrow's release of each category with its reason, and how long the money lasts. */
export const NextReleases = ({ managed, pacing }: { managed: ManagedCampaign; pacing: Pacing }) => {
  const text = useReleasesText();
  const { rules } = managed.live ?? managed.revision;
  return (
    <View>
      <Table label={text.title} columns={Object.values(columnsOf(text))}>
        {pacing.items.map((of) => (
          <Line key={of.category} of={of} capFen={ruleFor(rules, of.category)?.capFen ?? Infinity} />
        ))}
      </Table>
      <Text className="quiet">{text.weights}</Text>
    </View>
  );
};
