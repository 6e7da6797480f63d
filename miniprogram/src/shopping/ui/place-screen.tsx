import type { RegionCode } from '@luhuan/shared/region';
import { Text, View } from '@tarojs/components';
import type { PropsWithChildren, ReactNode } from 'react';
import { Chips } from '../../ui/chips.tsx';
import { PushButton } from '../../ui/push-button.tsx';
import { RegionPicker } from '../../ui/region-picker.tsx';
import { Screen } from '../../ui/screen.tsx';

type PlaceScreenProps<T extends string> = PropsWithChildren<{
  parent: string;
  tabs: readonly T[];
  page: {
    readonly placeName: string;
    readonly tab: T;
    readonly look: (tab: T) => void;
    readonly picking: boolean;
    readonly setPicking: (picking: boolean) => void;
    readonly pick: (region: { regionCode: RegionCode; name: string }) => void;
  };
  text: {
    readonly title: string;
    readonly place: (name: string) => string;
    readonly changePlace: string;
    readonly tabsLabel: string;
    readonly tabs: Readonly<Record<T, string>>;
  };
  /** Between the place and what can be looked at. */
  above?: ReactNode;
}>;

/** A screen about a place, which can be changed, with a few things to look at. */
export function PlaceScreen<T extends string>({ parent, tabs, page, text, above, children }: PlaceScreenProps<T>) {
  return (
    <Screen title={text.title} parent={parent}>
      <View className="row">
        <Text>{text.place(page.placeName)}</Text>
        <PushButton kind="plain" onPush={() => page.setPicking(true)}>
          {text.changePlace}
        </PushButton>
      </View>
      {above}
      <Chips
        label={text.tabsLabel}
        options={tabs.map((value) => ({ value, name: text.tabs[value] }))}
        chosen={page.tab}
        choose={page.look}
      />
      {children}
      <RegionPicker visible={page.picking} onClose={() => page.setPicking(false)} onPick={page.pick} />
    </Screen>
  );
}
