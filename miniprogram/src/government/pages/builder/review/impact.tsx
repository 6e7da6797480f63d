import type { ManagedCampaign } from '@luhuan/shared/api/campaigns';
import type { RevisionHash } from '@luhuan/shared/campaign/revision';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import { Section } from '../fields/section.tsx';

export const useReportHash = (_managed: ManagedCampaign): RevisionHash | undefined => undefined;

export const Impact = ({ managed: _managed }: { managed: ManagedCampaign }) => {
  const text = useBuilderText().review;
  return <Section title={text.impact} />;
};
