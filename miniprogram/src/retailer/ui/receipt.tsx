import { getApplianceModel } from '@luhuan/shared/api/appliances';
import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import type { Redemption } from '@luhuan/shared/redemption/redemption';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { dateTime, yuanShort } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { call } from '../../api/call.ts';
import { send } from '../../api/transport.ts';
import { useLoad } from '../../api/use-load.ts';
import { useLanguage } from '../../text/use-text.ts';
import { GradeMark } from '../../ui/grade-mark.tsx';
import { Waterfall } from '../../ui/waterfall.tsx';
import { useRetailerText } from '../text/use-retailer-text.ts';
import { inFours, spelled } from '../../ui/grouped.ts';
import './receipt.scss';

type LineProps = { name: string; value: string; label?: string };

/** A name and what is read out for it. */
export const ReadLine = ({ name, value, label }: LineProps) => (
  <View className="read-line">
    <Text className="quiet">{name}</Text>
    <Text className="read-value" {...(label === undefined ? {} : { ariaLabel: label })}>
      {value}
    </Text>
  </View>
);

/** A number that is compared digit by digit. */
export const NumberLine = ({ name, value }: { name: string; value: string }) => (
  <ReadLine name={name} value={inFours(value)} label={spelled(value)} />
);

/** The IMEIs of a unit; nothing where it has none. */
export const ImeiLines = ({ imeis }: { imeis: readonly string[] }) => {
  const text = useRetailerText().imei;
  return (
    <>
      {imeis.map((imei, at) => (
        <NumberLine key={imei} name={text.label(at + 1, imeis.length)} value={imei} />
      ))}
    </>
  );
};

export const ModelLine = ({ model }: { model: ApplianceModel }) => (
  <View className="model-line">
    <View className="model-name">
      <Text>{model.name}</Text>
      <Text className="quiet">{model.modelNumber}</Text>
    </View>
    <GradeMark label={model.label} />
  </View>
);

/** Everything a redemption recorded, in the order a shop looks for it. */
export const Receipt = ({ redemption }: { redemption: Redemption }) => {
  const { receipt: text, priceWatch: watch } = useRetailerText();
  const language = useLanguage();
  const { gtin } = redemption;
  const model = useLoad(() => call(send, getApplianceModel, { params: { gtin } }), gtin);
  return (
    <View className="columns">
      <Waterfall quote={redemption.quote} />
      <View>
        {model.state === 'shown' ? <ModelLine model={model.value} /> : null}
        <ReadLine name={text.voucher} value={CATEGORY_NAME[language][redemption.category]} />
        {redemption.claimedByDelegate ? <ReadLine name={text.claimedBy} value={text.byDelegate} /> : null}
        <NumberLine name={text.gtin} value={gtin} />
        <NumberLine name={text.serialNumber} value={redemption.serialNumber} />
        <ImeiLines imeis={redemption.imeis} />
        <NumberLine name={text.invoiceNumber} value={redemption.invoiceNumber} />
        {(redemption.promotions ?? []).map(({ promotionId, title, offFen, gift }) => (
          <ReadLine key={promotionId} name={title} value={gift ?? `−${yuanShort(offFen)}`} />
        ))}
        {redemption.priceNote === undefined ? null : (
          <ReadLine name={watch.note} value={redemption.priceNote.reason ?? watch.noReason} />
        )}
        <ReadLine name={text.redeemedAt} value={dateTime(redemption.redeemedAt, language)} />
        <ReadLine name={text.number} value={redemption.redemptionId} />
      </View>
    </View>
  );
};
