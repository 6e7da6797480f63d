import { PushButton } from './push-button.tsx';
import { Written } from './written.tsx';
import type { useAsked } from '../api/use-asked.ts';

type AskedProps<T> = { asked: ReturnType<typeof useAsked<T, unknown>>; one: T };
type AskButtonProps<T> = AskedProps<T> & { label: string; words: string; sendingWords: string };

/** Beside each of several things: the button that asks about it, and says so while it is under way. */
export function AskButton<T>({ asked, one, label, words, sendingWords }: AskButtonProps<T>) {
  const sending = asked.sent.state === 'sending';
  return (
    <PushButton kind="plain" label={label} disabled={sending} onPush={() => asked.ask(one)}>
      {sending && asked.isAbout(one) ? sendingWords : words}
    </PushButton>
  );
}

/** Below the thing that it was about: what became of it, when it is not done. */
export function AskedOutcome<T>({ asked, one }: AskedProps<T>) {
  if (!asked.isAbout(one)) return null;
  return <Written sent={asked.sent} reader="officer" askAgain={asked.take} onEdit={asked.readAgain} />;
}
