import { useEffect, useRef, useState } from 'react';

/** `value` as it was when `subject`, which names it, had not changed for `ms`. */
export const useSettled = <T>(
  value: T,
  subject: string,
  ms: number,
): { readonly value: T; readonly subject: string } => {
  const [settled, setSettled] = useState({ value, subject });
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ value: latest.current, subject }), ms);
    return () => clearTimeout(timer);
  }, [subject, ms]);
  return settled;
};
