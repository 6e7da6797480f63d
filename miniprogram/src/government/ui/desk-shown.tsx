import type { ReactNode } from 'react';
import type { Loaded } from '../../api/use-load.ts';
import { Shown, Standing } from '../../ui/standing.tsx';
import { toOverview } from '../places.ts';
import { useGovernmentText } from '../text/use-government-text.ts';

type DeskShownProps<T> = { screen: Loaded<T>; children: (value: T, reload: () => void) => ReactNode };

/** Draws what was loaded, or why not, to an officer: what is not there leads back to the overview. */
export function DeskShown<T>({ screen, children }: DeskShownProps<T>): ReactNode {
  const text = useGovernmentText();
  if (screen.state === 'refused' && screen.problem.code === 'NotFound')
    return (
      <Standing
        sheet="empty"
        title={text.desk.notFoundTitle}
        text={text.desk.notFoundText}
        button={{ text: text.desk.toOverview, onPush: toOverview }}
      />
    );
  return (
    <Shown screen={screen} reader="officer">
      {children}
    </Shown>
  );
}
