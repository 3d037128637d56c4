import { strict as assert } from 'node:assert';
import { undefinedMentions } from '../../server/src/checks/roles.ts';
import { SourceDocument } from '../../server/src/document/document.ts';
import type { DocumentModel } from '../../server/src/document/model.ts';
import type { Language } from '../../server/src/framework/types.ts';
import { reading } from '../support/framework.ts';

function read(language: Language, text: string): DocumentModel {
  const { model } = new SourceDocument(reading, `---\ndocument: member agreement\nlanguage: ${language}\n---\n\n# Titel\n\n${text}\n`);
  return model ?? assert.fail('no governance document');
}

/** The names of the roles that a text describes. */
function names(language: Language, text: string): string[] {
  return read(language, text).roles.map(({ name }) => name);
}

describe('the name of a role', () => {
  it('is whole, with a word without ending before it and with what it is about behind it', () => {
    const described = 'wordt benoemd door het bestuur en beslist over de protocollen.';
    for (const name of [
      'medisch manager',
      'case manager',
      'regionaal coördinator',
      'kaderarts ouderenzorg',
      'commissie kwaliteit',
      'coördinator palliatieve zorg',
      'case manager dementie',
      'stuurgroep Mentale Veerkracht',
      'werkgroep mentale veerkracht',
    ])
      assert.deepEqual(names('nl', `De ${name} ${described}`), [name]);
  });

  it('has no word that only says something of whoever has the role', () => {
    const described = 'wordt benoemd door het bestuur en beslist over de protocollen.';
    for (const [said, name] of [
      ['De nieuwe coördinator', 'coördinator'],
      ['Een vast aanspreekpunt', undefined],
      ['De secretaris zelf', 'secretaris'],
      ['De coördinator van de regio', 'coördinator'],
    ] as const)
      assert.deepEqual(
        names('nl', `${said} ${described}`).filter((found) => found !== name),
        [],
        said,
      );
  });

  it('is that of the heading above where only its last word is said', () =>
    assert.deepEqual(
      names('nl', '## Artikel 2. Kwaliteitscommissie\n\nDe commissie bestaat uit drie huisartsen. De commissie beslist over scholing.'),
      ['Kwaliteitscommissie'],
    ));

  it('is that of the one role with that last word that was named before', () => {
    const [role, ...others] = read(
      'nl',
      'De kwaliteitscommissie adviseert het bestuur.\n\nDe commissie beslist over scholing en legt verantwoording af aan de ledenraad.',
    ).roles;
    assert.deepEqual([role?.name, role?.key, others], ['kwaliteitscommissie', 'kwaliteitscommissie', []]);
    assert.deepEqual(
      names('en', 'The review coordinator chairs the meeting.\n\nThe coordinator is appointed by the board and decides on the rota.'),
      ['review coordinator'],
    );
  });

  it('is no guess: of two roles with that last word, of none, and of any such role, nothing is filled in', () => {
    const decides = 'commissie beslist over scholing en legt verantwoording af aan de ledenraad.';
    const two = 'De kwaliteitscommissie adviseert het bestuur. De scholingscommissie adviseert de leden.';
    assert.deepEqual(names('nl', `${two}\n\nDe ${decides}`), ['commissie']);
    assert.deepEqual(names('nl', `De ${decides}`), ['commissie']);
    assert.deepEqual(names('nl', `De kwaliteitscommissie adviseert het bestuur.\n\nEen ${decides}`), ['commissie']);
  });

  it('is told once where a role that is described nowhere is named in full and then by its last word', () =>
    assert.deepEqual(
      undefinedMentions(
        read('nl', 'De kwaliteitscommissie bespreekt de cijfers.\n\nDe commissie stuurt een verslag naar de praktijken.'),
      ).map(({ name }) => name),
      ['kwaliteitscommissie'],
    ));
});
