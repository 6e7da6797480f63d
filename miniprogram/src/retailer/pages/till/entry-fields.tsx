import { Gtin } from '@luhuan/shared/appliance/gtin';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import { Field } from '../../../ui/field.tsx';
import { GradeMark } from '../../../ui/grade-mark.tsx';
import { Camera } from '../../scan/camera-panel.tsx';
import { type Scanner, useScanner } from '../../scan/use-scanner.ts';
import { useRetailerText } from '../../text/use-retailer-text.ts';
import { ScanButton } from '../../scan/scan-button.tsx';
import { ReadBack } from '../../ui/read-back.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { digitsInFours, withoutBlanks } from '../../../ui/grouped.ts';
import { errorOf, focusOf } from './entry-check.ts';
import { ImeiFields } from './imei-fields.tsx';
import { HandoverFields } from './handover-fields.tsx';
import { PromotionFields } from './promotion-fields.tsx';
import { Deductions, PriceField, PriceFound } from './price-fields.tsx';
import type { Enter } from './use-enter.ts';

type EnterProps = { enter: Enter };
type ScanProps = EnterProps & { scanner: Scanner };

const Model = ({ enter: { goods } }: EnterProps) => {
  const text = useRetailerText();
  switch (goods.state) {
    case 'none':
    case 'unknown':
      return null;
    case 'loading':
      return <Text className="quiet till-model">{text.enter.modelLoading}</Text>;
    case 'unreachable':
      return (
        <View className="till-model">
          <Trouble words={text.enter.modelUnreachable} retry={goods.retry} />
        </View>
      );
    case 'known':
    case 'mismatch': {
      const { model } = goods;
      return (
        <View className="till-model" ariaLive="polite">
          <View className="row">
            <Text className="till-model-name">{model.name}</Text>
            <GradeMark label={model.label} />
          </View>
          <Text className="quiet">{`${model.modelNumber} · ${text.enter.filedPrice(model.filedPriceFen)}`}</Text>
        </View>
      );
    }
  }
};

const GtinField = ({ enter, scanner }: ScanProps) => {
  const text = useRetailerText().enter;
  const category = CATEGORY_NAME[useLanguage()];
  const { goods, draft } = enter;
  const { gtin } = draft.entries;
  const error = (() => {
    if (goods.state === 'unknown') return text.modelUnknown;
    if (goods.state === 'mismatch')
      return text.mismatch(category[draft.preview.voucher.category], category[goods.model.category]);
    // thirteen digits are a finished barcode: no need to wait for the clerk to leave the field
    if (gtin.length >= 13 && !Gtin.safeParse(gtin).success) return text.gtinWrong;
    return errorOf(enter, 'gtin', text.gtinWrong);
  })();
  const set = (typed: string) => enter.change('gtin', { gtin: withoutBlanks(typed) });
  return (
    <View>
      <Field
        name="gtin"
        label={text.gtin}
        type="number"
        value={gtin}
        hint={text.gtinHint}
        error={draft.refused?.entry === 'gtin' ? draft.refused.words : error}
        maxLength={20}
        onChange={set}
        {...focusOf(enter, 'gtin')}
        aside={<ScanButton scanner={scanner} target="barcode" entry={text.gtin} onRead={set} />}
      />
      <Camera scanner={scanner} target="barcode" />
      <Model enter={enter} />
    </View>
  );
};

const SerialField = ({ enter, scanner }: ScanProps) => {
  const text = useRetailerText().enter;
  const { serialNumber } = enter.draft.entries;
  const set = (typed: string) => enter.change('serialNumber', { serialNumber: typed });
  return (
    <View>
      <Field
        name="serialNumber"
        label={text.serialNumber}
        value={serialNumber}
        hint={text.serialHint}
        error={errorOf(enter, 'serialNumber', text.serialWrong)}
        maxLength={64}
        onChange={set}
        {...focusOf(enter, 'serialNumber')}
        aside={<ScanButton scanner={scanner} target="serial" entry={text.serialNumber} onRead={set} />}
      />
      <ReadBack typed={serialNumber} />
    </View>
  );
};

/** A digital invoice's QR code holds the number among other things. */
const invoiceIn = (scanned: string): string => /(?:^|\D)(\d{20})(?:\D|$)/.exec(scanned)?.[1] ?? withoutBlanks(scanned);

const InvoiceField = ({ enter, scanner }: ScanProps) => {
  const text = useRetailerText().enter;
  const { invoiceNumber } = enter.draft.entries;
  const set = (typed: string) => enter.change('invoiceNumber', { invoiceNumber: withoutBlanks(typed) });
  return (
    <View>
      <Field
        name="invoiceNumber"
        label={text.invoiceNumber}
        type="number"
        value={digitsInFours(invoiceNumber)}
        hint={invoiceNumber === '' ? text.invoiceHint : text.invoiceCount(invoiceNumber.length)}
        error={errorOf(enter, 'invoiceNumber', text.invoiceWrong)}
        maxLength={30}
        onChange={set}
        {...focusOf(enter, 'invoiceNumber')}
        aside={
          <ScanButton
            scanner={scanner}
            target="invoice"
            entry={text.invoiceNumber}
            onRead={(scanned) => set(invoiceIn(scanned))}
          />
        }
      />
      <Camera scanner={scanner} target="invoice" />
    </View>
  );
};

/** What a clerk types, each entry with its scan button, its check and what it turned out to be. */
export const EntryFields = ({ enter }: EnterProps) => {
  const text = useRetailerText();
  const scanner = useScanner();
  return (
    <View className="block">
      <Text className="block-title">{text.enter.goods}</Text>
      {scanner.failed ? <Text className="trouble">{text.scan.cameraFailed}</Text> : null}
      <GtinField enter={enter} scanner={scanner} />
      <SerialField enter={enter} scanner={scanner} />
      <ImeiFields enter={enter} scanner={scanner} />
      <InvoiceField enter={enter} scanner={scanner} />
      <PriceField enter={enter} />
      <PriceFound enter={enter} />
      <PromotionFields enter={enter} />
      <Deductions enter={enter} />
      <HandoverFields enter={enter} />
    </View>
  );
};
