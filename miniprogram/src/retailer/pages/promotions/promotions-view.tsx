import { plusMs } from '@luhuan/shared/clock';
import { type Promotion, whyNotRunning } from '@luhuan/shared/promotion/promotion';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { date, yuanShort } from '@luhuan/shared/text/format';
import { promotionWords } from '@luhuan/shared/text/promotion-words';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import { Chips } from '../../../ui/chips.tsx';
import { GrownList } from '../../../ui/grown-list.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { Shown, Standing } from '../../../ui/standing.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { Written } from '../../../ui/written.tsx';
import { usePromotionsText } from '../../text/use-promotions-text.ts';
import { NotStaff } from '../../ui/not-staff.tsx';
import { BundleForm } from './bundle-form.tsx';
import { PromotionForm } from './promotion-form.tsx';
import { type PromotionsPage, type Tab, useStopping } from './use-promotions.ts';
import './promotions.scss';

const PARENT = '/retailer/pages/redemptions/index';

/** Which goods, as a line. */
const useScopeLine = ({ terms: { scope, effect } }: Promotion): string => {
  const text = usePromotionsText();
  const names = CATEGORY_NAME[useLanguage()];
  const goods = scope.categories.length > 0 ? scope.categories.map((one) => names[one]) : scope.gtins;
  const all = goods.length === 0 && effect.kind !== 'bundle' ? [text.allGoods] : goods;
  return [...all, ...(scope.worstGrade === null ? [] : [text.green(scope.worstGrade)])].join(' · ');
};

const Stop = ({ promotion, reload }: { promotion: Promotion; reload: () => void }) => {
  const text = usePromotionsText();
  const { asking, ask, sent, stop, clear } = useStopping(promotion, reload);
  if (!asking)
    return (
      <View>
        <PushButton kind="plain" onPush={() => ask(true)}>
          {text.stop}
        </PushButton>
      </View>
    );
  return (
    <View ariaLive="polite">
      <Text className="quiet">{text.stopAsk}</Text>
      <Written sent={sent} reader="cashier" askAgain={stop} onEdit={clear} />
      <PushButton kind="secondary" disabled={sent.state === 'sending'} onPush={stop}>
        {sent.state === 'sending' ? text.busy : text.stopSure}
      </PushButton>
    </View>
  );
};

type BlockProps = { promotion: Promotion; reload: () => void } & Pick<PromotionsPage, 'now' | 'mayMake'>;

const PromotionBlock = ({ promotion, reload, now, mayMake }: BlockProps) => {
  const text = usePromotionsText();
  const language = useLanguage();
  const { terms, limits, used, spentFen } = promotion;
  const { window, effect, paidBy, together } = terms;
  const why = whyNotRunning(promotion, now);
  const state = why === 'not-yet' || why === 'over' || why === 'stopped' || why === 'used-up' ? why : 'running';
  const budget = limits.budgetFen === null ? null : yuanShort(limits.budgetFen);
  const scope = useScopeLine(promotion);
  return (
    <View className="block" ariaRole="listitem">
      <View className="row">
        <Text className="block-title">{terms.title}</Text>
        <StatusTag tone={state === 'running' ? 'good' : 'wait'}>{text.state[state]}</StatusTag>
      </View>
      <View>
        <Text className="money">{promotionWords(effect, language)}</Text>
      </View>
      <Text className="quiet figure">
        {text.window(date(window.from, language), date(plusMs(window.until, -1), language))}
      </Text>
      {scope === '' ? null : <Text className="quiet">{scope}</Text>}
      <Text className="quiet">{`${text.payer[paidBy]} · ${together ? text.together : text.alone}`}</Text>
      <Text className="figure">{`${text.used(used, limits.stock)} · ${text.spent(yuanShort(spentFen), budget)}`}</Text>
      {mayMake && why !== 'over' && why !== 'stopped' ? <Stop promotion={promotion} reload={reload} /> : null}
    </View>
  );
};

const Running = ({ page }: { page: PromotionsPage }) => {
  const text = usePromotionsText();
  const { now, mayMake, screen, look } = page;
  const add = { text: text.tabs.add, onPush: () => look('add') };
  return (
    <Shown screen={screen} reader="cashier">
      {(found, reload) =>
        found.items.length === 0 ? (
          <Standing sheet="empty" title={text.none} text={text.noneText} {...(mayMake ? { button: add } : {})} />
        ) : (
          <GrownList found={found} page={page} keyOf={({ promotionId }) => promotionId}>
            {(promotion) => <PromotionBlock promotion={promotion} reload={reload} now={now} mayMake={mayMake} />}
          </GrownList>
        )
      }
    </Shown>
  );
};

/** What a shop promises off its prices: looked at by its staff, made and stopped by its manager. */
export const PromotionsView = ({ page }: { page: PromotionsPage }) => {
  const text = usePromotionsText();
  const { staff, tab, look, mayMake, screen } = page;
  if (staff.state !== 'clerk')
    return (
      <Screen title={text.title} parent={PARENT}>
        <NotStaff signedOut={staff.state === 'signed-out'} />
      </Screen>
    );
  const tabs: readonly Tab[] = mayMake ? ['running', 'add', 'bundle'] : ['running', 'bundle'];
  const added = () => {
    if (screen.state === 'shown') screen.reload();
    look('running');
  };
  return (
    <Screen title={text.title} parent={PARENT}>
      <Text className="quiet">{mayMake ? text.note : text.managerMakes}</Text>
      <Chips
        label={text.tabsLabel}
        options={tabs.map((value) => ({ value, name: text.tabs[value] }))}
        chosen={tab}
        choose={look}
      />
      {tab === 'running' ? <Running page={page} /> : null}
      {tab === 'add' ? <PromotionForm onDone={added} /> : null}
      {tab === 'bundle' ? <BundleForm page={page} /> : null}
    </Screen>
  );
};
