import type { ManagedCampaign } from '@luhuan/shared/api/campaigns';
import { Stage } from '@luhuan/shared/campaign/campaign';
import { yuan } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import { PushButton } from '../../../ui/push-button.tsx';
import { Standing } from '../../../ui/standing.tsx';
import { isRevised, rulesOf } from '../../managed.ts';
import { isPlanned, moneyOf } from '../../money.ts';
import { period } from '../../period.ts';
import { toCampaign } from '../../places.ts';
import { useGovernmentText } from '../../text/use-government-text.ts';
import { StageTag } from '../../ui/stage-tag.tsx';
import { Cell, Row, RowName, Table } from '../../ui/table.tsx';

type CampaignTableProps = {
  items: readonly ManagedCampaign[];
  stage: Stage | undefined;
  choose: (stage: Stage | undefined) => void;
};

const StageFilter = ({ items, stage, choose }: CampaignTableProps) => {
  const text = useGovernmentText();
  const countOf = (wanted: Stage) => items.filter((managed) => managed.stage === wanted).length;
  const choices = [
    { wanted: undefined, words: text.overview.stageCount(text.overview.all, items.length) },
    ...Stage.options
      .filter((wanted) => countOf(wanted) > 0 || wanted === stage)
      .map((wanted) => ({ wanted, words: text.overview.stageCount(text.stage[wanted], countOf(wanted)) })),
  ];
  return (
    <View className="overview-filter" ariaRole="group" ariaLabel={text.overview.filter}>
      {choices.map(({ wanted, words }) => (
        <PushButton
          key={wanted ?? 'all'}
          kind="bare"
          className={`overview-choice ${wanted === stage ? 'overview-chosen' : ''}`}
          selected={wanted === stage}
          onPush={() => choose(wanted)}
        >
          <Text>{words}</Text>
        </PushButton>
      ))}
    </View>
  );
};

const useColumns = () => {
  const { overview, money } = useGovernmentText();
  return {
    name: { name: overview.name },
    stage: { name: overview.stage },
    region: { name: overview.region },
    window: { name: overview.window },
    budget: { name: money.budget, kind: 'amount' },
    held: { name: money.held, kind: 'amount' },
    spent: { name: money.spent, kind: 'amount' },
  } as const;
};

const CampaignRow = ({ managed }: { managed: ManagedCampaign }) => {
  const text = useGovernmentText();
  const language = useLanguage();
  const columns = useColumns();
  const { campaign, stage, regionName } = managed;
  const { title, window } = rulesOf(managed);
  const { limitFen, heldFen, spentFen } = moneyOf(managed);
  const moved = (amountFen: number) => (isPlanned(managed) ? '—' : yuan(amountFen));
  return (
    <Row>
      <RowName>
        <PushButton
          kind="bare"
          className="overview-open"
          label={text.overview.open(title)}
          onPush={() => toCampaign(campaign.campaignId)}
        >
          <Text>{title}</Text>
        </PushButton>
      </RowName>
      <Cell column={columns.stage}>
        <StageTag stage={stage} />
        {isRevised(managed) ? <Text className="quiet">{text.overview.revised}</Text> : null}
      </Cell>
      <Cell column={columns.region}>
        <Text>{regionName}</Text>
      </Cell>
      <Cell column={columns.window}>
        <Text>{period(window, language)}</Text>
      </Cell>
      <Cell column={columns.budget}>
        <Text className="figure">{yuan(limitFen)}</Text>
      </Cell>
      <Cell column={columns.held}>
        <Text className="figure">{moved(heldFen)}</Text>
      </Cell>
      <Cell column={columns.spent}>
        <Text className="figure">{moved(spentFen)}</Text>
      </Cell>
    </Row>
  );
};

/** Every campaign of the region, or those of one stage: a table on wide screens, cards on narrow ones. */
export const CampaignTable = ({ items, stage, choose }: CampaignTableProps) => {
  const text = useGovernmentText();
  const columns = Object.values(useColumns());
  const shown = items.filter((managed) => stage === undefined || managed.stage === stage);
  return (
    <View className="block">
      <Text className="block-title">{text.overview.campaigns}</Text>
      <StageFilter items={items} stage={stage} choose={choose} />
      {shown.length === 0 ? (
        <Standing
          sheet="empty"
          title={text.overview.noneTitle(stage === undefined ? '' : text.stage[stage])}
          text={text.overview.noneText}
          button={{ text: text.overview.showAll, onPush: () => choose(undefined) }}
        />
      ) : (
        <Table label={text.overview.campaigns} columns={columns}>
          {shown.map((managed) => (
            <CampaignRow key={managed.campaign.campaignId} managed={managed} />
          ))}
        </Table>
      )}
    </View>
  );
};
