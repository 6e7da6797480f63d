import type { HeldUnit } from '@luhuan/shared/api/unit-reports';
import { may } from '@luhuan/shared/person/permission';
import { dateTime } from '@luhuan/shared/text/format';
import type { Verdict } from '@luhuan/shared/unit-report/unit-report';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useLanguage } from '../../../text/use-text.ts';
import { Chips } from '../../../ui/chips.tsx';
import { Field } from '../../../ui/field.tsx';
import { GrownList } from '../../../ui/grown-list.tsx';
import { inFours, spelled } from '../../../ui/grouped.ts';
import { PushButton } from '../../../ui/push-button.tsx';
import { Standing } from '../../../ui/standing.tsx';
import { Written } from '../../../ui/written.tsx';
import { useAlikeText } from '../../text/use-alike-text.ts';
import { DeskShown } from '../../ui/desk-shown.tsx';
import { useOfficer } from '../../use-officer.ts';
import type { AlikePage } from './use-alike.ts';
import { useDecision } from './use-decision.ts';

type UnitProps = { unit: HeldUnit; onDone: () => void };

const DecisionForm = ({ unit, onDone }: UnitProps) => {
  const text = useAlikeText();
  const page = useDecision(unit, onDone);
  const busy = page.sent.state === 'sending';
  return (
    <View className="alike-decision">
      <Chips<Verdict['outcome'] | null>
        label={text.outcomeLabel}
        options={(['cleared', 'confirmed'] as const).map((value) => ({ value, name: text.outcome[value] }))}
        chosen={page.outcome ?? null}
        choose={(value) => (value === null ? undefined : page.choose(value))}
      />
      {page.pressed && page.outcome === undefined ? <Text className="alike-wrong">{text.noOutcome}</Text> : null}
      <Field
        name={`reason-${unit.redemptionId}`}
        label={text.reason}
        hint={text.reasonHint}
        value={page.reason}
        onChange={page.setReason}
        error={page.pressed && page.short ? text.reasonMissing : undefined}
        maxLength={200}
      />
      <Written reader="officer" sent={page.sent} askAgain={page.decide} onEdit={page.readAgain} />
      <PushButton disabled={busy} onPush={page.decide}>
        {busy ? text.sending : text.send}
      </PushButton>
    </View>
  );
};

const Unit = ({ unit, onDone }: UnitProps) => {
  const text = useAlikeText();
  const language = useLanguage();
  const { signed } = useOfficer();
  const [open, setOpen] = useState(false);
  const { shopId, redemptionId, serialNumber, usedInName, usedAt, soldAt, heldSince } = unit;
  return (
    <View className="block" ariaRole="listitem">
      <View className="row">
        <Text className="quiet">{text.serial}</Text>
        <Text className="figure" ariaLabel={spelled(serialNumber)}>
          {inFours(serialNumber)}
        </Text>
      </View>
      <Text className="block-title">{text.usedIn(usedInName, dateTime(usedAt, language))}</Text>
      <Text className="alike-line">{text.soldAt(dateTime(soldAt, language))}</Text>
      <Text className="quiet figure">{text.sale(shopId.slice(-6), redemptionId.slice(-8))}</Text>
      <Text className="quiet figure">{text.heldSince(dateTime(heldSince, language))}</Text>
      {may(signed?.person, 'decideHeldUnit') ? (
        <PushButton kind="secondary" expanded={open} onPush={() => setOpen(!open)}>
          {open ? text.close : text.decide}
        </PushButton>
      ) : (
        <Text className="quiet">{text.mayNot}</Text>
      )}
      {open ? <DecisionForm unit={unit} onDone={onDone} /> : null}
    </View>
  );
};

/** Sales of the region whose unit was subsidised elsewhere, by what the national platform says: they wait for a word of the office. */
export const HeldUnits = ({ page }: { page: AlikePage }) => {
  const text = useAlikeText();
  return (
    <DeskShown screen={page.held}>
      {(found, reload) =>
        found.items.length === 0 ? (
          <Standing sheet="empty" title={text.noneHeld} text={text.noneHeldText} />
        ) : (
          <View>
            <Text className="quiet">{text.heldRule}</Text>
            <GrownList found={found} page={page} keyOf={({ redemptionId }) => redemptionId}>
              {(unit) => <Unit unit={unit} onDone={reload} />}
            </GrownList>
          </View>
        )
      }
    </DeskShown>
  );
};
