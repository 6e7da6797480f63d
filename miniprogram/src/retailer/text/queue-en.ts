import type { QueueTexts } from './queue-zh-cn.ts';

export const queueEn: QueueTexts = {
  title: 'Waiting to sync',
  close: 'Back to the sale',
  link: (count) => (count === 0 ? 'To sync' : `To sync: ${count}`),
  rule: 'Only the server’s word counts. What has no answer is asked again as soon as there is a network; nothing is redeemed twice.',
  others: (name, count) =>
    `${name ?? 'A colleague'} has ${count === 1 ? '1 sale' : `${count} sales`} without an answer. Ask them to sign in on this phone.`,
  elsewhere: (count) =>
    `You have ${count === 1 ? '1 sale' : `${count} sales`} without an answer at another shop. Ask its manager to check the redemptions there.`,
  newTitle: 'This phone has no earlier records',
  newText:
    'It is new here, or its data was wiped. If you recorded a sale on it today that was never confirmed, compare the invoices with the redemptions; for any that is missing, ask the customer to show the code again.',
  toList: 'Look through redemptions',
  looked: 'All checked',
  toQueue: 'See what waits',
  heldBack:
    'It is recorded on this phone and asked again as soon as there is a network; nothing is redeemed twice. Until it is confirmed, do not hand over the goods at the subsidised price.',
  nextCustomer: 'Next customer meanwhile',
  notRecorded: { full: 'Too much waits on this phone', 'no-storage': 'This sale was not recorded' },
  notRecordedText: {
    full: 'Nothing was sent. First look through the sales that were not redeemed.',
    'no-storage': 'The phone’s storage is full, so nothing was sent. Free some space and try again.',
  },
  state: {
    recorded: 'Recorded, not sent yet',
    sending: 'Recorded, being sent',
    unknown: 'The outcome is not known yet',
    confirmed: 'Redeemed',
    refused: 'Not redeemed',
    damaged: 'Record damaged',
  },
  next: {
    recorded: 'It goes out as soon as there is a network. Do not hand over the goods at the subsidised price yet.',
    sending: 'Waiting for the server. Do not hand over the goods at the subsidised price yet.',
    unknown:
      'It may or may not be redeemed; it is asked again by itself. Do not hand over the goods at the subsidised price yet.',
    confirmed: 'You can hand over the goods at the subsidised price.',
    refused:
      'There is no subsidy for this sale. Put right what is said above and scan again; if that cannot be done, settle with the customer at the price without subsidy.',
    over: 'If the goods went out at the subsidised price, there is no subsidy for them yet. Ask the customer to show the code again and scan it.',
    damaged:
      'It cannot be read, so it cannot be asked again. Compare the invoices with the redemptions; if it is missing, ask the customer to show the code again.',
  },
  recordedAt: (time) => `Recorded ${time}`,
  timeUnknown: 'Recorded at an unknown time',
  rescan: 'Scan again with what was typed',
  tillBusy: 'There is an unfinished sale at the till. Finish it, then come back to scan again.',
  remove: 'Read it, remove',
  removed: '1 sale removed',
  undo: 'Put it back',
  emptyTitle: 'Nothing waits',
  emptyText: 'Sales recorded on a weak network are listed here, with the outcome once there is one.',
};
