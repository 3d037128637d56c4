import type { DocumentModel, Role } from '../../../document/model.ts';
import type { Vocabulary } from '../../../document/recognition/vocabulary.ts';
import type { Range } from '../../../text/lines.ts';
import { lineOf } from '../../places.ts';
import type { Parts } from '../types.ts';
import { contentWords } from './content.ts';

/** What makes one role of two descriptions: who fills it, what it may decide, to whom it answers. Tasks may be told in parts. */
const COMPARED = ['holder', 'authority', 'accountable-to'];

type Item = Parts['roles'][number];

/** The roles that a document describes, each once, with what its author declares of them; what was only recognised is not compared. */
export function rolesOf(model: DocumentModel, vocabulary: Vocabulary): { item: Item; place: Range }[] {
  const found = new Map<string, { item: Item; place: Range }>();
  for (const role of model.roles) {
    if (role.key === '') continue;
    const known = found.get(role.key);
    if (known) Object.assign(known.item.says, { ...declaredOf(model, role, vocabulary), ...known.item.says });
    else
      found.set(role.key, {
        item: { key: role.key, id: role.id, name: role.name, says: declaredOf(model, role, vocabulary) },
        place: lineOf(model.text, role.at),
      });
  }
  return [...found.values()];
}

function declaredOf(model: DocumentModel, role: Role, vocabulary: Vocabulary): Record<string, string[]> {
  const says: Record<string, string[]> = {};
  for (const element of COMPARED) {
    const part = role.parts.get(element);
    if (part?.certainty !== 'declared') continue;
    const declared = model.elements.find((e) => e.criterion.id === 'roles' && e.element.id === element && e.start === part.start);
    if (declared && declared.placeholders.length === 0) says[element] = contentWords(declared.text.replace(/[-_]/g, ' '), vocabulary);
  }
  return says;
}
