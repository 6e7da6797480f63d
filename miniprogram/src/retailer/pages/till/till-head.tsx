import { type Instant, epochMs } from '@luhuan/shared/clock';
import { yuan, yuanShort } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect } from 'react';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { useRetailerText } from '../../text/use-retailer-text.ts';

const STEPS = ['scan', 'enter', 'confirm'] as const;
type StepName = (typeof STEPS)[number];

export type Amounts =
  | { readonly state: 'none' }
  | { readonly state: 'up-to'; readonly capFen: number }
  | { readonly state: 'quoted'; readonly subsidyFen: number; readonly payFen: number };

type TillHeadProps = {
  /** `done`: the server has said so, and only then is it green. */
  step: StepName | 'done';
  amounts: Amounts;
  /** The time left of the reservation. */
  left?: { readonly now: Instant; readonly until: Instant };
};

const HURRY_SECONDS = 120;

/** `14:32`. */
const TimeLeft = ({ now, until }: { now: Instant; until: Instant }) => {
  const text = useRetailerText().till;
  const seconds = Math.max(0, Math.ceil((epochMs(until) - epochMs(now)) / 1_000));
  const clock = [Math.floor(seconds / 60), seconds % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return (
    <View className="figure" ariaRole="timer">
      <StatusTag tone={seconds < HURRY_SECONDS ? 'bad' : 'wait'}>{text.remaining(clock)}</StatusTag>
    </View>
  );
};

const Steps = ({ step }: { step: StepName }) => {
  const text = useRetailerText().till;
  const at = STEPS.indexOf(step);
  return (
    <View className="till-steps" ariaRole="img" ariaLabel={text.stepOf(at + 1, text.steps[step])}>
      {STEPS.map((name, index) => (
        <View
          key={name}
          className={`till-step ${index === at ? 'till-step-now' : ''} ${index < at ? 'till-step-over' : ''}`}
          ariaHidden
        >
          <Text className="till-step-number">{index < at ? '✓' : index + 1}</Text>
          <Text>{text.steps[name]}</Text>
        </View>
      ))}
    </View>
  );
};

/** Step, time left and the two amounts: stays at the top of the screen while the rest scrolls. */
export const TillHead = ({ step, amounts, left }: TillHeadProps) => {
  const text = useRetailerText().till;
  // each step brings its own head: it begins at its top, wherever the one before was scrolled to
  useEffect(() => {
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 });
  }, []);
  const quoted = amounts.state === 'quoted';
  const subsidy = {
    none: text.noAmount,
    'up-to': amounts.state === 'up-to' ? yuanShort(amounts.capFen) : '',
    quoted: quoted ? yuan(amounts.subsidyFen) : '',
  }[amounts.state];
  return (
    <View className={`till-head ${step === 'done' ? 'till-head-done' : ''}`}>
      <View className="row">
        {step === 'done' ? <Text className="till-done">{`✓ ${text.done}`}</Text> : <Steps step={step} />}
        {left === undefined ? null : <TimeLeft now={left.now} until={left.until} />}
      </View>
      <View className="till-amounts" ariaLive="polite">
        <View className="till-amount-line">
          <Text className="quiet">{amounts.state === 'up-to' ? text.subsidyUpTo : text.subsidy}</Text>
          <Text className={`till-amount till-amount-${amounts.state}`}>{subsidy}</Text>
        </View>
        <View className="till-amount-line till-pay">
          <Text className="quiet">{step === 'done' ? text.collect : text.pay}</Text>
          <Text className="till-amount">{quoted ? yuan(amounts.payFen) : text.noAmount}</Text>
        </View>
      </View>
    </View>
  );
};
