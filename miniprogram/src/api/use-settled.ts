import { useEffect, useState } from 'react';

const TYPING_MS = 400;

/** The value once it has stayed the same for a moment: what is typed is asked about when the typing is done. */
export const useSettled = <T>(value: T): T => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), TYPING_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
};
