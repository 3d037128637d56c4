import type { Standing } from '../../checks/finding.ts';
import type { Counts } from '../../features/profile.ts';
import type { Say } from './board.ts';
import { Html, html, type Part } from './markup.ts';

export const STANDINGS: readonly Standing[] = ['met', 'partial', 'missing', 'suppressed'];
/** A bar of the longest row, and its height, in the units of the drawing. */
const WIDTH = 160;
const HEIGHT = 10;
/** Between the lines of a hatch: wide enough to look like one on a small bar. */
const HATCH = 6;
const INK = '#10384f';
const SIGNS: Record<Standing, string> = { met: '■', partial: '◧', missing: '□', suppressed: '⊘' };

/** A standing as a sign that is told apart without colour, and the word for it. */
export function standingSign(standing: Standing, say: Say): Html {
  return html`<span class="standing"><span aria-hidden="true">${SIGNS[standing]}</span> ${say(`report/standing/${standing}`)}</span>`;
}

/** Counts as a text: what stands for a bar where it cannot be seen. */
export function countsText(counts: Counts, say: Say): string {
  return STANDINGS.filter((standing) => counts[standing] > 0)
    .map((standing) => `${counts[standing]} ${say(`report/standing/${standing}`)}`)
    .join(', ');
}

/**
 * Counts as a bar: solid, hatched, open, crossed through, so that it reads in black and white.
 * @param most the count of the longest bar beside it
 */
export function bar(counts: Counts, most: number, say: Say): Html {
  const unit = WIDTH / Math.max(1, most);
  let at = 0;
  const parts = STANDINGS.map((standing) => {
    const width = counts[standing] * unit;
    const drawn = stretch(standing, at, width);
    at += width;
    return drawn;
  });
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${countsText(counts, say)}">${parts}</svg>`;
}

/** What the parts of a bar mean. */
export function legend(say: Say): Html {
  const entry = (standing: Standing): Part => [
    html`<svg viewBox="0 0 20 ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">${stretch(standing, 0, 20)}</svg>`,
    say(`report/standing/${standing}`),
  ];
  return html`<p class="legend">${STANDINGS.map(entry)}</p>`;
}

function stretch(standing: Standing, at: number, width: number): Part {
  if (width <= 0) return undefined;
  const box = html`<rect x="${short(at + 0.5)}" y=".5" width="${short(Math.max(0.5, width - 1))}" height="${HEIGHT - 1}" fill="${standing === 'met' ? INK : '#fff'}" stroke="${INK}"/>`;
  return [box, new Html(marks(standing, at, width))];
}

function marks(standing: Standing, at: number, width: number): string {
  if (standing === 'suppressed') return `<path d="M${short(at)} ${HEIGHT / 2}h${short(width)}" stroke="${INK}"/>`;
  if (standing !== 'partial') return '';
  const lines = Array.from({ length: Math.floor((width - 1) / HATCH) }, (_, i) => `M${short(at + 0.5 + (i + 0.5) * HATCH)} 0v${HEIGHT}`);
  return lines.length > 0 ? `<path d="${lines.join('')}" stroke="${INK}"/>` : '';
}

function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}
