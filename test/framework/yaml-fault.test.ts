import { strict as assert } from 'node:assert';
import { parseDocument } from 'yaml';
import { message } from '../../server/src/framework/messages.ts';
import { yamlFault } from '../../server/src/framework/yaml-fault.ts';
import { framework } from '../support/framework.ts';

describe('what is wrong in YAML', () => {
  for (const [yaml, nl, en] of [
    ['titel: "Samen\nstatus: concept', /ontbreekt een aanhalingsteken/, /quotation mark at the end/],
    ["titel: 'Samen\nstatus: concept", /ontbreekt een aanhalingsteken/, /quotation mark at the end/],
    ['partijen: [Zorggroep, Wijkzorg\nstatus: concept', /haakje of een komma/, /bracket or a comma/],
    ['a: {b: c\nd: e', /haakje of een komma/, /bracket or a comma/],
    ['titel: Visie: samen sterk', /dubbele punt met een spatie\. Zet de waarde/, /has a colon with a space/],
    ['titel:Visie\nstatus: concept', /achter een sleutel/, /a key is followed by/],
    ['titel: @samen', /kan niet met dit teken beginnen/, /cannot begin with this character/],
    ['a:\n  b: 1\n c: 2', /even ver in te springen/, /indented equally far/],
    ['a:\n\tb: 1', /hier staat een tab/, /this is a tab/],
    ['titel: "Samen" sterk', /niet kan staan/, /YAML does not allow/],
  ] as const)
    it(`is told in plain words: ${JSON.stringify(yaml)}`, () => {
      const [error] = parseDocument(yaml).errors;
      assert.ok(error);
      for (const [ui, wanted] of [
        ['nl', nl],
        ['en', en],
      ] as const) {
        const told = message(framework.messages[ui], 'front-matter/syntax', { detail: yamlFault(error) });
        assert.match(told, wanted);
        assert.doesNotMatch(told, /[{}]|yaml\//);
      }
    });
});
