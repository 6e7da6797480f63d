import type { Pacing, PastDrop } from '@luhuan/shared/api/pacing';
import type { Category } from '@luhuan/shared/appliance/category';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { dateTime, yuan } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import { useReleasesText } from '../../text/use-releases-text.ts';
import { Cell, Row, RowName, Table } from '../../ui/table.tsx';

type Past = PastDrop & { readonly category: Category };

/** More than a screen of them helps nobody. */
const SHOWN = 20;
const WHOLE = 100;

const newest = ({ items }: Pacing): Past[] =>
  items
    .flatMap(({ category, drops }) => drops.map((drop) => ({ ...drop, category })))
    .toSorted((a, b) => (a.at === b.at ? (a.category < b.category ? -1 : 1) : a.at < b.at ? 1 : -1))
    .slice(0, SHOWN);

/** What was let out, each with what was claimed until the next one. */
export const PastReleases = ({ pacing }: { pacing: Pacing }) => {
  const text = useReleasesText();
  const language = useLanguage();
  const drops = newest(pacing);
  const most = Math.max(1, ...drops.map(({ amountFen, claimedSinceFen }) => Math.max(amountFen, claimedSinceFen)));
  const { when, category, amount, claimed } = text.pastColumns;
  const columns = {
    when: { name: when },
    category: { name: category },
    amount: { name: amount, kind: 'amount' as const },
    claimed: { name: claimed, kind: 'bar' as const },
  };
  if (drops.length === 0) return <Text className="quiet">{text.noPast}</Text>;
  return (
    <Table label={text.past} columns={Object.values(columns)}>
      {drops.map((drop) => {
        const name = CATEGORY_NAME[language][drop.category];
        const share = drop.amountFen === 0 ? 0 : Math.round((drop.claimedSinceFen * WHOLE) / drop.amountFen);
        return (
          <Row key={`${drop.at}${drop.category}`}>
            <RowName>
              <Text className="figure">{dateTime(drop.at, language)}</Text>
            </RowName>
            <Cell column={columns.category}>
              <Text>{name}</Text>
            </Cell>
            <Cell column={columns.amount}>
              <Text className="figure">{yuan(drop.amountFen)}</Text>
            </Cell>
            <Cell column={columns.claimed}>
              <View className="release-past">
                <View className="release-bar" ariaHidden>
                  <View className="release-bar-amount" style={{ width: `${(drop.claimedSinceFen * WHOLE) / most}%` }} />
                </View>
                <Text className="figure">{text.claimedShare(yuan(drop.claimedSinceFen), share)}</Text>
              </View>
            </Cell>
          </Row>
        );
      })}
    </Table>
  );
};
