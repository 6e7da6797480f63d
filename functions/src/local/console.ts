/** Steps of the start, one line each; on a terminal the running step is redrawn in place. */
export const startConsole = (out: NodeJS.WriteStream = process.stdout) => {
  let steps = 0;
  let startedAt = 0;
  let shown = '';
  const draw = (text: string, done: boolean) => {
    if (out.isTTY) out.write(`\r\u001B[2K${text}${done ? '\n' : ''}`);
    else if (text !== shown) out.write(`${text}\n`);
    shown = text;
  };
  return {
    begin: (name: string) => {
      steps++;
      startedAt = performance.now();
      draw(`[${steps}] ${name} …`, false);
    },
    progress: (text: string) => draw(`[${steps}] ${text}`, false),
    done: (text: string) =>
      draw(`[${steps}] ${text} (${((performance.now() - startedAt) / 1_000).toFixed(1)} s)`, true),
    say: (text: string) => out.write(`${text}\n`),
  };
};
