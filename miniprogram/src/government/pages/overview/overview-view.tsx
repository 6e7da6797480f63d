import type { ManagedCampaign } from '@luhuan/shared/api/campaigns';
import { View } from '@tarojs/components';
import { Standing } from '../../../ui/standing.tsx';
import { toBuilder } from '../../places.ts';
import { useGovernmentText } from '../../text/use-government-text.ts';
import { DeskShown } from '../../ui/desk-shown.tsx';
import { Behind, Desk } from '../../ui/desk.tsx';
import { CampaignTable } from './campaign-table.tsx';
import { Figures } from './figures.tsx';
import { MoneyChart } from './money-chart.tsx';
import { Todo } from './todo.tsx';
import type { Overview } from './use-overview.ts';
import './overview.scss';

const Empty = ({ mayWrite }: { mayWrite: boolean }) => {
  const text = useGovernmentText();
  return (
    <Standing
      sheet="empty"
      title={text.overview.emptyTitle}
      text={mayWrite ? text.overview.emptyForOfficer : text.overview.emptyForOthers}
      {...(mayWrite ? { button: { text: text.desk.builder, onPush: toBuilder } } : {})}
    />
  );
};

const Board = ({ page, items }: { page: Overview; items: readonly ManagedCampaign[] }) => (
  <View>
    <Behind behind={page.behind} />
    <Todo items={items} officer={page.officer} />
    <Figures items={items} now={page.now} />
    <MoneyChart items={items} />
    <CampaignTable items={items} stage={page.stage} choose={page.choose} />
  </View>
);

export const OverviewView = ({ page }: { page: Overview }) => {
  const text = useGovernmentText();
  return (
    <Desk title={text.overview.title} here="overview">
      <DeskShown screen={page.screen}>
        {({ items }) =>
          items.length === 0 ? <Empty mayWrite={page.officer.mayWrite} /> : <Board page={page} items={items} />
        }
      </DeskShown>
    </Desk>
  );
};
