import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Finding } from '../checks/finding.ts';
import type { Kind } from '../framework/types.ts';
import type { Rendered } from '../report/reported.ts';

/** What is written of a document, and what counts of its findings; `unless` tells of one that may not stand among the others. */
interface Content {
  kind: Kind | undefined;
  rendered: Rendered;
  findings: readonly Told[];
  /** How many findings the baseline of its configuration knows. */
  known: number;
}

/** What is kept of a finding; its fingerprint where a baseline is asked for. */
export type Told = Pick<Finding, 'code' | 'level' | 'criterion' | 'unless' | 'start' | 'end'> & {
  settled: boolean;
  fingerprint?: string | undefined;
};

/** Most of the output may have to wait for the last document, so it is held small: a copy, without the room that the making took. */
export function pack(content: Content): Uint8Array {
  return new Uint8Array(deflateRawSync(JSON.stringify(content), { level: 1 }));
}

/** What is written of a document. */
export function unpack(packed: Uint8Array): Content {
  return JSON.parse(inflateRawSync(packed).toString()) as Content;
}
