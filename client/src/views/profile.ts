import type { Profile, ProfileRow, Standing } from './data.ts';
import { escaped, Links, type Page } from './page.ts';

const STANDINGS: readonly Standing[] = ['met', 'partial', 'missing', 'suppressed'];

/** A hatch for what is partly there; defined once on the page. */
const HATCH = `<svg class="defs" aria-hidden="true"><defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch" d="M0 0v5"/></pattern></defs></svg>`;

/**
 * The profile as a page: a bar for each lens and factor, with its counts in words; opened it shows its criteria, as links.
 * Bars in one group have one scale, so that they can be compared.
 */
export function profilePage({ title, note, legend, groups, about }: Profile, command: string): Page {
  const links = new Links(command);
  const row = ({ title, counts, text, measured, criteria }: ProfileRow, most: number): string => {
    const list = criteria.map((one) => `<li>${links.to(one.place, escaped(one.title), one.title)}: ${escaped(one.said)}</li>`);
    const beside = measured === undefined ? '' : ` <span class="small">(${escaped(measured)})</span>`;
    return `<details><summary>${escaped(title)}${beside}${bar(counts, most)}<span class="counts small">${escaped(text)}</span></summary><ul>${list.join('')}</ul></details>`;
  };
  const drawn = groups.map(({ title, rows }) => {
    const most = Math.max(...rows.map(({ counts }) => total(counts)));
    return `<section><h2>${escaped(title)}</h2>${rows.map((one) => row(one, most)).join('')}</section>`;
  });
  const signs = legend.map(({ standing, text }) => `<li><svg aria-hidden="true">${stretch(standing, 0, 100)}</svg>${escaped(text)}</li>`);
  return {
    body: `${HATCH}<h1>${escaped(title)}</h1><p class="small">${escaped(note)}</p><ul class="legend small">${signs.join('')}</ul>${drawn.join('')}<p class="small">${escaped(about)}</p>`,
    places: links.places,
  };
}

/** Counts as a bar. It is hidden from who cannot see it: the words beside it say the same. */
function bar(counts: ProfileRow['counts'], most: number): string {
  const unit = 100 / Math.max(1, most);
  let at = 0;
  const parts = STANDINGS.map((standing) => {
    const width = counts[standing] * unit;
    const part = width > 0 ? stretch(standing, at, width) : '';
    at += width;
    return part;
  });
  return `<svg class="bar" aria-hidden="true">${parts.join('')}</svg>`;
}

/** Both in percents of the drawing's width. */
function stretch(standing: Standing, at: number, width: number): string {
  const box = `<rect class="box ${standing}" x="${short(at)}%" y=".5" width="${short(width)}%" height="10"/>`;
  if (standing !== 'suppressed') return box;
  return `${box}<line class="mark" x1="${short(at)}%" x2="${short(at + width)}%" y1="5.5" y2="5.5"/>`;
}

function total(counts: ProfileRow['counts']): number {
  return STANDINGS.reduce((sum, standing) => sum + counts[standing], 0);
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}
