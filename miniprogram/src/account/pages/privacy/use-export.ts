import { exportMyData } from '@luhuan/shared/api/privacy';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { NO_TROUBLE, troubleOf } from '../../../api/trouble.ts';
import { saveFile } from '../../save-file.ts';

/** `kept`: made, and not handed over, because the person closed WeChat's list of chats. */
type State = 'idle' | 'making' | 'saved' | 'kept';

/** Everything about the person as one file, handed to the browser's downloads or to a chat of WeChat's. */
export const useExport = (fileName: string) => {
  const [state, setState] = useState<State>('idle');
  const [trouble, setTrouble] = useState(NO_TROUBLE);
  const make = async () => {
    setState('making');
    const made = await call(send, exportMyData, { body: {} });
    if (made.ok) setState((await saveFile(fileName, JSON.stringify(made.value, null, 2))) ? 'saved' : 'kept');
    else {
      setState('idle');
      setTrouble(troubleOf(made.error));
    }
  };
  return { state, trouble, make: () => void make(), clear: () => setTrouble(NO_TROUBLE) };
};
