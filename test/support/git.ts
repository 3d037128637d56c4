import { execFileSync } from 'node:child_process';

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
