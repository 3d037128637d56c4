import type { Compared } from './compared.ts';

/** What changed, as JSON (`server/framework/schema/compare.schema.json`). The same versions give the same bytes. */
export function compareJson(documents: readonly Compared[]): string {
  const found = documents.map(({ path, from, language, title, comparison, only, neverAdopted }) => ({
    path,
    from: from ?? null,
    title,
    language,
    only: only ?? null,
    neverAdopted,
    comparison: comparison
      ? {
          kind: comparison.kind,
          before: versionJson(comparison.before),
          after: versionJson(comparison.after),
          changes: comparison.changes.map(({ about, how, message, before, after }) => ({
            about,
            how,
            message,
            before: before ?? null,
            after: after ?? null,
          })),
          clauses: comparison.clauses.map(({ before, after, ...rest }) => ({ ...rest, before: before ?? null, after: after ?? null })),
          unchanged: comparison.unchanged,
        }
      : null,
  }));
  return `${JSON.stringify({ version: 1, documents: found })}\n`;
}

function versionJson({ title, status, version, date }: NonNullable<Compared['comparison']>['before']): object {
  return { title, status, version: version ?? null, date: date ?? null };
}
