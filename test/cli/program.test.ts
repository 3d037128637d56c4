import { strict as assert } from 'node:assert';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { builtCli } from '../support/built.ts';
import { inFolder, MISSPELT, only, vision } from './scenario.ts';

/** The program as it is installed: the bundle, in a process of its own. */
describe('dist/cli.cjs', () => {
  let cli: string;

  before(() => {
    cli = builtCli();
  });

  it('writes and ends as the same command does in this process', () =>
    inFolder({ 'a.md': MISSPELT, 'b.md': vision(), '.convenant.yaml': only() }, async (scenario) => {
      for (const command of ['check', 'check - --format json --stdin-filename c.md', 'check nergens', 'explain feedback']) {
        const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...command.split(' ')], {
          cwd: scenario.folder,
          input: MISSPELT,
          encoding: 'utf8',
          env: { LANG: 'nl_NL.UTF-8' },
        });
        assert.deepEqual({ status, stdout, stderr }, await scenario.run(command, { stdin: MISSPELT, env: { LANG: 'nl_NL.UTF-8' } }));
      }
    }));

  it('ends with 2, and says what is missing, where a part of its own is not there', () =>
    inFolder({ 'a.md': MISSPELT }, async ({ folder }) => {
      const alone = join(folder, 'cli.cjs');
      copyFileSync(cli, alone);
      const { status, stdout, stderr } = spawnSync(process.execPath, [alone, 'check', 'a.md'], { cwd: folder, encoding: 'utf8' });
      assert.deepEqual({ status, stdout, told: /framework\.zst|server\.cjs/.test(stderr) }, { status: 2, stdout: '', told: true });
      assert.ok(!/\n\s+at /.test(stderr), stderr);
    }));

  it('finds the same in many documents, which it shares out among threads', () =>
    inFolder({ '.convenant.yaml': 'profile: stanard\n' }, async (scenario) => {
      for (let n = 0; n < 102; n++)
        scenario.write({ [`${n}.md`]: n % 3 === 0 ? MISSPELT : n % 3 === 1 ? vision(`Zie [${n}](${n + 1}.md#nergens).`) : '# Blog\n' });
      const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'check', '--format', 'json'], {
        cwd: scenario.folder,
        encoding: 'utf8',
        env: {},
        maxBuffer: 1 << 26,
      });
      assert.deepEqual({ status, stdout, stderr }, await scenario.run('check --format json'));
      assert.equal(status, 2);
      assert.match(stderr, /^\.convenant\.yaml:1:10: /);
    }));

  it('writes the same with threads as without, in every form and beside a baseline', () =>
    inFolder({ '.convenant.yaml': only() }, async (scenario) => {
      for (let n = 0; n < 102; n++) scenario.write({ [`${n}.md`]: n % 2 === 0 ? MISSPELT : vision(`Zie [${n}](${n + 1}.md#nergens).`) });
      await scenario.run('check 1.md 2.md --baseline b.json --update-baseline');
      for (const form of ['sarif', 'junit', 'github', 'markdown']) {
        const command = `check . --baseline b.json --format ${form}`;
        const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...command.split(' ')], {
          cwd: scenario.folder,
          encoding: 'utf8',
          env: {},
          maxBuffer: 1 << 26,
        });
        const here = await scenario.run(command);
        const version = (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version;
        assert.deepEqual({ status, stdout: stdout.replace(`"version":"${version}"`, '"version":"9.9.9"'), stderr }, here);
        assert.ok(!/(?:"uri":"|file=|## )2\.md[",\s]|>2\.md:/.test(stdout), form);
      }
    }));

  it('may be run as a command, also where it was built again', () => {
    assert.equal(statSync(cli).mode & 0o111, 0o111);
  });

  it('brings Word documents in and out, by a part that nothing else loads', () =>
    inFolder({ 'a.md': vision() }, async (scenario) => {
      for (const command of ['export a.md -o a.docx', 'import a.docx -o b.md']) {
        const { status, stdout } = spawnSync(process.execPath, [cli, ...command.split(' ')], { cwd: scenario.folder, encoding: 'utf8' });
        assert.deepEqual([status, stdout], [0, ''], command);
      }
      assert.equal(scenario.read('b.md'), vision());
      // What only the libraries for Word say.
      const holding = ['cli.cjs', 'client.js', 'server.cjs', 'word.cjs'].filter((name) =>
        readFileSync(join(dirname(cli), name), 'utf8').includes('w:commentRangeStart'),
      );
      assert.deepEqual(holding, ['word.cjs']);
    }));

  it('serves an editor over standard input and output, and ends when that asks', async () => {
    const server = spawn(process.execPath, [cli, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const send = (message: object): void => {
      const body = JSON.stringify({ jsonrpc: '2.0', ...message });
      server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    };
    let received = '';
    server.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      received += chunk;
      server.emit('received');
    });
    const answers = async (part: string): Promise<void> => {
      while (!received.includes(part)) await once(server, 'received');
    };
    send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
    await answers('"id":1');
    assert.match(received, /"capabilities":\{/);
    send({ method: 'initialized', params: {} });
    send({ id: 2, method: 'shutdown' });
    await answers('"id":2');
    send({ method: 'exit' });
    assert.deepEqual(await once(server, 'exit'), [0, null]);
  });
});
