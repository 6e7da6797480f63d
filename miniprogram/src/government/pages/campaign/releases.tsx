import type { ManagedCampaign } from '@luhuan/shared/api/campaigns';
import { getPacing } from '@luhuan/shared/api/pacing';
import { Text, View } from '@tarojs/components';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useReleasesText } from '../../text/use-releases-text.ts';
import { DeskShown } from '../../ui/desk-shown.tsx';
import { ReleaseChanges } from './release-changes.tsx';
import { ReleaseFreeze } from './release-freeze.tsx';
import { NextReleases } from './release-next.tsx';
import { PastReleases } from './release-past.tsx';

/** How the money is let out: what comes next and why, what was let out, and how both are steered. */
export const Releases = ({ managed, reload }: { managed: ManagedCampaign; reload: () => void }) => {
  const text = useReleasesText();
  const { campaignId, version } = managed.campaign;
  const { release } = (managed.live ?? managed.revision).rules;
  const screen = useLoad(() => call(send, getPacing, { params: { campaignId } }), `pacing:${campaignId}:${version}`);
  return (
    <View className="block">
      <Text className="block-title">{text.title}</Text>
      <DeskShown screen={screen}>
        {(pacing, again) => {
          const done = () => {
            again();
            reload();
          };
          if (pacing.items.length === 0)
            return <Text className="quiet">{release.kind === 'at-once' ? text.onlyOnce : text.none}</Text>;
          return (
            <View>
              {release.kind === 'at-once' ? <Text className="quiet">{text.atOnce}</Text> : null}
              {release.kind === 'at-once' || release.pace === undefined ? null : (
                <ReleaseFreeze campaignId={campaignId} pacing={pacing} onDone={done} />
              )}
              <NextReleases managed={managed} pacing={pacing} />
              <ReleaseChanges campaignId={campaignId} pacing={pacing} onDone={done} />
              <Text className="campaign-category-name release-past-title">{text.past}</Text>
              <PastReleases pacing={pacing} />
            </View>
          );
        }}
      </DeskShown>
    </View>
  );
};
