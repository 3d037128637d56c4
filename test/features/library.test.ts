import { strict as assert } from 'node:assert';
import type { DocumentModel } from '../../server/src/document/model.ts';
import { codeLensesOf } from '../../server/src/features/code-lens.ts';
import { documentLinksOf } from '../../server/src/features/document-links.ts';
import { Library, type Shelved } from '../../server/src/features/ids/library.ts';
import { highlightsAt, referencesAt } from '../../server/src/features/ids/references.ts';
import { framework } from '../support/framework.ts';
import { addressOf, shelved } from '../support/library.ts';
import { workspaceOf } from '../support/workspace.ts';

const COUNT = 40;

const text = (n: number): string => `---
document: propositie
language: nl
parties: [Zorggroep De Brug]
---

# Aanbod ${n}

:::rol{#coach-${n} verantwoording-aan=coach-${(n + 1) % COUNT}}
De coach-${n} belt Zorggroep De Brug. Zie [de ander](aanbod-${(n + 1) % COUNT}.md#coach-${(n + 1) % COUNT}).
:::
`;
const uriOf = (n: number): string => addressOf(`aanbod-${n}.md`);

describe('the library', () => {
  const workspace = workspaceOf(Object.fromEntries(Array.from({ length: COUNT }, (_, n) => [`aanbod-${n}.md`, text(n)])));
  /** Documents whose text, blocks, statements, links or ids were read since the last question. */
  const read = new Set<string>();
  const watched = new WeakMap<DocumentModel, DocumentModel>();
  /** The documents as they are now; a model that stayed the same is the same, and tells when it is read. */
  const documents = (): Shelved[] =>
    shelved(workspace).map((document) => {
      const { model, uri } = document;
      let watching = watched.get(model);
      const told: ProxyHandler<DocumentModel> = {
        get: (target, key) => {
          read.add(uri);
          return Reflect.get(target, key);
        },
      };
      if (!watching) watched.set(model, (watching = new Proxy(model, told)));
      return { ...document, model: watching };
    });
  const readSince = (work: () => void): string[] => {
    read.clear();
    work();
    return [...read].sort();
  };
  const library = new Library();
  const edit = (n: number): void => {
    const uri = uriOf(n);
    const at = (workspace.text(uri) ?? '').indexOf('De coach');
    workspace.edit(uri, [{ start: at, end: at, text: 'Nu. ' }]);
  };

  it('reads each document once', () => {
    const list = documents();
    assert.equal(readSince(() => library.update(list)).length, COUNT);
    assert.deepEqual(
      readSince(() => library.update(documents())),
      [],
    );
  });

  it('reads only the edited document again, whatever is asked of it after a keystroke', () => {
    edit(3);
    const checked = workspace.check(uriOf(3)) ?? assert.fail();
    const list = documents();
    const role = (workspace.text(uriOf(3)) ?? '').indexOf('#coach-3') + 2;
    assert.deepEqual(
      readSince(() => {
        library.update(list);
        const lenses = codeLensesOf(checked, library, uriOf(3), framework, 'nl');
        assert.ok(lenses.some(({ places }) => places?.some(({ uri }) => uri === uriOf(2))));
        assert.equal(documentLinksOf(library, uriOf(3)).length, 1);
        assert.equal(highlightsAt(library, uriOf(3), role).length, 1);
      }),
      [uriOf(3)],
    );
  });

  it('knows after edits, removals and additions what one that is made anew knows', () => {
    edit(7);
    workspace.close(uriOf(11));
    workspace.remove(uriOf(11));
    library.update(documents());
    const anew = new Library();
    anew.update(documents());
    for (const n of [2, 3, 6, 7, 8, 10, 11, 12]) {
      const of = (one: Library): unknown => {
        const source = workspace.text(uriOf(n)) ?? '';
        return ['#coach', 'De coach', '.md#coach', 'Zorggroep De Brug.'].map((words) =>
          referencesAt(one, uriOf(n), source.indexOf(words) + 4, true),
        );
      };
      assert.deepEqual(of(library), of(anew), String(n));
    }
  });
});
