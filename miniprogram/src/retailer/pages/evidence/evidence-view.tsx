import type { DueEvidence } from '@luhuan/shared/api/evidence';
import { dateTime } from '@luhuan/shared/text/format';
import { EVIDENCE_NAME } from '@luhuan/shared/text/evidence-name';
import { Text, View } from '@tarojs/components';
import { useLanguage, useText } from '../../../text/use-text.ts';
import { PushButton } from '../../../ui/push-button.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { Refused, Shown, Standing, Unknown } from '../../../ui/standing.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { EvidenceFields } from '../../evidence/evidence-fields.tsx';
import { useRetailerText } from '../../text/use-retailer-text.ts';
import { NotStaff } from '../../ui/not-staff.tsx';
import { ReadLine } from '../../ui/receipt.tsx';
import type { EvidencePage } from './use-evidence.ts';

const REDEMPTIONS = '/retailer/pages/redemptions/index';

type RowProps = { page: EvidencePage; due: DueEvidence };

const When = ({ page: { now }, due: { dueAt } }: RowProps) => {
  const text = useRetailerText().evidence.late;
  const day = dateTime(dueAt, useLanguage());
  return now < dueAt ? (
    <StatusTag tone="wait">{text.dueBy(day)}</StatusTag>
  ) : (
    <StatusTag tone="bad">{text.overdue(day)}</StatusTag>
  );
};

const Row = ({ page, due }: RowProps) => {
  const text = useRetailerText().evidence.late;
  const names = EVIDENCE_NAME[useLanguage()];
  const { common } = useText();
  return (
    <View className="block" ariaRole="listitem">
      <When page={page} due={due} />
      <View>
        <Text>{text.missing(common.list(due.kinds.map((kind) => names[kind])))}</Text>
      </View>
      <View>
        <Text className="quiet figure">{due.redemptionId.slice(-8)}</Text>
      </View>
      <PushButton kind="secondary" onPush={() => page.open(due.redemptionId)}>
        {text.open}
      </PushButton>
    </View>
  );
};

/** The photos of one redemption, and the button that hands them in. */
const Opened = ({ page, due }: RowProps) => {
  const text = useRetailerText().evidence.late;
  const { sent, brought } = page;
  switch (sent.state) {
    case 'done':
      return (
        <Standing sheet="done" title={text.done} text={text.doneText} button={{ text: text.back, onPush: page.back }} />
      );
    case 'refused':
      return <Refused problem={sent.problem} reader="cashier" onEdit={page.edit} />;
    case 'unknown':
      return <Unknown askAgain={page.handIn} />;
    case 'idle':
    case 'sending':
      return (
        <View>
          <View className="block">
            <When page={page} due={due} />
            <ReadLine name={text.list} value={due.redemptionId.slice(-8)} />
            <Text className="quiet">{text.why}</Text>
          </View>
          <EvidenceFields kinds={due.kinds} brought={brought} onBrought={page.bring} />
          {brought.length === 0 ? <Text className="quiet">{text.atOnce}</Text> : null}
          <PushButton disabled={brought.length === 0 || sent.state === 'sending'} onPush={page.handIn}>
            {sent.state === 'sending' ? text.sending : text.send}
          </PushButton>
          <PushButton kind="plain" onPush={page.back}>
            {text.back}
          </PushButton>
        </View>
      );
  }
};

const List = ({ page, due }: { page: EvidencePage; due: readonly DueEvidence[] }) => {
  const text = useRetailerText().evidence.late;
  const opened = due.find(({ redemptionId }) => redemptionId === page.opened);
  if (opened !== undefined) return <Opened page={page} due={opened} />;
  if (due.length === 0) return <Standing sheet="done" title={text.none} text={text.noneText} />;
  return (
    <View ariaRole="list">
      {due.map((one) => (
        <Row key={one.redemptionId} page={page} due={one} />
      ))}
    </View>
  );
};

export const EvidenceView = ({ page }: { page: EvidencePage }) => {
  const text = useRetailerText().evidence.late;
  return (
    <Screen title={page.opened === undefined ? text.list : text.title} parent={REDEMPTIONS}>
      {page.staff.state === 'clerk' ? (
        <Shown screen={page.due} reader="cashier">
          {(due) => <List page={page} due={due} />}
        </Shown>
      ) : (
        <NotStaff signedOut={page.staff.state === 'signed-out'} />
      )}
    </Screen>
  );
};
