import type { Card } from './data.ts';
import { escaped, Links, type Page } from './page.ts';

/** The four-question card as a page: a heading for each question, its answer, and what the text says as links to it. */
export function cardPage({ title, language, note, none, answers }: Card, command: string): Page {
  const links = new Links(command);
  const quoted = (text: string): string => `<q lang="${escaped(language)}">${escaped(text)}</q>`;
  const sections = answers.map(({ question, answer, said, passages, without }) => {
    const items = passages.map(({ text, place }) => `<li class="passage">${links.to(place, quoted(text), text)}</li>`);
    const list = items.length > 0 ? `<ul>${items.join('')}</ul>` : `<p>${escaped(none)}</p>`;
    const lacking = without === undefined ? '' : `<p class="small">${escaped(without)}</p>`;
    return `<section><h2>${escaped(question)} <span class="answer ${answer}">${escaped(said)}</span></h2>${list}${lacking}</section>`;
  });
  const body = `<h1 lang="${escaped(language)}">${escaped(title)}</h1><p class="small">${escaped(note)}</p>${sections.join('')}`;
  return { body, places: links.places };
}
