import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/** Closes a run with one plain line. A suite whose hook or import failed counts as failed. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const states = modules.flatMap((module) => [...module.children.allTests()]).map((test) => test.result().state);
    const count = (state: string) => states.filter((other) => other === state).length;
    const broken = modules.filter((module) => module.state() === 'failed').length;
    const failed = Math.max(count('failed'), broken) + unhandled.length;
    console.log(`\n${count('passed')} tests passed, ${failed} failed, ${count('skipped')} skipped`);
  }
}
