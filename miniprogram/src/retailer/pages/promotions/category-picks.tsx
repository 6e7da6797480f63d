import { type Category, CATEGORIES } from '@luhuan/shared/appliance/category';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import { PushButton } from '../../../ui/push-button.tsx';

type CategoryPicksProps = {
  label: string;
  chosen: readonly Category[];
  choose: (categories: readonly Category[]) => void;
  error?: string | undefined;
};

/** Several categories, in the order they were chosen. */
export const CategoryPicks = ({ label, chosen, choose, error }: CategoryPicksProps) => {
  const names = CATEGORY_NAME[useLanguage()];
  const toggle = (category: Category) =>
    choose(chosen.includes(category) ? chosen.filter((one) => one !== category) : [...chosen, category]);
  return (
    <View>
      <Text className="field-label">{label}</Text>
      <View className="promotion-picks" ariaLabel={label}>
        {CATEGORIES.map((category) => (
          <PushButton
            key={category}
            kind="bare"
            className={`chip ${chosen.includes(category) ? 'chip-chosen' : ''}`}
            selected={chosen.includes(category)}
            onPush={() => toggle(category)}
          >
            {names[category]}
          </PushButton>
        ))}
      </View>
      {error === undefined ? null : <Text className="trouble">{error}</Text>}
    </View>
  );
};
