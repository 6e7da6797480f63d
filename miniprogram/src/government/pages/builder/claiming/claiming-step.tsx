import { View } from '@tarojs/components';
import type { FormProps } from '../use-form.ts';
import { AllocationSection } from './allocation.tsx';
import { Channels } from './channels.tsx';
import { Openings } from './openings.tsx';
import { Proofs } from './proofs.tsx';
import { Reclaim } from './reclaim.tsx';
import { Release } from './release.tsx';

/** How somebody comes to a voucher, and what becomes of the right to one. */
export const ClaimingStep = ({ form }: FormProps) => (
  <View>
    <AllocationSection form={form} />
    <Openings form={form} />
    <Release form={form} />
    <Channels form={form} />
    <Reclaim form={form} />
    <Proofs form={form} />
  </View>
);
