import type { Deed } from '@luhuan/shared/deed/deed';
import { DEED_NAME } from '@luhuan/shared/text/deed-name';
import { dateTime } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Field } from '../../../ui/field.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Shown, Standing } from '../../../ui/standing.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { Written } from '../../../ui/written.tsx';
import { useRewardsText } from '../../text/use-rewards-text.ts';
import { useDeeds } from './use-deeds.ts';

const TONE = { reported: 'wait', confirmed: 'good', 'taken-back': 'wait' } as const;

const Facts = ({ deed }: { deed: Deed }) => {
  const texts = useRewardsText();
  const language = useLanguage();
  return (
    <View>
      <View className="row">
        <Text className="block-title">{DEED_NAME[language][deed.deed]}</Text>
        <StatusTag tone={TONE[deed.state]}>{texts.deeds.state[deed.state]}</StatusTag>
      </View>
      <Text className="quiet figure">{texts.cost(deed.points)}</Text>
      <Text className="quiet figure">{texts.deeds.reportedAt(dateTime(deed.reportedAt, language))}</Text>
      {deed.state === 'reported' ? null : (
        <Text className="quiet figure">{texts.deeds.proven(deed.reference, dateTime(deed.confirmedAt, language))}</Text>
      )}
    </View>
  );
};

type Keeping = ReturnType<typeof useDeeds>;

const Confirming = ({ keeping }: { keeping: Keeping }) => {
  const texts = useRewardsText();
  const { proof, editProof, proofWrong, confirm, confirming, clear } = keeping;
  const busy = confirming.state === 'sending';
  return (
    <View className="rewards-actions">
      <Field
        name="deed-proof"
        label={texts.deeds.proof}
        value={proof}
        onChange={editProof}
        hint={texts.deeds.proofHint}
        error={proofWrong ? texts.deeds.proofWrong : undefined}
        onEnter={() => void confirm()}
        maxLength={40}
      />
      <Written sent={confirming} reader="officer" askAgain={() => void confirm()} onEdit={clear} />
      <PushButton disabled={busy} onPush={() => void confirm()}>
        {busy ? texts.busy : texts.deeds.confirm}
      </PushButton>
    </View>
  );
};

const TakingBack = ({ keeping }: { keeping: Keeping }) => {
  const texts = useRewardsText();
  const { asking, askBack, takeBack, takingBack, clear } = keeping;
  return (
    <View className="rewards-actions">
      <Written sent={takingBack} reader="officer" askAgain={() => void takeBack()} onEdit={clear} />
      <PushButton kind="secondary" disabled={takingBack.state === 'sending'} onPush={() => askBack(true)}>
        {takingBack.state === 'sending' ? texts.busy : texts.deeds.takeBack}
      </PushButton>
      <Confirm
        visible={asking}
        title={texts.deeds.takeBackTitle}
        text={texts.deeds.takeBackText}
        yes={texts.deeds.takeBack}
        onYes={() => void takeBack()}
        onNo={() => askBack(false)}
      />
    </View>
  );
};

/** A resident shows the code of something they did; the office has the sheet or paper that proves it. */
export const Deeds = () => {
  const texts = useRewardsText();
  const keeping = useDeeds();
  const { entry, edit, wrong, find, found } = keeping;
  const missing = found.state === 'refused' && found.problem.code === 'NotFound';
  return (
    <View className="block">
      <Field
        name="deed-code"
        label={texts.deeds.code}
        value={entry}
        onChange={edit}
        hint={texts.deeds.codeHint}
        error={wrong ? texts.codeWrong : undefined}
        onEnter={find}
        maxLength={12}
      />
      <PushButton kind="secondary" onPush={find}>
        {texts.find}
      </PushButton>
      <View ariaLive="polite">
        {missing ? (
          <Standing sheet="empty" title={texts.notFound} text={texts.deeds.notFoundText} />
        ) : (
          <Shown screen={found} reader="officer">
            {(deed) =>
              deed === null ? null : (
                <View className="rewards-found">
                  <Facts deed={deed} />
                  {deed.state === 'reported' ? <Confirming keeping={keeping} /> : null}
                  {deed.state === 'confirmed' ? <TakingBack keeping={keeping} /> : null}
                </View>
              )
            }
          </Shown>
        )}
      </View>
    </View>
  );
};
