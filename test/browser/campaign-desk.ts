import { dayOf, plusDays } from '@luhuan/shared/clock';
import { fen } from '@luhuan/shared/fen';
import { yuanShort } from '@luhuan/shared/text/format';
import { systemClock } from '../../functions/src/platform/system-clock.ts';
import { type Visitor, confirming } from './visitor.ts';

export const OFFICER = '样例经办员';
export const APPROVER = '样例审批员';
export const BUDGET = fen(30_000_000);

export const inDays = (days: number) => dayOf(plusDays(systemClock.now(), days));

/** From the first page to the first step of the builder, on the terms of a published programme. */
export const startsFrom = async (officer: Visitor, preset: RegExp): Promise<void> => {
  await officer.push('政府工作台');
  await officer.push('新建活动');
  await officer.sees('国家方案');
  await officer.push(preset);
  await officer.sees('来源说法不一');
  await officer.picture('builder-start');
  await officer.push('从这个方案开始');
};

/** Steps 1 to 3, for 60 days from today, with the budget spread evenly; step 4 is open afterwards. */
export const fillsPlaceAndMoney = async (officer: Visitor, title: string): Promise<void> => {
  await officer.sees('地区与名称');
  await officer.enter('活动名称', title);
  await officer.enter('主管部门', '样例市商务局');
  await officer.enter('开始日期', inDays(0));
  await officer.enter('结束日期', inDays(60));
  await officer.picture('builder-place');
  await officer.push(/^下一步：补贴品类/);
  await officer.sees('没有写补贴比例的等级不补贴');
  await officer.picture('builder-goods');
  await officer.push(/^下一步：资金/);
  await officer.enter('总预算（元）', String(BUDGET / 100));
  await officer.push('平均分到各品类');
  await officer.sees(`已分配 ${yuanShort(BUDGET)}`);
  await officer.picture('builder-money');
  await officer.push(/^下一步：领取办法/);
};

/** Step 8: saves the draft and waits for what it would do. */
export const savesAndReads = async (officer: Visitor): Promise<void> => {
  await officer.push(/^8 变化与影响/);
  await officer.push('保存草稿');
  await officer.sees(/时的情况/);
  await officer.picture('builder-impact');
};

/** Step 9: hands over what was saved to one other person. */
export const submits = async (officer: Visitor): Promise<void> => {
  await officer.push(/^9 提交审批/);
  await officer.sees('要 1 位审批人同意');
  await officer.picture('builder-submit');
  await confirming(officer, () => officer.push(/^提交审批$/));
  await officer.sees('已有 0 人同意，共需 1 人');
};

export const approves = async (approver: Visitor, title: string): Promise<void> => {
  await approver.push('政府工作台');
  await approver.push(title);
  await approver.sees('请读完影响报告');
  await approver.picture('reviewer');
  await confirming(approver, async () => {
    await approver.push(/^批准$/);
    await approver.push('确定批准');
  });
  await approver.sees('正在领取');
};
