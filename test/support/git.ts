import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ME = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false'];

/** Runs git in a folder. */
export function git({ folder }: { folder: string }, ...args: string[]): void {
  execFileSync('git', ['-C', folder, ...ME, ...args], { stdio: 'ignore' });
}

/** Makes a folder a repository with all that it holds in one commit, on `main`. */
export function committed(at: { folder: string }): void {
  git(at, 'init', '-b', 'main');
  git(at, 'add', '-A');
  git(at, 'commit', '-m', 'begin');
}

/** Has the settings of a repository name a program. @returns whether it was run since */
export function namesProgram({ folder }: { folder: string }, key: string): () => boolean {
  const [program, ran] = [join(folder, '.git', 'program.sh'), join(folder, '.git', 'ran')];
  writeFileSync(program, `#!/bin/sh\ntouch '${ran}'\nexit 1\n`, { mode: 0o755 });
  git({ folder }, 'config', key, program.replaceAll('\\', '/'));
  return () => existsSync(ran);
}

/** Makes a commit of what is committed last that says it is signed. */
export function signed({ folder }: { folder: string }): void {
  const ask = (input: string, ...args: string[]): string =>
    execFileSync('git', ['-C', folder, ...args], { input, encoding: 'utf8' }).trim();
  const who = 'Test <test@example.org> 1700000000 +0000';
  const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ\n -----END PGP SIGNATURE-----';
  const commit = `tree ${ask('', 'rev-parse', 'HEAD^{tree}')}\nauthor ${who}\ncommitter ${who}\n${signature}\n\nsigned\n`;
  git({ folder }, 'reset', '--hard', ask(commit, 'hash-object', '-t', 'commit', '-w', '--stdin'));
}
