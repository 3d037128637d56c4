import type { Language } from '../../server/src/framework/types.ts';

/**
 * Documents to measure with: the same for the same seed, no two alike. Sentences are put together from
 * parts, as a tool that remembers what it read must not find the same sentence all over.
 */
export function benchDocument(seed: number, length: number, options: { annotated: boolean; language: Language; vision?: string }): string {
  const random = generator(seed);
  const words = WORDS[options.language];
  const kind = words.kinds[seed % 3] as string;
  const parts = [frontMatter(kind, words, random, options)];
  let size = (parts[0] as string).length;
  for (let section = 0; size < length; section++) {
    const part = sectionText(section, words, random, options.annotated);
    parts.push(part);
    size += part.length + 1;
  }
  return parts.join('\n');
}

type Random = () => number;
type Words = (typeof WORDS)['nl'];

/** Mulberry32: small, even enough, the same everywhere. */
function generator(seed: number): Random {
  let state = (seed + 1) * 0x9e3779b1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T;
}

function frontMatter(kind: string, words: Words, random: Random, { language, vision }: { language: Language; vision?: string }): string {
  const serves = vision ? `serves: ${vision}\n` : '';
  const title = `${pick(random, words.topics)} ${pick(random, words.places)} ${Math.floor(random() * 900) + 100}`;
  return `---\ndocument: ${kind}\nlanguage: ${language}\ntitle: ${title}\nstatus: ${pick(random, ['draft', 'consultation', 'adopted'])}\nversion: 0.${Math.floor(random() * 9)}\ndate: 2026-0${1 + Math.floor(random() * 9)}-15\nparties: [${pick(random, words.parties)}, ${pick(random, words.parties)}]\n${serves}---\n\n# ${title}\n`;
}

function sectionText(nth: number, words: Words, random: Random, annotated: boolean): string {
  const heading = `## ${nth + 1}. ${pick(random, words.headings)} ${pick(random, words.places)}\n`;
  const paragraphs = Array.from({ length: 1 + Math.floor(random() * 3) }, () => paragraph(words, random));
  const extra = random();
  if (annotated && extra < 0.45) paragraphs.push(block(words, random, nth));
  else if (extra < 0.6) paragraphs.push(list(words, random));
  else if (extra < 0.75) paragraphs.push(table(words, random));
  return [heading, ...paragraphs.map((p) => `${p}\n`)].join('\n');
}

function paragraph(words: Words, random: Random): string {
  return Array.from({ length: 2 + Math.floor(random() * 4) }, () => sentence(words, random)).join(' ');
}

/** Fills the places of a pattern: `{roles}` with one of them, `#` with a number. */
function sentence(words: Words, random: Random): string {
  const filled = pick(random, words.sentences).replace(/\{(\w+)\}/g, (_, list: string) =>
    pick(random, (words as unknown as Record<string, string[]>)[list] as string[]),
  );
  const numbered = filled.replace(/#/g, () => String(2 + Math.floor(random() * 38)));
  return (numbered[0] as string).toUpperCase() + numbered.slice(1);
}

function list(words: Words, random: Random): string {
  return Array.from({ length: 3 + Math.floor(random() * 4) }, () => `- ${sentence(words, random)}`).join('\n');
}

function table(words: Words, random: Random): string {
  const rows = Array.from({ length: 3 }, () =>
    `| ${pick(random, words.roles)} | ${pick(random, words.tasks)} | ${pick(random, words.whens)} |`.replace(/#/g, () =>
      String(2 + Math.floor(random() * 38)),
    ),
  );
  return `| ${words.columns.join(' | ')} |\n| --- | --- | --- |\n${rows.join('\n')}`;
}

function block(words: Words, random: Random, nth: number): string {
  const { name, sender, timing, subject } = words.block;
  return `:::${name}{#b${nth}-${Math.floor(random() * 1e6)}}\n${sentence(words, random)} :${sender}[${pick(random, words.roles)}] ${words.block.tells} :${timing}[${pick(random, words.whens).replace('#', String(2 + Math.floor(random() * 20)))}] :${subject}[${pick(random, words.tasks)}]. ${sentence(words, random)}\n:::`;
}

const WORDS = {
  nl: {
    kinds: ['visie', 'ledenovereenkomst', 'propositie'],
    columns: ['Rol', 'Taak', 'Wanneer'],
    block: { name: 'terugkoppeling', sender: 'van', timing: 'wanneer', subject: 'over', tells: 'laat de praktijk weten,' },
    topics: [
      'Ouderenzorg',
      'Valpreventie',
      'Hartfalen',
      'Astma en COPD',
      'GGZ in de praktijk',
      'Diabeteszorg',
      'Palliatieve zorg',
      'Leefstijl',
      'Avondspreekuur',
      'Geheugenzorg',
    ],
    places: [
      'Merendal',
      'Oudwaard',
      'Kolkwijk',
      'de Zandrug',
      'Hoge Lier',
      'Waterlinge',
      'Rietlanden',
      'Tolhek',
      'Ganzeveer',
      'Westkreek',
      'de Kwelder',
      'Bovenpolder',
    ],
    parties: ['Zorggroep Merendal', 'huisartsenpraktijken in Oudwaard', 'Thuiszorg De Dijk', 'Apothekers Kolkwijk', 'Ziekenhuis Westkreek'],
    headings: [
      'Waarom wij dit doen',
      'Voor wie',
      'Rollen en taken',
      'Terugkoppeling',
      'Besluitvorming',
      'Financiën',
      'Toetreding',
      'Uittreding',
      'Geschillen',
      'Evaluatie',
      'Communicatie',
      'Gegevens',
      'Aanpak',
      'Resultaten',
      'Kwaliteit',
      'Vergoeding',
      'Hoe doet u mee',
      'Ons verhaal',
    ],
    roles: [
      'de kaderarts',
      'de praktijkverpleegkundige',
      'de huisarts',
      'de regiocoördinator',
      'het bestuur',
      'de kwaliteitscommissie',
      'de wijkverpleegkundige',
      'de ledenraad',
      'de apotheker',
      'de doktersassistent',
      'de geriater',
      'de projectleider',
      'de fysiotherapeut',
    ],
    tasks: [
      'de oproep van patiënten',
      'het huisbezoek',
      'het behandelplan',
      'de registratie in het systeem',
      'de scholing',
      'het overleg met de wijk',
      'de jaarlijkse cijfers',
      'de verwijzing',
      'de medicatiebeoordeling',
      'de inkoop van materiaal',
      'het contact met de mantelzorger',
      'de nazorg na ontslag',
    ],
    whens: [
      'binnen # werkdagen',
      'elk kwartaal',
      'vóór 1 maart',
      'binnen # weken na de verwijzing',
      'één keer per jaar',
      'iedere # maanden',
      'op de eerste dinsdag van de maand',
      'tijdig',
      'zo spoedig mogelijk',
      'na # consulten',
    ],
    sentences: [
      '{roles} verzorgt {tasks} {whens}.',
      '{roles} krijgt {whens} bericht over {tasks} via het verwijssysteem.',
      'wie {tasks} overneemt, legt dat vast en bespreekt het met {roles}.',
      'in {places} wonen # procent meer mensen van boven de 75 dan vijf jaar geleden.',
      'de vergoeding voor {tasks} is # euro per patiënt en wordt {whens} betaald.',
      '{roles} beslist zelf over {tasks} tot een bedrag van # honderd euro.',
      'als {roles} en {roles} het niet eens worden over {tasks}, legt {roles} het {whens} voor aan {roles}.',
      'praktijken in {places} doen mee wanneer zij {whens} een formulier sturen aan {roles}.',
      'wij willen dat in {places} over # jaar niemand langer dan # dagen wacht op {tasks}.',
      'de leden bespreken {whens} hoe {tasks} verloopt en wat er beter kan.',
      '{tasks} wordt waar nodig aangepast aan wat in {places} gebruikelijk is.',
      'opzeggen kan {whens}, met een opzegtermijn van # maanden, per brief aan {roles}.',
      'mevrouw uit {places}, # jaar, zag in één week {roles} en {roles}, en geen van beiden wist van de ander.',
      'gegevens over {tasks} deelt {roles} alleen als de patiënt daar toestemming voor geeft.',
      '{roles} meet {whens} hoeveel patiënten {tasks} kregen en maakt dat bekend in {places}.',
      'van huisartsen vragen wij # minuten per patiënt voor {tasks}.',
    ],
  },
  en: {
    kinds: ['vision', 'member-agreement', 'proposition'],
    columns: ['Role', 'Task', 'When'],
    block: { name: 'feedback', sender: 'sender', timing: 'timing', subject: 'subject', tells: 'tells the practice' },
    topics: [
      'Care for older people',
      'Preventing falls',
      'Heart failure',
      'Asthma and COPD',
      'Mental health',
      'Diabetes care',
      'End of life care',
      'Lifestyle',
      'Evening clinic',
      'Memory clinic',
    ],
    places: [
      'Skerrow Bay',
      'Reedland',
      'Harrowmere',
      'Teasel Valley',
      'Quillmoor',
      'Brackmoor',
      'Dunmere',
      'Saltreach',
      'Wetherholm',
      'Tarn Valley',
      'Wolderhaven',
      'Marram Coast',
    ],
    parties: ['Reedland Care Group', 'practices in Harrowmere', 'Dunmere Home Care', 'Pharmacies of Quillmoor', 'Saltreach Hospital'],
    headings: [
      'Why we do this',
      'Who this is for',
      'Roles and tasks',
      'Feedback',
      'Decisions',
      'Money',
      'Joining',
      'Leaving',
      'Disputes',
      'Evaluation',
      'Communication',
      'Data',
      'Approach',
      'Results',
      'Quality',
      'Payment',
      'How to join',
      'Our story',
    ],
    roles: [
      'the lead GP',
      'the practice nurse',
      'the GP',
      'the area coordinator',
      'the board',
      'the quality committee',
      'the district nurse',
      'the members council',
      'the pharmacist',
      'the receptionist',
      'the geriatrician',
      'the project lead',
      'the physiotherapist',
    ],
    tasks: [
      'the invitation of patients',
      'the home visit',
      'the care plan',
      'registration in the system',
      'the training',
      'the meeting with the neighbourhood',
      'the yearly figures',
      'the referral',
      'the medication review',
      'buying materials',
      'contact with the carer',
      'follow-up after discharge',
    ],
    whens: [
      'within # working days',
      'every quarter',
      'before 1 March',
      'within # weeks of referral',
      'once a year',
      'every # months',
      'on the first Tuesday of the month',
      'in due course',
      'as soon as possible',
      'after # consultations',
    ],
    sentences: [
      '{roles} takes care of {tasks} {whens}.',
      '{roles} hears {whens} about {tasks} through the referral system.',
      'whoever takes over {tasks} records it and discusses it with {roles}.',
      'in {places} there are # per cent more people over 75 than five years ago.',
      'the payment for {tasks} is # pounds per patient and is made {whens}.',
      '{roles} decides on {tasks} up to an amount of # hundred pounds.',
      'if {roles} and {roles} do not agree about {tasks}, {roles} puts it to {roles} {whens}.',
      'practices in {places} take part when they send a form to {roles} {whens}.',
      'we want nobody in {places} to wait longer than # days for {tasks} in # years from now.',
      'members discuss {whens} how {tasks} is going and what could be better.',
      '{tasks} is adapted where needed to what is usual in {places}.',
      'a member can leave {whens}, with a notice of # months, by letter to {roles}.',
      'a woman of # in {places} saw {roles} and {roles} in one week, and neither knew about the other.',
      '{roles} shares data about {tasks} only where the patient agrees to it.',
      '{roles} measures {whens} how many patients had {tasks} and makes that known in {places}.',
      'we ask GPs for # minutes per patient for {tasks}.',
    ],
  },
};

/** A character to type at a place in running text, for each of a number of edits spread over a text. */
export function typingPlaces(text: string, count: number, seed: number): number[] {
  const random = generator(seed);
  return Array.from({ length: count }, () => {
    for (;;) {
      const at = Math.floor(random() * (text.length - 2)) + 1;
      if (/^\p{Ll}\p{Ll}$/u.test(text.slice(at - 1, at + 1)) && /^\p{Lu}/u.test(text.slice(text.lastIndexOf('\n', at) + 1))) return at;
    }
  });
}
