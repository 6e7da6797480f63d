import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Engine, freePort, startTestEngine } from '../../functions/src/local/engine.ts';

/** A Java runtime takes long to start on a machine that does much else. */
const START_TRIES = 600;

/** The reference for behaviour: AWS's own DynamoDB Local, from an npm package, where a Java runtime is installed. */
const startDynamoDBLocal = async (): Promise<Engine> => {
  const folder = join(
    dirname(createRequire(import.meta.url).resolve('amplify-dynamodb-simulator/package.json')),
    'emulator',
  );
  const port = await freePort();
  const args = [
    // two of them beside browsers, on a machine of two processors
    '-Xmx1g',
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    '-Djava.library.path=./DynamoDBLocal_lib',
    '-jar',
    'DynamoDBLocal.jar',
    '-inMemory',
    '-sharedDb',
    '-port',
    String(port),
  ];
  const child = spawn('java', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  let stopping = false;
  child.once('exit', (code, signal) => {
    if (!stopping) console.error(`DynamoDB Local ended by itself: exit code ${code}, signal ${signal}`);
  });
  const endpoint = `http://127.0.0.1:${port}`;
  const stop = async () => {
    stopping = true;
    if (child.exitCode !== null) return;
    child.kill();
    await once(child, 'exit');
  };
  const answers = () =>
    fetch(endpoint).then(
      () => true,
      () => false,
    );
  for (let attempt = 1; !(await answers()); attempt++) {
    if (attempt === START_TRIES) {
      await stop();
      throw new Error('DynamoDB Local did not answer within a minute');
    }
    await sleep(100);
  }
  return {
    endpoint,
    gone: once(child, 'exit'),
    stop,
  };
};

const hasJava = (): boolean => spawnSync('java', ['-version']).status === 0;

/** The engines that money tests run on. Without a Java runtime there is only our own, and the run says so. */
export const engines = (): readonly { readonly name: string; readonly start: () => Promise<Engine> }[] => {
  const own = { name: 'dynoxide', start: startTestEngine };
  if (hasJava()) return [own, { name: 'DynamoDB Local', start: startDynamoDBLocal }];
  console.log('No Java runtime: the money tests run on dynoxide alone, not on AWS DynamoDB Local.');
  return [own];
};
