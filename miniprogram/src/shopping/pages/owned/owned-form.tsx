import { CATEGORIES } from '@luhuan/shared/appliance/category';
import type { Build } from '@luhuan/shared/three-accounts/machine';
import { safeLife } from '@luhuan/shared/three-accounts/safe-life';
import { Text, View } from '@tarojs/components';
import { CategoryChips } from '../../../ui/category-chips.tsx';
import { Chips } from '../../../ui/chips.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { Field } from '../../../ui/field.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Written } from '../../../ui/written.tsx';
import { useAccountsText } from '../../text/use-accounts-text.ts';
import { useOwnedText } from '../../text/use-owned-text.ts';
import type { ByHand } from './use-owned.ts';
import { type OwnedFormState, asksBuild, useOwnedForm } from './use-owned-form.ts';

const BUILDS: readonly Build[] = ['electric', 'natural-gas', 'manufactured-gas'];

/** The code on the box, scanned or typed: the quickest way to a right model. */
const Barcode = ({ form: { entries, edit, wrong, found, scan } }: { form: OwnedFormState }) => {
  const text = useOwnedText().form;
  const onPhone = process.env['TARO_ENV'] === 'weapp';
  return (
    <View>
      <Field
        name="owned-gtin"
        type="number"
        label={text.gtin}
        value={entries.gtin}
        onChange={(gtin) => {
          found.forget();
          edit({ gtin });
        }}
        onLeave={() => void found.lookUp(entries.gtin)}
        hint={text.gtinHint}
        error={wrong('gtin') ? text.gtinWrong : undefined}
        maxLength={13}
        aside={
          onPhone ? (
            <PushButton kind="secondary" onPush={() => void scan()}>
              {text.scan}
            </PushButton>
          ) : null
        }
      />
      <View ariaLive="polite">
        {found.state === 'idle' ? null : <Text className="quiet">{text.lookUp[found.state]}</Text>}
      </View>
    </View>
  );
};

const When = ({ form: { entries, edit, wrong } }: { form: OwnedFormState }) => {
  const text = useOwnedText().form;
  const boughtWrong = wrong('bought') ? text.boughtWrong : undefined;
  return (
    <View>
      <DayField
        name="owned-day"
        label={text.day}
        value={entries.day}
        onChange={(day) => edit({ day })}
        placeholder={text.chooseDay}
        error={boughtWrong}
      />
      {entries.day === '' ? (
        <Field
          name="owned-year"
          type="number"
          label={text.year}
          value={entries.year}
          onChange={(year) => edit({ year })}
          maxLength={4}
        />
      ) : null}
    </View>
  );
};

const What = ({ form: { entries, edit, wrong } }: { form: OwnedFormState }) => {
  const text = useOwnedText().form;
  const { build: buildName } = useAccountsText();
  const { category } = entries;
  const builds = BUILDS.filter((build) => safeLife(category, build)?.ok === true);
  return (
    <View>
      <Text className="field-label">{text.category}</Text>
      <CategoryChips categories={CATEGORIES} category={category} choose={(next) => edit({ category: next })} />
      {asksBuild(category) ? (
        <View>
          <Text className="field-label">{text.buildLabel}</Text>
          <Chips<string | null>
            label={text.buildLabel}
            options={builds.map((value) => ({ value, name: buildName[value] }))}
            chosen={entries.build}
            choose={(value) => edit({ build: builds.find((build) => build === value) ?? null })}
          />
        </View>
      ) : null}
      <Field
        name="owned-brand"
        label={text.brand}
        value={entries.brand}
        onChange={(brand) => edit({ brand })}
        error={wrong('brand') ? text.brandWrong : undefined}
        maxLength={40}
      />
      <Field
        name="owned-model"
        label={text.model}
        value={entries.modelNumber}
        onChange={(modelNumber) => edit({ modelNumber })}
        hint={text.modelHint}
        maxLength={40}
      />
    </View>
  );
};

type OwnedFormProps = { before: ByHand | null; onDone: () => void; onCancel: () => void };

/** An appliance entered or corrected by hand. */
export const OwnedForm = ({ before, onDone, onCancel }: OwnedFormProps) => {
  const text = useOwnedText();
  const form = useOwnedForm(before, onDone);
  const { entries, edit, wrong, sent, save, clear } = form;
  const known = before?.serialEnd ?? null;
  const busy = sent.state === 'sending';
  return (
    <View className="block">
      <Text className="block-title">{before === null ? text.add : text.edit}</Text>
      <Barcode form={form} />
      <What form={form} />
      <When form={form} />
      <Field
        name="owned-serial"
        label={text.form.serial}
        value={entries.serialNumber}
        onChange={(serialNumber) => edit({ serialNumber })}
        hint={known === null ? text.form.serialHint : text.form.serialKnown(known)}
        error={wrong('serialNumber') ? text.form.serialWrong : undefined}
        maxLength={40}
      />
      <DayField
        name="owned-warranty"
        label={text.form.warranty}
        value={entries.warrantyUntil}
        onChange={(warrantyUntil) => edit({ warrantyUntil })}
        placeholder={text.form.chooseDay}
      />
      <Text className="quiet">{text.form.privacy}</Text>
      <Written sent={sent} reader="shopper" askAgain={() => void save()} onEdit={clear} />
      <View className="owned-actions">
        <PushButton disabled={busy} onPush={() => void save()}>
          {busy ? text.saving : text.save}
        </PushButton>
        <PushButton kind="secondary" onPush={onCancel}>
          {text.cancel}
        </PushButton>
      </View>
    </View>
  );
};
