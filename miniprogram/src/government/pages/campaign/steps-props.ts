import type { ManagedCampaign } from '@luhuan/shared/api/campaigns';
import type { Instant } from '@luhuan/shared/clock';
import type { ImpactScreen } from '../../use-impact-report.ts';
import type { Officer } from '../../use-officer.ts';

export type StepsProps = {
  managed: ManagedCampaign;
  officer: Officer;
  now: Instant;
  reload: () => void;
  /** The impact report of what is proposed. */
  report: ImpactScreen | null;
};
