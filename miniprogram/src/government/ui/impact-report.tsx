import type { ReadyReport } from '@luhuan/shared/api/impact';
import type { ImpactReport as Report } from '@luhuan/shared/impact/report';
import { moment } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../text/use-text.ts';
import { Troubled } from '../../ui/troubled.tsx';
import { useImpactText } from '../text/use-impact-text.ts';
import type { ImpactScreen } from '../use-impact-report.ts';
import { BackTestShown } from './impact-back-test.tsx';
import { DiffShown } from './impact-diff.tsx';
import { ForecastShown } from './impact-forecast.tsx';
import './impact-report.scss';

type Building = Extract<ImpactScreen, { state: 'building' }>;

/** How far it is, as a bar with the figures in words: the bar alone says nothing to who cannot see it. */
const Progress = ({ done, about, perSecond }: Omit<Building, 'state'>) => {
  const text = useImpactText();
  const hundredths = about === 0 ? 0 : Math.min(100, Math.floor((done * 100) / about));
  return (
    <View className="block">
      <Text className="block-title">{text.building}</Text>
      <View className="impact-track" ariaRole="progressbar" ariaLabel={text.progress(done, about)}>
        <View className="impact-done" style={{ width: `${hundredths}%` }} />
      </View>
      <View className="row impact-progress">
        <Text className="figure">{text.progress(done, about)}</Text>
        {perSecond === null ? null : <Text className="quiet figure">{text.rate(perSecond)}</Text>}
      </View>
      <Text className="quiet">{text.buildingNote}</Text>
    </View>
  );
};

/** Whose past it is, from when to when, and that not everybody is in it. */
const About = ({ report }: { report: Report }) => {
  const text = useImpactText();
  const language = useLanguage();
  const { campaignId, receipts, from, until } = report.history;
  return (
    <View className="block">
      <Text className="block-title">{text.title}</Text>
      <Text className="impact-line">
        {from === null || until === null
          ? text.noHistory
          : text.history(receipts, moment(from, language), moment(until, language))}
      </Text>
      {campaignId === null || campaignId === report.campaignId ? null : (
        <Text className="impact-line">{text.historyOfOther}</Text>
      )}
      <Text className="quiet">{text.madeAt(moment(report.madeAt, language))}</Text>
    </View>
  );
};

const Ready = ({ ready }: { ready: ReadyReport }) => {
  const { report, districts } = ready;
  return (
    <View className="impact">
      <About report={report} />
      <DiffShown report={report} />
      {report.history.receipts === 0 ? null : <BackTestShown backTest={report.backTest} districts={districts} />}
      <ForecastShown forecast={report.forecast} districts={districts} />
    </View>
  );
};

/** The impact report of a draft: on the way, with how far it is, or there. `useImpactReport` gives the screen. */
export const ImpactReport = ({ screen }: { screen: ImpactScreen }) => {
  const text = useImpactText();
  switch (screen.state) {
    case 'starting':
      return <Progress done={0} about={0} perSecond={null} />;
    case 'none':
      return (
        <View className="block">
          <Text className="block-title">{text.title}</Text>
          <Text className="quiet">{text.none}</Text>
        </View>
      );
    case 'building':
      return <Progress {...screen} />;
    case 'troubled':
      return <Troubled trouble={screen.trouble} again={screen.retry} />;
    case 'ready':
      return <Ready ready={screen.ready} />;
  }
};
