import { asks, type Check } from './finding.ts';
import { quote } from './places.ts';

/** Template text that nobody filled in (catalogue: placeholder). */
export const placeholder: Check = function* ({ model, framework, settings, say }) {
  if (!asks(settings.profile, framework.criterion('placeholder')?.levels[model.kind])) return;
  for (let b = 0; b < model.facts.length; b++) {
    if (!model.facts[b]?.hasPlaceholders) continue;
    const base = model.blocks[b]?.start ?? 0;
    for (const passage of model.facts[b]?.passages ?? [])
      for (const range of passage.placeholders) {
        const at = { start: base + range.start, end: base + range.end };
        yield { code: 'placeholder/present', range: at, message: say('placeholder/present', { words: quote(model.text, at) }) };
      }
  }
};
