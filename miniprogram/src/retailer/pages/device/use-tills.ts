import * as api from '@luhuan/shared/api/tills';
import type { Till, TillCode } from '@luhuan/shared/till/till';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useAsked } from '../../../api/use-asked.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useOnce } from '../../../api/use-once.ts';

export const useTills = () => useLoad(() => call(send, api.listTills, {}), 'tills');

const STEPS = { lose: api.loseTill, find: api.findTill, revoke: api.revokeTill };
export type Step = { readonly till: Till; readonly step: keyof typeof STEPS };

/** Reported lost, brought back, ended: each asked once more. */
export const useSteps = (reload: () => void) =>
  useAsked<Step, Till>(
    ({ till, step }) => `till-${step}:${till.tillId}`,
    ({ till: { tillId }, step }, key) => call(send, STEPS[step], { key, params: { tillId }, body: {} }),
    reload,
  );
export type Steps = ReturnType<typeof useSteps>;

/** Approves a device by the digits on it. */
export const useApproval = ({ tillId }: Till, code: TillCode | undefined, reload: () => void) => {
  const { sent, submit, clear } = useOnce(`approve:${tillId}:${code}`, (key) => {
    if (code === undefined) throw new Error('sent before it was typed');
    return call(send, api.approveTill, { key, params: { tillId }, body: { code } });
  });
  const approve = async () => {
    if ((await submit()).state === 'done') reload();
  };
  return { sent, clear, approve: () => void approve() };
};

export const useRename = ({ tillId }: Till, name: string, done: () => void) => {
  const { sent, submit, clear } = useOnce(`rename:${tillId}:${name}`, (key) =>
    call(send, api.renameTill, { key, params: { tillId }, body: { name } }),
  );
  const rename = async () => {
    if (name !== '' && (await submit()).state === 'done') done();
  };
  return { sent, clear, rename: () => void rename() };
};

/** What the shop asks for from now on. */
export type Wanted = { readonly required: boolean };
export const useRule = (reload: () => void) =>
  useAsked<Wanted, unknown>(
    ({ required }) => `till-rule:${required}`,
    (body, key) => call(send, api.setTillRule, { key, body }),
    reload,
  );
