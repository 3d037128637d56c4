import { sayer } from '../checks/run.ts';
import type { Framework, Language } from '../framework/types.ts';

/** What a command needs of the world, so that tests run the real commands without a process. */
export interface Io {
  stdout(text: string): void;
  stderr(text: string): void;
  /** Everything that comes in on standard input. */
  stdin(): Promise<Uint8Array>;
  /** Absolute. */
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Which outputs are a terminal. */
  terminal: { stdout: boolean; stderr: boolean };
  framework(): Framework;
  version: string;
  /** The day, as `2026-11-22`, by which waivers expire; where it is not told, none does. */
  today?: string;
  /** The program's own script, which threads run too; undefined where it runs from source. */
  script?: string;
}

/** What every command gets: the world, the framework and the language to speak. */
export interface Session {
  io: Io;
  framework: Framework;
  ui: Language;
  say: ReturnType<typeof sayer>;
}

/** Exit statuses (design §7). */
export const CLEAN = 0;
export const FINDINGS = 1;
export const COULD_NOT = 2;

/** The language that the environment asks for, as programs find it: the first of these that is set decides. */
export function environmentLanguage(env: Io['env']): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^nl/i.test(locale) ? 'nl' : 'en';
}

/** A session, of which the framework is unpacked when a command needs it: a server has its own. */
export function session(io: Io, ui: Language): Session {
  let framework: Framework | undefined;
  const here: Session = {
    io,
    ui,
    get framework() {
      framework ??= io.framework();
      return framework;
    },
    say: (...said) => speaker(here.framework, ui)(...said),
  };
  return here;
}

/** Says messages; the code with which the system refused something, given as `detail`, in words where they are known. */
export function speaker(framework: Framework, ui: Language): Session['say'] {
  const say = sayer(framework, { ui });
  return (key, parameters = {}) => {
    const detail = framework.messages[ui][`system/${parameters.detail}`];
    return say(key, detail === undefined ? parameters : { ...parameters, detail });
  };
}
