import type { ManagedCampaign } from '@luhuan/shared/api/campaigns';
import type { RevisionHash } from '@luhuan/shared/campaign/revision';
import { ImpactReport } from '../../../ui/impact-report.tsx';
import { useImpactReport } from '../../../use-impact-report.ts';

const useReport = ({ campaign, revision }: ManagedCampaign) =>
  useImpactReport({ campaignId: campaign.campaignId, number: revision.number, hash: revision.hash }, true);

/** The hash of the report of a saved draft, once it is made. */
export const useReportHash = (managed: ManagedCampaign): RevisionHash | undefined => {
  const screen = useReport(managed);
  return screen.state === 'ready' ? screen.ready.reportHash : undefined;
};

/** What a saved draft would do, by what happened before. */
export const Impact = ({ managed }: { managed: ManagedCampaign }) => <ImpactReport screen={useReport(managed)} />;
