import { type PacedCategory, type Pacing, decideDropChange, requestDropChange } from '@luhuan/shared/api/pacing';
import type { CampaignId } from '@luhuan/shared/ids';
import type { DropChange } from '@luhuan/shared/pacing/drop-change';
import { may } from '@luhuan/shared/person/permission';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { dateTime, yuan } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLanguage } from '../../../text/use-text.ts';
import { PushButton } from '../../../ui/push-button.tsx';
import { useReleasesText } from '../../text/use-releases-text.ts';
import { useOfficer } from '../../use-officer.ts';
import { AskAmount } from './ask-amount.tsx';
import { AskedLine } from './asked-line.tsx';

type ChangesProps = { campaignId: CampaignId; pacing: Pacing; onDone: () => void };
type AskProps = Omit<ChangesProps, 'pacing'> & { of: PacedCategory; onCancel: () => void };

const Ask = ({ campaignId, of, onDone, onCancel }: AskProps) => {
  const text = useReleasesText();
  const { category, next, bounds } = of;
  if (next === null || bounds === null) return null;
  const { at: dropAt, amountFen: currentFen } = next;
  return (
    <AskAmount
      subject={`drop:${campaignId}:${category}:${dropAt}`}
      label={text.target}
      hint={text.targetHint(yuan(currentFen), yuan(bounds.leastFen), yuan(bounds.mostFen))}
      currentFen={currentFen}
      ask={(key, targetFen, reason) =>
        call(send, requestDropChange, {
          key,
          params: { campaignId },
          body: { category, dropAt, currentFen, targetFen, reason },
        })
      }
      onDone={onDone}
      onCancel={onCancel}
    />
  );
};

const Line = ({ change, onDone }: { change: DropChange; onDone: () => void }) => {
  const text = useReleasesText();
  const language = useLanguage();
  const officer = useOfficer();
  const { campaignId, changeId, category, dropAt, currentFen, targetFen } = change;
  return (
    <AskedLine
      asked={change}
      words={text.changeOf(
        CATEGORY_NAME[language][category],
        dateTime(dropAt, language),
        yuan(currentFen),
        yuan(targetFen),
      )}
      subject={`decide-drop:${changeId}`}
      mayDecide={may(officer.signed?.person, 'decideDropChange')}
      decide={(key, verdict) =>
        call(send, decideDropChange, { key, params: { campaignId, changeId }, body: { verdict } })
      }
      onDone={onDone}
    />
  );
};

/** Another amount for the next release: one person asks, another decides. */
export const ReleaseChanges = ({ campaignId, pacing, onDone }: ChangesProps) => {
  const text = useReleasesText();
  const names = CATEGORY_NAME[useLanguage()];
  const officer = useOfficer();
  const [asking, setAsking] = useState<PacedCategory['category'] | null>(null);
  const changeable = pacing.items.filter(({ next }) => next !== null);
  const of = changeable.find(({ category }) => category === asking);
  const mayAsk = may(officer.signed?.person, 'requestDropChange');
  const done = () => {
    setAsking(null);
    onDone();
  };
  if (changeable.length === 0 && pacing.changes.length === 0) return null;
  return (
    <View className="release-changes">
      <Text className="campaign-category-name">{text.change}</Text>
      <Text className="quiet">{text.changeNote}</Text>
      {!mayAsk ? null : of === undefined ? (
        <View className="choices campaign-adjust" ariaRole="group" ariaLabel={text.change}>
          {changeable.map(({ category }) => (
            <PushButton
              key={category}
              kind="bare"
              className="choice"
              label={text.changeFor(names[category])}
              onPush={() => setAsking(category)}
            >
              <Text>{names[category]}</Text>
            </PushButton>
          ))}
        </View>
      ) : (
        <Ask key={of.category} campaignId={campaignId} of={of} onDone={done} onCancel={() => setAsking(null)} />
      )}
      <View ariaRole="list">
        {pacing.changes.map((change) => (
          <Line key={change.changeId} change={change} onDone={onDone} />
        ))}
      </View>
    </View>
  );
};
