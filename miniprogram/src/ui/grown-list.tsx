import { View } from '@tarojs/components';
import { Fragment, type ReactNode } from 'react';
import { useText } from '../text/use-text.ts';
import { PushButton } from './push-button.tsx';

type GrownListProps<T> = {
  found: { readonly items: readonly T[]; readonly cursor: string | null };
  /** Whether a longer page may be asked for, and how. */
  page: { readonly canGrow: boolean; readonly grow: () => void };
  keyOf: (item: T) => string;
  children: (item: T) => ReactNode;
};

/** A list, and a button for more of it while there is. */
export function GrownList<T>({ found, page, keyOf, children }: GrownListProps<T>): ReactNode {
  const { common } = useText();
  return (
    <View>
      <View ariaRole="list">
        {found.items.map((item) => (
          <Fragment key={keyOf(item)}>{children(item)}</Fragment>
        ))}
      </View>
      {found.cursor !== null && page.canGrow ? (
        <PushButton kind="secondary" onPush={page.grow}>
          {common.more}
        </PushButton>
      ) : null}
    </View>
  );
}
