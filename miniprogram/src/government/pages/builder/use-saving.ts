import { openCampaign, reviseCampaign } from '@luhuan/shared/api/campaigns';
import { same } from '@luhuan/shared/campaign/override';
import Taro from '@tarojs/taro';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useOnce } from '../../../api/use-once.ts';
import { BUILDER } from '../../places.ts';
import type { Form } from './use-form.ts';
import { keptDraft } from './written/kept-draft.ts';

/** Whether the server has the rules as they stand here, as a proposal that is being written. */
const isSaved = ({ managed, rules }: Form): boolean =>
  managed !== undefined && managed.campaign.proposal !== null && same(managed.revision.rules, rules);

/** Saves the rules as a new campaign, or as the next revision of one, and goes on from there at the same step. */
export const useSaving = (form: Form, personId: string) => {
  const { draft, managed, checked } = form;
  const { rules } = checked;
  const campaignId = managed?.campaign.campaignId;
  const subject = `rules:${campaignId ?? 'new'}:${draft.start}:${JSON.stringify(rules)}`;
  const { sent, submit, clear } = useOnce(subject, (key) => {
    if (rules === undefined) throw new Error('saved before the rules are right');
    const body = { rules, origin: draft.origin };
    return campaignId === undefined
      ? call(send, openCampaign, { key, body })
      : call(send, reviseCampaign, { key, params: { campaignId }, body });
  });
  const save = async () => {
    if (rules === undefined) return;
    const saved = await submit();
    if (saved.state !== 'done') return;
    const { campaign, revision } = saved.value;
    keptDraft(personId, campaign.campaignId).set({ ...draft, rules: form.rules, start: revision.hash });
    if (campaignId === undefined) keptDraft(personId, 'new').set(null);
    void Taro.redirectTo({ url: `${BUILDER}?campaignId=${campaign.campaignId}&step=${form.step}` });
  };
  return {
    sent,
    save: () => void save(),
    clear,
    busy: sent.state === 'sending' || sent.state === 'done',
    saved: isSaved(form),
  };
};
export type Saving = ReturnType<typeof useSaving>;
