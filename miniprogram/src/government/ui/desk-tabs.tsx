import { Text } from '@tarojs/components';
import { Chips } from '../../ui/chips.tsx';

type DeskTabsProps<T extends string> = {
  /** Who may only look reads who may do more instead. */
  may: boolean;
  tabs: readonly T[];
  page: { readonly tab: T; readonly look: (tab: T) => void };
  text: { readonly tabsLabel: string; readonly tabs: Readonly<Record<T, string>>; readonly mayNot: string };
};

/** The list of a desk, and the form for one more. */
export function DeskTabs<T extends string>({ may, tabs, page, text }: DeskTabsProps<T>) {
  if (!may) return <Text className="quiet">{text.mayNot}</Text>;
  return (
    <Chips
      label={text.tabsLabel}
      options={tabs.map((value) => ({ value, name: text.tabs[value] }))}
      chosen={page.tab}
      choose={page.look}
    />
  );
}
