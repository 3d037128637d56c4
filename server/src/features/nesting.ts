import type { BlockFacts, DocumentModel } from '../document/model.ts';
import { blockAt } from './at.ts';

/** Whether a container is open at the fence at an offset, and whether that fence itself is closed further on. */
export function nestingAt(model: DocumentModel, offset: number): { open: boolean; closed: boolean } {
  const here = blockAt(model, offset)?.index ?? model.blocks.length;
  let depth = 0;
  for (let b = 0; b < here; b++) depth = Math.max(0, depth + step(model.facts[b] as BlockFacts));
  const open = depth > 0;
  depth = 1;
  for (let b = here + 1; b < model.blocks.length && depth > 0; b++) depth += step(model.facts[b] as BlockFacts);
  return { open, closed: depth === 0 };
}

function step(facts: BlockFacts): number {
  return facts.kind === 'fence' ? (facts.fence ? 1 : -1) : 0;
}
