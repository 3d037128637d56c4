import { strict as assert } from 'node:assert';
import { parse } from 'yaml';
import { acceptTerm } from '../../server/src/features/actions/known-term.ts';
import { type Action, actionsAt } from '../../server/src/features/actions.ts';
import { applyEdits } from '../../server/src/text/edits.ts';
import { framework } from '../support/framework.ts';
import { ROOT, workspaceOf } from '../support/workspace.ts';

/** The file after the term is accepted; accepting it again must change nothing. */
function accepted(text: string): string {
  const edit = acceptTerm(text, 'KOH') ?? assert.fail('nothing changes');
  const after = applyEdits(text, [edit]);
  assert.ok((parse(after) as { known: unknown[] }).known.includes('KOH'), after);
  assert.equal(acceptTerm(after, 'KOH'), undefined, 'accepted twice');
  return after;
}

describe('a term accepted as known', () => {
  it('makes a file where there is none, and a key where it is absent', () => {
    assert.equal(accepted(''), 'known: [KOH]\n');
    assert.equal(accepted('# Onze regels\n'), '# Onze regels\nknown: [KOH]\n');
    assert.equal(accepted('profile: standard'), 'profile: standard\nknown: [KOH]\n');
    assert.equal(accepted('profile: standard # wat wij vragen\n'), 'profile: standard # wat wij vragen\nknown: [KOH]\n');
    assert.equal(accepted('levels:\n  feedback: error # streng\n'), 'levels:\n  feedback: error # streng\nknown: [KOH]\n');
  });

  it('joins those that are there, as they are written, comments kept', () => {
    assert.equal(accepted('known: [GHOR] # afkortingen\nprofile: standard\n'), 'known: [GHOR, KOH] # afkortingen\nprofile: standard\n');
    assert.equal(accepted('known: []\n'), 'known: [KOH]\n');
    assert.equal(accepted('known:\nprofile: standard\n'), 'known: [KOH]\nprofile: standard\n');
    assert.equal(
      accepted('known:\n  # van de regio\n  - GHOR # veiligheid\n  - "RTA"\n\nprofile: standard\n'),
      'known:\n  # van de regio\n  - GHOR # veiligheid\n  - "RTA"\n  - KOH\n\nprofile: standard\n',
    );
    assert.equal(accepted('known:\r\n- GHOR\r\nprofile: standard\r\n'), 'known:\r\n- GHOR\r\n- KOH\r\nprofile: standard\r\n');
    assert.equal(accepted('known: [\n  GHOR,\n  RTA,\n]\n'), 'known: [\n  GHOR,\n  RTA, KOH,\n]\n');
  });

  it('is a word to YAML, whatever else that makes of it', () => {
    assert.deepEqual(parse(applyEdits('', [acceptTerm('', 'NULL') ?? assert.fail()])), { known: ['NULL'] });
  });

  it('leaves a file alone that is not what it should be', () => {
    for (const text of [
      'known: GHOR\n',
      'known: [GHOR\n',
      '- GHOR\n',
      '{profile: standard}\n',
      'known: {a: b}\n',
      ': :\n  - [',
      'x'.repeat(300_000),
    ])
      assert.equal(acceptTerm(text, 'KOH'), undefined, text.slice(0, 40));
  });

  it('is offered where nobody explains it, for the file that decides, and is asked about', () => {
    const text = '---\ndocument: propositie\nlanguage: nl\n---\n\n# Na een val\n\nWij werken samen met het KOH in de regio.\n';
    const start = text.indexOf('KOH');
    const actions = (settings?: { uri: string; text: string | undefined }): Action[] => {
      const checked = workspaceOf({ 'a.md': text }).check(`${ROOT}a.md`) ?? assert.fail();
      const request = { range: { start, end: start }, about: [], only: ['quickfix'], invoked: true, settings };
      return actionsAt(checked, request, framework, 'nl').filter(({ file }) => file !== undefined);
    };
    const uri = `${ROOT}.convenant.yaml`;
    const [action] = actions({ uri, text: 'known: [GHOR]\n' });
    assert.equal(action?.title, 'Neem “KOH” op als bekend begrip in .convenant.yaml');
    assert.equal(action?.finding?.code, 'undefined-term/missing');
    assert.deepEqual(action?.edits, [{ start: 12, end: 12, text: ', KOH', label: action?.title, asks: true }]);
    assert.equal(actions({ uri, text: undefined })[0]?.title, 'Neem “KOH” op als bekend begrip, in een nieuwe .convenant.yaml');
    assert.deepEqual(actions(), []);
  });
});
