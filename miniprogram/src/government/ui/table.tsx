import { Text, View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import './table.scss';

export type Column = { readonly name: string; readonly kind?: 'text' | 'amount' | 'bar' };

type TableProps = PropsWithChildren<{ label: string; columns: readonly Column[] }>;

const kindOf = ({ kind = 'text' }: Column): string => `table-cell table-${kind}`;

/** A table on wide screens, with a head that stays in view; a card for each row on narrow ones. */
export const Table = ({ label, columns, children }: TableProps) => (
  <View className="table" ariaRole="table" ariaLabel={label}>
    <View className="table-row table-head" ariaRole="row">
      {columns.map((column) => (
        <Text key={column.name} className={kindOf(column)} ariaRole="columnheader">
          {column.name}
        </Text>
      ))}
    </View>
    {children}
  </View>
);

export const Row = ({ className = '', children }: PropsWithChildren<{ className?: string }>) => (
  <View className={`table-row ${className}`} ariaRole="row">
    {children}
  </View>
);

/** The first cell of a row, which gives a card its heading. */
export const RowName = ({ children }: PropsWithChildren) => (
  <View className="table-cell table-name" ariaRole="cell">
    {children}
  </View>
);

/** On a card the name of the column stands in front. */
export const Cell = ({ column, children }: PropsWithChildren<{ column: Column }>) => (
  <View className={kindOf(column)} ariaRole="cell">
    <Text className="table-cell-name">{column.name}</Text>
    {children}
  </View>
);
