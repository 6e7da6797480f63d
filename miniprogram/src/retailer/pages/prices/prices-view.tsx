import { may } from '@luhuan/shared/person/permission';
import type { FiledPrice } from '@luhuan/shared/price/filed-price';
import { dateTime, yuan } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { session } from '../../../api/session.ts';
import { useStored } from '../../../storage/stored.ts';
import { useLanguage } from '../../../text/use-text.ts';
import { Field } from '../../../ui/field.tsx';
import { GrownList } from '../../../ui/grown-list.tsx';
import { inFours, spelled } from '../../../ui/grouped.ts';
import { PushButton } from '../../../ui/push-button.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { Shown, Standing } from '../../../ui/standing.tsx';
import { Written } from '../../../ui/written.tsx';
import { useRetailerText } from '../../text/use-retailer-text.ts';
import { NotStaff } from '../../ui/not-staff.tsx';
import { type PricesPage, useFiling } from './use-prices.ts';

const Form = ({ reload }: { reload: () => void }) => {
  const text = useRetailerText().prices;
  const filing = useFiling(reload);
  const { entries, edit, pressed, known, sent, file, clear } = filing;
  const busy = sent.state === 'sending';
  const wrongGtin = filing.unknown ? text.unknownModel : pressed && filing.wrongGtin ? text.gtinWrong : undefined;
  return (
    <View className="block">
      <Text className="block-title">{text.file}</Text>
      <Field
        name="gtin"
        type="number"
        label={text.gtin}
        value={entries.gtin}
        onChange={(gtin) => edit({ gtin })}
        hint={known === null ? text.gtinHint : text.filedByMaker(known.name, yuan(known.filedPriceFen))}
        error={wrongGtin}
        maxLength={13}
      />
      <Field
        name="price"
        type="digit"
        label={text.price}
        value={entries.price}
        onChange={(price) => edit({ price })}
        hint={text.priceHint}
        error={pressed && filing.wrongPrice ? text.priceWrong : undefined}
        maxLength={14}
      />
      <Written sent={sent} reader="cashier" askAgain={file} onEdit={clear} />
      <View ariaLive="polite">{sent.state === 'done' ? <Text>{`✓ ${text.filed}`}</Text> : null}</View>
      <PushButton disabled={busy} onPush={file}>
        {busy ? text.filing : text.file}
      </PushButton>
    </View>
  );
};

const Filed = ({ filed: { gtin, entries } }: { filed: FiledPrice }) => {
  const text = useRetailerText().prices;
  const language = useLanguage();
  const [now, ...before] = entries.toReversed();
  return (
    <View className="block" ariaRole="listitem">
      <View className="row">
        <Text className="figure" ariaLabel={spelled(gtin)}>
          {inFours(gtin)}
        </Text>
        <Text className="money">{now === undefined ? '' : yuan(now.priceFen)}</Text>
      </View>
      {now === undefined ? null : <Text className="quiet">{text.since(dateTime(now.at, language))}</Text>}
      {before.map(({ priceFen, at }) => (
        <Text key={at} className="quiet figure">
          {text.before(dateTime(at, language), yuan(priceFen))}
        </Text>
      ))}
    </View>
  );
};

/** What the shop pledges, model by model; a manager files more. */
export const PricesView = ({ page }: { page: PricesPage }) => {
  const text = useRetailerText().prices;
  const person = useStored(session)?.person;
  const { staff, screen } = page;
  if (staff.state !== 'clerk')
    return (
      <Screen title={text.title} parent="/retailer/pages/redemptions/index">
        <NotStaff signedOut={staff.state === 'signed-out'} />
      </Screen>
    );
  return (
    <Screen title={text.title} parent="/retailer/pages/redemptions/index">
      <Text className="quiet">{text.note}</Text>
      <Shown screen={screen} reader="cashier">
        {(found, reload) => (
          <View>
            {may(person, 'filePrice') ? <Form reload={reload} /> : <Text className="quiet">{text.managerFiles}</Text>}
            {found.items.length === 0 ? (
              <Standing sheet="empty" title={text.none} text={text.noneText} />
            ) : (
              <GrownList found={found} page={page} keyOf={({ gtin }) => gtin}>
                {(filed) => <Filed filed={filed} />}
              </GrownList>
            )}
          </View>
        )}
      </Shown>
    </Screen>
  );
};
