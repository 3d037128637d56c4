import type { Range } from '../text/lines.ts';
import { asks, type Check, type CheckContext } from './finding.ts';
import { quote } from './places.ts';

/** Template text that nobody filled in: in sentences, cells and values of attributes (catalogue: placeholder). */
export const placeholder: Check = function* ({ model, framework, settings, say }) {
  if (!asks(settings.profile, framework.criterion('placeholder')?.levels[model.kind])) return;
  for (const at of placeholders(model))
    yield { code: 'placeholder/present', range: at, message: say('placeholder/present', { words: quote(model.text, at) }) };
};

function* placeholders(model: CheckContext['model']): Iterable<Range> {
  const told = new Set<number>();
  for (let b = 0; b < model.facts.length; b++) {
    if (!model.facts[b]?.hasPlaceholders) continue;
    const base = model.blocks[b]?.start ?? 0;
    for (const passage of model.facts[b]?.passages ?? [])
      for (const range of passage.placeholders) {
        told.add(base + range.start);
        yield { start: base + range.start, end: base + range.end };
      }
  }
  // The value of an attribute is no passage; one that serves two criteria is two elements.
  for (const element of model.elements)
    for (const range of element.placeholders) {
      if (told.has(range.start)) continue;
      told.add(range.start);
      yield range;
    }
}
