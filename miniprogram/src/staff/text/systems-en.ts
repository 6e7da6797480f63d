import type { systemsZhCN } from './systems-zh-cn.ts';

export const systemsEn: typeof systemsZhCN = {
  title: 'Systems',
  only: 'This is for shops',
  onlyText: 'Sign in as a store manager.',
  clerkText: 'The store manager makes, changes and revokes keys.',
  list: 'Keys of systems',
  past: 'Revoked or over',
  empty: 'No system is connected yet',
  emptyText: 'A point of sale or an online shop that redeems by itself needs a key first.',
  scope: { redeem: 'redeem', return: 'return', read: 'look' },
  scopeText: {
    redeem: 'Look up a voucher, quote, redeem',
    return: 'Quote and take returns',
    read: 'See redemptions and returns of this shop',
  },
  state: {
    unused: 'Not used yet',
    working: 'In use',
    changing: 'Being changed',
    ending: 'Ends soon',
    over: 'Over',
    revoked: 'Revoked',
  },
  next: {
    unused: 'Enter the key in the system and try one sale with Dry-Run first.',
    working: 'All is well, there is nothing to do.',
    ending: 'It cannot be prolonged. Make another key, enter it in the system, then revoke this one.',
    over: 'The system’s calls are refused. Make another key and enter it in the system.',
    revoked: 'The system’s calls are refused. To go on, make another key.',
  },
  nextChanging: (fresh, old, until) => `Enter the new secret ${fresh} in the system before ${until}: then ${old} ends.`,
  may: (scopes) => `May ${scopes}`,
  ends: (time) => `Ends ${time}`,
  secret: (hint, until) => `Secret ${hint}, good until ${until}`,
  usedOn: (day) => `Last used: ${day}`,
  unused: 'Never used',
  make: {
    open: 'Make a key',
    title: 'Make a key for a system',
    name: 'Name of the system',
    nameHint: 'Say which one it is, such as “Front till software”',
    scopes: 'What it may do',
    days: 'For how long',
    dayCount: (days) => `${days} days`,
    until: (time) => `Good until ${time}`,
    send: 'Make the key',
    sending: 'Making it…',
  },
  token: {
    title: (name) => `New key of “${name}”`,
    once: 'It is shown this once; nobody can see it later. Copy it into the system; do not send it in a chat.',
    key: 'Key',
    kept: 'It is in the system, hide it',
    lostTitle: 'The key was made but could not be shown',
    lostMade: (name) => `The answer got lost on its way. Press “Change the secret” of “${name}” to make another.`,
    lostRotated: (hint) => `The answer got lost on its way. Change the secret once more; the one in use is ${hint}.`,
    lostKnown: 'I see',
  },
  rotate: {
    open: 'Change the secret',
    openLabel: (name) => `Change the secret of “${name}”`,
    inUse: 'Which one does the system use now',
    overlap: 'How long the old one goes on',
    hours: (hours) =>
      hours === 0
        ? 'Ends at once'
        : hours % 24 === 0
          ? `${hours / 24} ${hours === 24 ? 'day' : 'days'}`
          : `${hours} hours`,
    send: 'Change the secret',
    sendLabel: (name) => `Give “${name}” a new secret`,
    sending: 'Changing…',
    ask: (name) => `Change the secret of “${name}”?`,
    askOverlap: (hint, until) =>
      `The new one is shown once. The old one, ${hint}, is good until ${until}; both work until then.`,
    askAtOnce: (hint) =>
      `The new one is shown once. The old one, ${hint}, ends at once: the system cannot redeem until it has the new one.`,
    other: (hint) => `The other one, ${hint}, ends at once.`,
  },
  revoke: {
    open: 'Revoke',
    openLabel: (name) => `Revoke “${name}”`,
    sending: 'Revoking…',
    ask: (name) => `Revoke “${name}”?`,
    askText: (scopes) =>
      `From its next call it can no longer ${scopes}, for good. A sale under way is either completed or did not happen. Clerks can still redeem at the till.`,
    yes: 'Revoke now',
  },
  guide: {
    title: 'How to connect a system',
    steps: [
      'Make a key here, with what the system needs and no more.',
      'Give it to whoever runs the system; it belongs on a server or a till, never in a web page.',
      'The maker of the system goes by the API reference and tries with Dry-Run first: all is checked, nothing is changed.',
      'The maker runs the conformance test against a demonstration; use the system when all of it passes.',
      'When people leave, or a key may have leaked: change the secret. When it is no longer used: revoke it.',
    ],
    reference: 'API reference',
    test: 'Conformance test',
  },
};
