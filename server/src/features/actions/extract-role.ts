import { sayer } from '../../checks/run.ts';
import type { DocumentModel } from '../../document/model.ts';
import type { Mention } from '../../document/recognition/mentions.ts';
import { annotatedBlockAt, blockAt } from '../at.ts';
import type { FixContext } from '../fix-context.ts';
import { freeId } from '../ids/spelling.ts';
import { endOfBody, withEnding } from '../insertion.ts';
import type { Refactor } from './refactor.ts';

/**
 * Makes a role's block of a paragraph in which somebody acts whom no block or table describes yet. In a document with a
 * section on roles it goes there, and a link to it stays behind; else it is put in a block where it is.
 * @param offset in the paragraph
 */
export function extractRole(offset: number, { model, framework, ui }: FixContext): Refactor | undefined {
  const at = blockAt(model, offset);
  const criterion = framework.criterion('roles');
  const [passage, ...others] = at?.facts.passages ?? [];
  if (!at || !criterion?.block || at.block.kind !== 'markdown' || passage?.kind !== 'paragraph' || others.length > 0) return undefined;
  if (annotatedBlockAt(model, offset) || passage.heading) return undefined;
  const acting = passage.sentences.flatMap(({ mentions }) => mentions).find(({ acts }) => acts);
  if (!acting || isDescribed(model, acting)) return undefined;
  const id = freeId(model, acting.name);
  if (id === '') return undefined;
  const { start, end } = at.block;
  const opening = `:::${criterion.block[model.language]}{#${id}}`;
  const title = sayer(framework, { ui })('actions/extract-role', { name: acting.name });
  const section = model.sections.find(({ own, skipped }) => own.has('roles') && !skipped);
  const here = section === undefined || (section.start <= start && end <= section.end);
  const edits = here
    ? [
        { start, end: start, text: `${opening}\n` },
        { start: end, end, text: '\n:::' },
      ]
    : [
        { start, end, text: sayer(framework, { ui: model.language })('actions/extract-role/link', { name: acting.name, id }) },
        { start: endOfBody(model, section), end: endOfBody(model, section), text: `\n\n${opening}\n${model.text.slice(start, end)}\n:::` },
      ];
  return { title, edits: edits.map((edit) => withEnding(model.text, edit)) };
}

function isDescribed({ roles }: DocumentModel, { key }: Mention): boolean {
  return roles.some((role) => role.certainty === 'declared' && role.key === key);
}
