import type { ManagedCampaign } from '@luhuan/shared/api/campaigns';
import { whole, yuan } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useLanguage } from '../../../text/use-text.ts';
import { PushButton } from '../../../ui/push-button.tsx';
import { moment } from '../../period.ts';
import { useLedgerText } from '../../text/use-ledger-text.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { DeskShown } from '../../ui/desk-shown.tsx';
import { type Column, Cell, Row, RowName, Table } from '../../ui/table.tsx';
import { Journals } from './journals.tsx';
import { type ReadyBalances, useBalances } from './use-balances.ts';

const SHOWN = ['purse:central', 'purse:province', 'purse:city', 'payable', 'offset', 'receivable'] as const;

const Totals = ({ totals }: Pick<ReadyBalances, 'totals'>) => {
  const text = useLedgerText();
  const amount: Column = { name: text.amount, kind: 'amount' };
  const sum = SHOWN.reduce((total, account) => total + totals[account], 0);
  return (
    <Table label={text.title} columns={[{ name: text.account }, amount]}>
      {SHOWN.map((account) => (
        <Row key={account}>
          <RowName>
            <Text>{text.accounts[account]}</Text>
          </RowName>
          <Cell column={amount}>
            <Text className="figure">{yuan(totals[account])}</Text>
          </Cell>
        </Row>
      ))}
      <Row className="campaign-total">
        <RowName>
          <Text>{sum === 0 ? `${text.sum} · ${text.balanced}` : text.sum}</Text>
        </RowName>
        <Cell column={amount}>
          <Text className="figure">{yuan(sum)}</Text>
        </Cell>
      </Row>
    </Table>
  );
};

const Shops = ({ shops, shopCount }: ReadyBalances) => {
  const text = useLedgerText();
  const kinds = ['payable', 'offset', 'receivable'] as const;
  const columns = kinds.map((kind) => ({ kind, column: { name: text[kind], kind: 'amount' } satisfies Column }));
  return (
    <View>
      <Text className="campaign-category-name release-past-title">{text.shops}</Text>
      {shopCount > shops.length ? (
        <Text className="quiet">{text.moreShops(whole(shops.length), whole(shopCount))}</Text>
      ) : null}
      <Table label={text.shops} columns={[{ name: text.shop }, ...columns.map(({ column }) => column)]}>
        {shops.map((shop) => (
          <Row key={shop.shopId}>
            <RowName>
              <Text>{shop.name ?? text.unknownShop}</Text>
            </RowName>
            {columns.map(({ kind, column }) => (
              <Cell key={kind} column={column}>
                <Text className="figure">{yuan(shop[kind])}</Text>
              </Cell>
            ))}
          </Row>
        ))}
      </Table>
    </View>
  );
};

/** What stands on the campaign's accounts, now and at the end of any day. */
export const Ledger = ({ managed }: { managed: ManagedCampaign }) => {
  const text = useLedgerText();
  const language = useLanguage();
  const { campaignId, version } = managed.campaign;
  const { day, setDay, adding, screen } = useBalances(campaignId, version);
  const [open, setOpen] = useState(false);
  return (
    <View className="block">
      <Text className="block-title">{text.title}</Text>
      <Text className="quiet">{text.note}</Text>
      <DayField
        name="ledger-day"
        label={text.day}
        value={day}
        onChange={setDay}
        placeholder={text.dayNone}
        hint={text.dayHint}
      />
      {adding === null ? null : (
        <View ariaLive="polite">
          <Text className="quiet">{text.adding(moment(adding, language))}</Text>
        </View>
      )}
      <DeskShown screen={screen}>
        {(balances) =>
          balances.journals === 0 ? (
            <Text className="quiet">{text.nothing}</Text>
          ) : (
            <View>
              <Text className="quiet">{text.asOf(moment(balances.before, language), whole(balances.journals))}</Text>
              <Totals totals={balances.totals} />
              <Shops {...balances} />
            </View>
          )
        }
      </DeskShown>
      <PushButton kind="plain" onPush={() => setOpen(!open)}>
        {open ? text.hideJournals : text.showJournals}
      </PushButton>
      {open ? <Journals campaignId={campaignId} /> : null}
    </View>
  );
};
