import { readFileSync, readdirSync } from 'node:fs';

/** Linux counts a process's time in hundredths of a second. */
const TICK_MS = 10;

type Process = { readonly pid: number; readonly parent: number; readonly cpuMs: number };

const processOf = (pid: string): Process[] => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // the name stands in parentheses and may hold anything
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [parent, user, system] = [fields[1], fields[11], fields[12]].map(Number);
    return [{ pid: Number(pid), parent: parent ?? 0, cpuMs: ((user ?? 0) + (system ?? 0)) * TICK_MS }];
  } catch {
    return []; // it has ended meanwhile
  }
};

/** Processor time that what this process has started has used, without one of them and what that one has started. */
export const cpuOfChildrenMs = (without: number): number => {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(processOf);
  const below = (parent: number): number =>
    all
      .filter((one) => one.parent === parent && one.pid !== without)
      .reduce((sum, { pid, cpuMs }) => sum + cpuMs + below(pid), 0);
  return below(process.pid);
};
