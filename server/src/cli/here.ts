import { join } from 'node:path';
import { Reading } from '../document/document.ts';
import type { Framework } from '../framework/types.ts';
import { Configurations, type Decided } from '../workspace/configurations.ts';
import { diskFiles, rootsOf, uriOf } from './files.ts';
import type { Session } from './io.ts';

/** Configuration files as `check` finds them for these paths. */
export function configurationsFor(paths: readonly string[], { io, framework }: Session): Configurations {
  const roots = rootsOf(paths, io.cwd).map((folder) => uriOf(folder.endsWith('/') ? folder : `${folder}/`));
  return new Configurations(diskFiles, new Reading(framework), () => roots);
}

/** The configuration that holds for documents in the working directory. */
export function configurationHere(session: Session): Decided {
  return configurationsFor([], session).decide(uriOf(join(session.io.cwd, 'document.md')), undefined);
}

/** The framework of the working directory: the product's, with what its configuration adds. */
export function frameworkHere(session: Session): Framework {
  return configurationHere(session).reading.framework;
}
