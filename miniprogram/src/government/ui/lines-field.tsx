import { Textarea } from '@tarojs/components';
import { FieldFrame, named } from '../../ui/field-frame.tsx';
import './lines-field.scss';

type LinesFieldProps = {
  name: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string;
  error?: string | undefined;
  maxLength: number;
};

/** An entry of several lines. */
export const LinesField = ({ name, label, value, onChange, hint, error, maxLength }: LinesFieldProps) => (
  <FieldFrame label={label} hint={hint} error={error}>
    <Textarea
      className="field-input lines-field"
      name={name}
      value={value}
      maxlength={maxLength}
      {...named({ label, hint, error })}
      onInput={(event) => onChange(event.detail.value)}
    />
  </FieldFrame>
);
