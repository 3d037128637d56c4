import { sayer } from '../checks/run.ts';
import { consultationOf } from '../features/consultation.ts';
import { cited } from '../features/sources.ts';
import type { Language } from '../framework/types.ts';
import { questionsJson } from '../report/profile-json.ts';
import { questionsMarkdown, questionsText } from '../report/questions-text.ts';
import { type Given, isGiven, type OptionSpecs, oneOf } from './arguments.ts';
import { tellProblems, tellUnchecked } from './check.ts';
import { CLEAN, COULD_NOT, type Session } from './io.ts';
import { READING_OPTIONS } from './plan.ts';
import { readAll } from './reading.ts';

export const QUESTIONS_OPTIONS: OptionSpecs = READING_OPTIONS;

/** Lists the questions to ask members about what documents lack: the consultation list. */
export async function questions(given: Given, session: Session): Promise<number> {
  const { io, framework } = session;
  const format = oneOf(given, 'format', ['text', 'json', 'markdown'], 'text');
  const { made, checking, ignored } = await readAll(given, session, (path, { model, assessments }) => ({
    path,
    language: model.language,
    assessments,
  }));
  const { problems } = checking.taken();
  tellUnchecked(ignored, session);
  const language = languageOf(given, made, session.ui);
  const say = sayer(framework, { ui: language });
  const list = consultationOf(made, framework, language);
  const paths = made.map(({ path }) => path);
  if (format === 'json') io.stdout(questionsJson(list, language, paths, problems, session.say));
  else if (made.length > 0) {
    const text = format === 'markdown' ? questionsMarkdown : questionsText;
    io.stdout(text(list, say, (sources) => cited(sources, framework, language)));
  }
  tellProblems(problems, io);
  if (made.length === 0) io.stderr(`${session.say('cli/none')}\n`);
  return problems.length > 0 ? COULD_NOT : CLEAN;
}

/** Questions are put to those who read the documents: in their language, unless another is asked for. */
export function languageOf(given: Given, documents: readonly { language: Language }[], ui: Language): Language {
  const [first] = documents;
  const shared = first && documents.every(({ language }) => language === first.language);
  return !isGiven(given, 'ui') && shared ? first.language : ui;
}
