import { type WalletVoucher, claimVoucher } from '@luhuan/shared/api/vouchers';
import type { Category } from '@luhuan/shared/appliance/category';
import type { CampaignId } from '@luhuan/shared/ids';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { deadline } from '@luhuan/shared/text/format';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { call } from '../api/call.ts';
import { send } from '../api/transport.ts';
import { useOnce } from '../api/use-once.ts';
import { keepOnPhone } from '../api/wallet-on-phone.ts';
import { subjectFor, useActing } from './acting-banner.tsx';
import { useLanguage, useText } from '../text/use-text.ts';
import { PushButton } from './push-button.tsx';
import { Refused, Standing, Unknown } from './standing.tsx';

type ClaimPanelProps = { campaignId: CampaignId; category: Category; onClaimed: () => void };

const Won = ({ held }: { held: WalletVoucher }) => {
  const text = useText();
  const acting = useActing();
  const mayOpen = acting === null || acting.scopes.includes('show');
  const { voucherId, expiresAt } = held.voucher;
  return (
    <Standing
      sheet="done"
      title={text.campaign.wonTitle}
      text={(acting === null ? text.campaign.wonText : text.acting.wonText)(deadline(expiresAt, useLanguage()))}
      {...(mayOpen
        ? {
            button: {
              text: text.campaign.openVoucher,
              onPush: () => void Taro.navigateTo({ url: `/pages/voucher/index?voucherId=${voucherId}` }),
            },
          }
        : {})}
    />
  );
};

/** One tap claims; every answer has a face of its own: won, refused with a remedy, or not known yet. */
export const ClaimPanel = ({ campaignId, category, onClaimed }: ClaimPanelProps) => {
  const text = useText();
  const language = useLanguage();
  const acting = useActing();
  const { sent, submit, clear } = useOnce(subjectFor(acting, `claim:${campaignId}:${category}`), (key) =>
    call(send, claimVoucher, { key, params: { campaignId, category }, body: {} }),
  );
  const take = async () => {
    const answer = await submit();
    if (answer.state !== 'done') return;
    keepOnPhone([answer.value]);
    onClaimed();
  };
  const claim = () => void take();
  switch (sent.state) {
    case 'done':
      return <Won held={sent.value} />;
    case 'refused':
      return <Refused problem={sent.problem} reader="shopper" onEdit={clear} />;
    case 'unknown':
      return <Unknown askAgain={claim} />;
    case 'idle':
    case 'sending':
      return (
        <View ariaLive="polite">
          <PushButton
            disabled={sent.state === 'sending'}
            label={text.campaign.claimFor(CATEGORY_NAME[language][category])}
            onPush={claim}
          >
            {sent.state === 'sending' ? text.campaign.claiming : text.campaign.claim}
          </PushButton>
        </View>
      );
  }
};
