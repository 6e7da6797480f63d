import type { FiledAppeal } from '@luhuan/shared/api/appeals';
import { REPLY_WORKING_DAYS } from '@luhuan/shared/appeal/working-days';
import type { AppealId } from '@luhuan/shared/ids';
import { may } from '@luhuan/shared/person/permission';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { dateTime } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import { CheckList } from '../../../ui/check-list.tsx';
import { Chips } from '../../../ui/chips.tsx';
import { GrownList } from '../../../ui/grown-list.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Standing } from '../../../ui/standing.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { Waterfall } from '../../../ui/waterfall.tsx';
import { useAppealsText } from '../../text/use-appeals-text.ts';
import { Desk } from '../../ui/desk.tsx';
import { DeskShown } from '../../ui/desk-shown.tsx';
import { useOfficer } from '../../use-officer.ts';
import { AnswerForm } from './answer-form.tsx';
import { type Appeals, type Status, useAppeal } from './use-appeals.ts';
import './appeals.scss';

const STATUSES: readonly Status[] = ['open', 'answered'];

/** The receipt that came with the appeal, rule by rule, and the answer or the form for it. */
const Reading = ({ appealId, onDone }: { appealId: AppealId; onDone: () => void }) => {
  const text = useAppealsText();
  const language = useLanguage();
  const { signed } = useOfficer();
  const screen = useAppeal(appealId);
  return (
    <DeskShown screen={screen}>
      {({ appeal, receipt, reasons }) => (
        <View className="appeals-reading">
          <Text className="block-title">
            {`${text.receipt}：${text.moment[receipt.moment]} · ${CATEGORY_NAME[language][receipt.facts.category]}`}
          </Text>
          <Text className="quiet">{text.decidedAt(dateTime(receipt.at, language))}</Text>
          <Text className="quiet">{text.privacy}</Text>
          <CheckList checks={receipt.decision.checks} reasons={reasons} />
          {receipt.quote === null ? null : <Waterfall quote={receipt.quote} />}
          {appeal.status === 'answered' ? (
            <View className="appeals-answer">
              <Text className="block-title">{text.outcome[appeal.answer.outcome]}</Text>
              <Text>{appeal.answer.reason[language]}</Text>
            </View>
          ) : may(signed?.person, 'answerAppeal') ? (
            <AnswerForm appealId={appealId} onDone={onDone} />
          ) : (
            <Text className="quiet">{text.mayNot}</Text>
          )}
        </View>
      )}
    </DeskShown>
  );
};

const Age = ({ filed: { appeal, ageInWorkingDays } }: { filed: FiledAppeal }) => {
  const text = useAppealsText();
  if (appeal.status === 'answered') return <Text className="quiet">{text.took(ageInWorkingDays)}</Text>;
  return (
    <View className="row">
      <Text className="quiet figure">{text.age(ageInWorkingDays, REPLY_WORKING_DAYS)}</Text>
      {ageInWorkingDays > REPLY_WORKING_DAYS ? <StatusTag tone="bad">{text.late}</StatusTag> : null}
    </View>
  );
};

type FiledProps = { filed: FiledAppeal; page: Appeals; reload: () => void };

const Filed = ({ filed, page, reload }: FiledProps) => {
  const text = useAppealsText();
  const language = useLanguage();
  const { appeal, campaignTitle, regionName } = filed;
  const { appealId } = appeal;
  const reading = page.reading === appealId;
  const done = () => {
    page.read(undefined);
    reload();
  };
  return (
    <View className="block" ariaRole="listitem">
      <Text className="appeals-ground">{text.ground[appeal.ground]}</Text>
      <Text>{`${campaignTitle} · ${regionName}`}</Text>
      <Text className="quiet figure">{text.openedAt(dateTime(appeal.openedAt, language))}</Text>
      <Age filed={filed} />
      <PushButton
        kind="secondary"
        className="appeals-open"
        expanded={reading}
        onPush={() => page.read(reading ? undefined : appealId)}
      >
        {reading ? text.close : text.open}
      </PushButton>
      {reading ? <Reading appealId={appealId} onDone={done} /> : null}
    </View>
  );
};

export const AppealsView = ({ page }: { page: Appeals }) => {
  const text = useAppealsText();
  return (
    <Desk title={text.title} here="appeals">
      <Chips
        label={text.statusLabel}
        options={STATUSES.map((value) => ({ value, name: text.status[value] }))}
        chosen={page.status}
        choose={page.look}
      />
      <DeskShown screen={page.screen}>
        {(found, reload) =>
          found.items.length === 0 ? (
            <Standing sheet="empty" title={text.empty} text={text.emptyText} />
          ) : (
            <GrownList found={found} page={page} keyOf={({ appeal }) => appeal.appealId}>
              {(filed) => <Filed filed={filed} page={page} reload={reload} />}
            </GrownList>
          )
        }
      </DeskShown>
    </Desk>
  );
};
