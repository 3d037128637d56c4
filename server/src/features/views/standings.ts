import type { Standing } from '../../checks/finding.ts';

/** In the order in which they are counted and drawn. */
export const STANDINGS: readonly Standing[] = ['met', 'partial', 'missing', 'suppressed'];
