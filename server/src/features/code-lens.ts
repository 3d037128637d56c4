import type { Standing } from '../checks/finding.ts';
import { lineOf, placeFor } from '../checks/places.ts';
import { sayer } from '../checks/run.ts';
import type { Framework, Language, Lens } from '../framework/types.ts';
import type { Range } from '../text/lines.ts';
import type { Checked } from '../workspace/workspace.ts';
import type { Library } from './ids/library.ts';
import { occurrencesIn } from './ids/occurrences.ts';
import type { Place } from './ids/references.ts';

/** Words above a line, and the places that they lead to. */
export interface CodeLens extends Range {
  title: string;
  /** Undefined where they only tell something. */
  places: readonly Place[] | undefined;
}

/** Roles beyond this get none: the list of a whole region is no document. */
const MOST_ROLES = 300;
const STANDINGS: readonly Standing[] = ['met', 'partial', 'missing'];

/** Above the title how the document stands by lens; above each role in how many places it is named elsewhere. */
export function codeLensesOf(checked: Checked, library: Library, uri: string, framework: Framework, ui: Language): CodeLens[] {
  return [...standings(checked, framework, ui), ...roles(checked, library, uri, framework, ui)];
}

function standings({ model, result }: Checked, framework: Framework, ui: Language): CodeLens[] {
  const say = sayer(framework, { ui });
  const title = model.sections.find((s) => s.isTitle) ?? model.sections.find((s) => s.level === 1);
  const first = result.assessments[0];
  if (!first) return [];
  const at = title ? lineOf(model.text, title.heading) : placeFor(model, first.criterion, framework).range;
  return (Object.keys(framework.structure.lenses) as Lens[]).flatMap((lens) => {
    const here = result.assessments.filter(({ criterion }) => criterion.lens === lens);
    const counts = STANDINGS.map((standing) => [standing, here.filter((a) => a.standing === standing).length] as const);
    const told = counts.filter(([, count]) => count > 0).map(([standing, count]) => `${count} ${say(`standing/${standing}`)}`);
    return told.length === 0 ? [] : [{ ...at, title: `${framework.structure.lenses[lens][ui]}: ${told.join(', ')}`, places: undefined }];
  });
}

function roles({ model }: Checked, library: Library, uri: string, framework: Framework, ui: Language): CodeLens[] {
  const say = sayer(framework, { ui });
  const told = new Set<string>();
  const found: CodeLens[] = [];
  for (const { start, end, role, whole } of occurrencesIn(model).definitions) {
    if (role === undefined || told.has(role) || told.size >= MOST_ROLES) continue;
    told.add(role);
    const definition = library.defined(uri, start);
    const uses = definition ? library.usesOf(definition) : [];
    // What its own description says of it is no use.
    const places = uses.filter((use) => use.uri !== uri || use.start < whole.start || use.start >= whole.end);
    const key = places.length === 0 ? 'lens/unused' : places.length === 1 ? 'lens/used/one' : 'lens/used/many';
    found.push({ start, end, title: say(key, { count: String(places.length) }), places });
  }
  return found;
}
