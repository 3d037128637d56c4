import type { Connection } from 'vscode-languageserver';

/** How long work may take before an editor is told of it, in milliseconds. */
export const PATIENCE = 1000;

/** One piece of work, as it goes on. */
export interface Work {
  /** @param message how far it is; made only when it is told */
  report(message: () => string): void;
  end(): void;
}

/**
 * Begins work that may take long. An editor that shows such work is told of it once it has taken longer than most people
 * wait without wondering; for any other, and for work that is done sooner, nothing happens.
 * @param patience in milliseconds
 */
export function work(connection: Connection, title: () => string, patience: number): Work {
  const started = performance.now();
  let told: ReturnType<Connection['window']['createWorkDoneProgress']> | undefined;
  let ended = false;
  return {
    report(message) {
      if (ended || performance.now() - started < patience) return;
      if (told) told.then((progress) => (ended ? undefined : progress.report(message()))).catch(() => undefined);
      else {
        told = connection.window.createWorkDoneProgress();
        told.then((progress) => progress.begin(title(), undefined, message())).catch(() => undefined);
      }
    },
    end() {
      ended = true;
      told?.then((progress) => progress.done()).catch(() => undefined);
    },
  };
}
