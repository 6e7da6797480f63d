import { getRegion } from '@luhuan/shared/api/regions';
import { RegionCode } from '@luhuan/shared/region';
import { keptForName } from '@luhuan/shared/text/kept-share';
import { View } from '@tarojs/components';
import { call } from '../../../../api/call.ts';
import { send } from '../../../../api/transport.ts';
import { useLoad } from '../../../../api/use-load.ts';
import { useLanguage } from '../../../../text/use-text.ts';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import { DeskShown } from '../../../ui/desk-shown.tsx';
import type { WrittenShare } from '../../../written-rules.ts';
import { Picks } from '../../../ui/choice.tsx';
import { TimeField } from '../../../ui/moment-field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { Removable, replacedAt, withoutAt } from '../fields/removable.tsx';
import type { Form, FormProps } from '../use-form.ts';

type KeptFor = WrittenShare['for'];

const KINDS = ['senior', 'assisted', 'store', 'online', 'districts'] as const;
type Kind = (typeof KINDS)[number];

const kindOf = (kept: KeptFor): Kind => (kept.kind === 'channel' ? kept.channel : kept.kind);

const started = (kind: Kind): KeptFor => {
  switch (kind) {
    case 'senior':
    case 'assisted':
      return { kind };
    case 'store':
    case 'online':
      return { kind: 'channel', channel: kind };
    case 'districts':
      return { kind, regionCodes: [] };
  }
};

type DistrictsProps = { form: Form; codes: readonly string[]; onChange: (codes: string[]) => void; path: string };

/** Places directly below the campaign's own. */
const Districts = ({ form, codes, onChange, path }: DistrictsProps) => {
  const text = useBuilderText().claiming;
  const regionCode = RegionCode.safeParse(form.rules.regionCode).data ?? RegionCode.parse('000000');
  const screen = useLoad(() => call(send, getRegion, { params: { regionCode } }), regionCode);
  return (
    <DeskShown screen={screen}>
      {({ children }) => (
        <Picks
          label={text.keptDistricts}
          options={children.map(({ code, name }) => ({ value: String(code), words: name }))}
          values={codes}
          onChange={onChange}
          error={form.wrongIn(`${path}.for`)}
        />
      )}
    </DeskShown>
  );
};

type ShareProps = { form: Form; kept: WrittenShare; index: number; shares: readonly WrittenShare[] };

const Share = ({ form, kept, index, shares }: ShareProps) => {
  const text = useBuilderText().claiming;
  const language = useLanguage();
  const path = `release.shares.${index}`;
  const name = text.keptKind[kindOf(kept.for)];
  const { release } = form.rules;
  const set = (next: WrittenShare[]) => form.change({ release: { ...release, shares: next } });
  const put = (part: Partial<WrittenShare>) => set(replacedAt(shares, index, { ...kept, ...part }));
  return (
    <Removable name={name} onRemove={() => set(withoutAt(shares, index))} error={form.wrong(path)}>
      {kept.for.kind === 'districts' ? (
        <Districts
          form={form}
          codes={kept.for.regionCodes}
          onChange={(regionCodes) => put({ for: { kind: 'districts', regionCodes } })}
          path={path}
        />
      ) : null}
      <View className="builder-two">
        <NumberField
          name={`kept-share-${index}`}
          kind="percent"
          label={text.keptShare(keptForName(kept.for, language))}
          value={kept.share}
          onChange={(share) => put({ share })}
          error={form.wrong(`${path}.share`, kept.share)}
        />
        <TimeField
          name={`kept-until-${index}`}
          label={text.keptUntil(name)}
          value={kept.untilTime}
          onChange={(untilTime) => put({ untilTime })}
          error={form.wrong(`${path}.untilTime`, kept.untilTime)}
        />
      </View>
    </Removable>
  );
};

/** Whom shares of every release are kept for, how much, and until which hour. */
export const KeptShares = ({ form }: FormProps) => {
  const text = useBuilderText().claiming;
  const { release } = form.rules;
  const shares = release.shares ?? [];
  const choose = (kinds: readonly Kind[]) => {
    const next = kinds.map(
      (kind) =>
        shares.find((kept) => kindOf(kept.for) === kind) ?? { for: started(kind), share: '', untilTime: '18:00' },
    );
    const { shares: _, ...bare } = release;
    form.change({ release: next.length === 0 ? bare : { ...release, shares: next } });
  };
  return (
    <View>
      <Picks
        label={text.kept}
        options={KINDS.map((kind) => ({ value: kind, words: text.keptKind[kind] }))}
        values={shares.map((kept) => kindOf(kept.for))}
        onChange={choose}
        hint={text.keptHint}
        error={form.wrong('release.shares')}
      />
      <View ariaRole="list">
        {shares.map((kept, index) => (
          <Share key={kindOf(kept.for)} form={form} kept={kept} index={index} shares={shares} />
        ))}
      </View>
    </View>
  );
};
