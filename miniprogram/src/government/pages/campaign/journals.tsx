import { listJournals } from '@luhuan/shared/api/ledger';
import type { CampaignId } from '@luhuan/shared/ids';
import type { Account } from '@luhuan/shared/ledger/journal';
import { yuan } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useLanguage, useText } from '../../../text/use-text.ts';
import { moment } from '../../period.ts';
import { useLedgerText } from '../../text/use-ledger-text.ts';
import type { LedgerTexts } from '../../text/ledger-zh-cn.ts';
import { DeskShown } from '../../ui/desk-shown.tsx';

const MOST = 20;

const isTotal = (name: string, texts: LedgerTexts['accounts']): name is keyof LedgerTexts['accounts'] => name in texts;

/** A shop's own account by what kind it is: which shop it is stands in the redemption. */
const nameOf = (account: Account, { accounts }: LedgerTexts): string => {
  const kind = account.startsWith('purse:') ? account : (account.split(':')[0] ?? '');
  return isTotal(kind, accounts) ? accounts[kind] : account;
};

/** What was booked last: each journal with its lines. */
export const Journals = ({ campaignId }: { campaignId: CampaignId }) => {
  const text = useLedgerText();
  const { common } = useText();
  const language = useLanguage();
  const screen = useLoad(
    () => call(send, listJournals, { params: { campaignId }, query: { limit: MOST } }),
    `journals:${campaignId}`,
  );
  return (
    <DeskShown screen={screen}>
      {({ items }) => (
        <View ariaRole="list" ariaLabel={text.journals}>
          {items.map(({ journalId, at, cause, lines }) => (
            <View key={journalId} className="campaign-did" ariaRole="listitem">
              <Text>{text.cause[cause.kind](cause.id)}</Text>
              <Text className="quiet figure">
                {common.list(lines.map(({ account, amountFen }) => text.line(nameOf(account, text), yuan(amountFen))))}
              </Text>
              <Text className="quiet">{moment(at, language)}</Text>
            </View>
          ))}
        </View>
      )}
    </DeskShown>
  );
};
