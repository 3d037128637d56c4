import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SOURCES = ['server', 'client', 'scripts/build.ts', 'package.json'];

/** The command line as it ships, built anew where a source is younger. Give the hook that calls this its time. */
export function builtCli(): string {
  const cli = join(ROOT, 'dist/cli.cjs');
  const built = statSync(cli, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (SOURCES.some((source) => youngest(join(ROOT, source)) > built))
    execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], { cwd: ROOT, stdio: 'inherit' });
  return cli;
}

function youngest(path: string): number {
  const stat = statSync(path);
  return stat.isDirectory() ? Math.max(0, ...readdirSync(path).map((name) => youngest(join(path, name)))) : stat.mtimeMs;
}
