import type { Recall } from '@luhuan/shared/recall/recall';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { date } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useLanguage, useText } from '../../../text/use-text.ts';
import { Field } from '../../../ui/field.tsx';
import { GrownList } from '../../../ui/grown-list.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Standing } from '../../../ui/standing.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { Written } from '../../../ui/written.tsx';
import { useRecallsText } from '../../text/use-recalls-text.ts';
import { Desk } from '../../ui/desk.tsx';
import { DeskTabs } from '../../ui/desk-tabs.tsx';
import { DeskShown } from '../../ui/desk-shown.tsx';
import { RecallForm } from './recall-form.tsx';
import { type RecallsPage, type Tab, useWithdrawing } from './use-recalls.ts';
import './recalls.scss';

const TABS: readonly Tab[] = ['list', 'publish'];

const Withdrawing = ({ recall, reload }: { recall: Recall; reload: () => void }) => {
  const text = useRecallsText();
  const { open, setOpen, reason, edit, wrong, sent, withdraw, clear } = useWithdrawing(recall, reload);
  if (!open)
    return (
      <View className="recalls-actions">
        <PushButton kind="secondary" onPush={() => setOpen(true)}>
          {text.withdraw}
        </PushButton>
      </View>
    );
  return (
    <View className="recalls-actions">
      <Field
        name={`reason-${recall.recallId}`}
        label={text.reason}
        value={reason}
        onChange={edit}
        hint={text.reasonHint}
        error={wrong ? text.reasonWrong : undefined}
        maxLength={200}
      />
      <Written sent={sent} reader="officer" askAgain={() => void withdraw()} onEdit={clear} />
      <PushButton kind="danger" disabled={sent.state === 'sending'} onPush={() => void withdraw()}>
        {sent.state === 'sending' ? text.busy : text.withdrawNow}
      </PushButton>
      <PushButton kind="secondary" onPush={() => setOpen(false)}>
        {text.keep}
      </PushButton>
    </View>
  );
};

const RecallBlock = ({ recall, reload, page }: { recall: Recall; reload: () => void; page: RecallsPage }) => {
  const text = useRecallsText();
  const common = useText().recall;
  const language = useLanguage();
  const { terms, publishedAt, withdrawn } = recall;
  const { brand, category, modelNumbers, gtins, serials, hazard, remedy, authority, sourceUrl } = terms;
  return (
    <View className="block" ariaRole="listitem">
      <View className="row">
        <Text className="block-title">{`${brand} ${CATEGORY_NAME[language][category]}`}</Text>
        <StatusTag tone={withdrawn === null ? 'bad' : 'wait'}>
          {withdrawn === null ? text.standing : text.withdrawn}
        </StatusTag>
      </View>
      <Text className="figure recalls-line">
        {[
          [...modelNumbers, ...gtins].join(' '),
          serials === null ? common.allUnits : common.serials(serials.from, serials.to),
        ].join(' · ')}
      </Text>
      <Text className="recalls-line">{text.told(common.hazard, hazard[language])}</Text>
      <Text className="recalls-line">{text.told(common.remedy, remedy[language])}</Text>
      <Text className="quiet recalls-url">{sourceUrl}</Text>
      <Text className="quiet figure">{common.by(authority, date(publishedAt, language))}</Text>
      {withdrawn === null ? null : (
        <Text className="quiet">{text.withdrawnFor(date(withdrawn.at, language), withdrawn.reason)}</Text>
      )}
      {page.mayWithdraw(recall) ? <Withdrawing recall={recall} reload={reload} /> : null}
    </View>
  );
};

const List = ({ page }: { page: RecallsPage }) => {
  const text = useRecallsText();
  const add = { text: text.tabs.publish, onPush: () => page.look('publish') };
  return (
    <DeskShown screen={page.screen}>
      {(found, reload) =>
        found.items.length === 0 ? (
          <Standing
            sheet="empty"
            title={text.none}
            text={text.noneText}
            {...(page.mayPublish ? { button: add } : {})}
          />
        ) : (
          <GrownList found={found} page={page} keyOf={({ recallId }) => recallId}>
            {(recall) => <RecallBlock recall={recall} reload={reload} page={page} />}
          </GrownList>
        )
      }
    </DeskShown>
  );
};

/** Recalls: what stands, what was withdrawn and why, and a form for a new one. */
export const RecallsView = ({ page }: { page: RecallsPage }) => {
  const text = useRecallsText();
  const { tab, look, mayPublish, screen } = page;
  const published = () => {
    if (screen.state === 'shown') screen.reload();
    look('list');
  };
  return (
    <Desk title={text.title} here="recalls">
      <DeskTabs may={mayPublish} tabs={TABS} page={page} text={text} />
      {tab === 'list' ? <List page={page} /> : <RecallForm onDone={published} />}
    </Desk>
  );
};
