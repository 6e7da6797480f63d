import type { EntryName } from './entries.ts';
import type { Enter } from './use-enter.ts';

/** What is wrong with an entry: the server's words until it is changed, else ours once it is time to tell. */
export const errorOf = ({ draft, wrong, attention }: Enter, entry: EntryName, words: string): string | undefined => {
  if (draft.refused?.entry === entry) return draft.refused.words;
  return wrong.includes(entry) && attention.tells(entry) ? words : undefined;
};

export const focusOf = ({ attention }: Enter, entry: EntryName) => ({
  focused: attention.focused === entry,
  onLeave: () => attention.leave(entry),
});
