import type { Language } from '../../server/src/framework/types.ts';

/** More words for what templates leave open, as `filled.ts` has them: hints for which the hint itself is not an answer. */
export const RECOMMENDED: Record<Language, Record<string, string>> = {
  nl: {
    'welke maand': 'maart',
    'hoeveel uur': 'vier uur',
    'hoeveel dagen': 'tien dagen',
    'hoeveel praktijken': 'tien praktijken',
    'hoeveel huisartsen': 'acht huisartsen',
    'hoe vaak per jaar': 'twee keer per jaar',
    'hoeveel minuten': 'tien minuten',
  },
  en: {
    'which month': 'March',
    'how many hours': 'four hours',
    'how many days': 'ten days',
    'how many GPs': 'eight GPs',
    'how often a year': 'twice a year',
    'how many minutes': 'ten minutes',
    'date within a year': '1 March 2027',
    'how many practices': 'ten practices',
    'achieved what': 'called every patient',
  },
};
