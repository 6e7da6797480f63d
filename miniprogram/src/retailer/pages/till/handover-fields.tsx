import { CATEGORIES } from '@luhuan/shared/appliance/category';
import { Delivery } from '@luhuan/shared/redemption/redemption';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import { Chips } from '../../../ui/chips.tsx';
import { FieldFrame } from '../../../ui/field-frame.tsx';
import { useRetailerText } from '../../text/use-retailer-text.ts';
import type { EntryName } from './entries.ts';
import { entryOf } from './sale.ts';
import type { Enter } from './use-enter.ts';

type EnterProps = { enter: Enter };

/** Why the server says no to what is chosen, at the redemption or already with the price. */
const refusalAt = ({ draft, live }: Enter, entry: EntryName): string | undefined => {
  if (draft.refused?.entry === entry) return draft.refused.words;
  return live.state === 'refused' && entryOf(live.problem) === entry ? live.problem.title : undefined;
};

/** The old appliance, where the campaign wants one: what the shop took in. */
const OldItemField = ({ enter }: EnterProps) => {
  const text = useRetailerText().handover;
  const names = CATEGORY_NAME[useLanguage()];
  const { preview, entries } = enter.draft;
  const taken = preview.oldItem === 'same-category' ? [preview.voucher.category] : CATEGORIES;
  return (
    <FieldFrame label={text.oldItem} error={refusalAt(enter, 'oldItem')}>
      <Chips
        label={text.oldItem}
        options={[
          { value: null, name: text.nothing },
          ...taken.map((category) => ({ value: category, name: names[category] })),
        ]}
        chosen={entries.oldItem}
        choose={(oldItem) => enter.change('oldItem', { oldItem })}
      />
    </FieldFrame>
  );
};

/** Where the goods go, where the campaign keeps them in its region. */
const DeliveryField = ({ enter }: EnterProps) => {
  const text = useRetailerText().handover;
  const { preview, entries } = enter.draft;
  const names: Record<Delivery, string> = {
    collected: text.collected,
    'in-region': text.inRegion(preview.regionName),
    elsewhere: text.elsewhere,
  };
  return (
    <FieldFrame label={text.delivery} error={refusalAt(enter, 'delivery')}>
      <Chips
        label={text.delivery}
        options={Delivery.options.map((value) => ({ value, name: names[value] }))}
        chosen={entries.delivery}
        choose={(delivery) => enter.change('delivery', { delivery })}
      />
    </FieldFrame>
  );
};

/** What changes hands beside the goods, as far as the campaign asks. */
export const HandoverFields = ({ enter }: EnterProps) => {
  const { oldItem, location } = enter.draft.preview;
  return (
    <View>
      {oldItem === 'not-needed' ? null : <OldItemField enter={enter} />}
      {location.includes('delivery') ? <DeliveryField enter={enter} /> : null}
    </View>
  );
};
