import {
  AlignmentType,
  BorderStyle,
  type ILevelsOptions,
  type INumberingOptions,
  type IStylesOptions,
  LevelFormat,
  LineRuleType,
} from 'docx';
import { APART, CODE_BLOCK, RULE } from '../../word/own-styles.ts';

const GREY = '595959';
const BLUE = '1F4E79';
/** Twentieths of a point. */
const INDENT = 425;
/** In 240ths of a line, whatever its size. */
const LINE = { line: 269, lineRule: LineRuleType.AUTO } as const;
const LEVELS = [0, 1, 2, 3, 4, 5, 6, 7, 8];

export const LABEL = 'ConvenantLabelLine';

/** How documents look: plain, with Word's own names for what Word knows, so that a house style can take over. */
export function stylesFor(language: 'nl' | 'en'): IStylesOptions {
  const heading = (level: number, size: number, before: number) => ({
    run: { font: 'Calibri', size, bold: true, color: BLUE },
    paragraph: { spacing: { before, after: 80, ...LINE }, keepNext: true, outlineLevel: level - 1 },
  });
  return {
    default: {
      document: {
        run: { font: 'Calibri', size: 22, language: { value: language === 'nl' ? 'nl-NL' : 'en-GB' } },
        paragraph: { spacing: { after: 120, ...LINE } },
      },
      heading1: heading(1, 34, 240),
      heading2: heading(2, 27, 280),
      heading3: heading(3, 24, 220),
      heading4: heading(4, 22, 180),
      heading5: heading(5, 22, 180),
      heading6: heading(6, 22, 180),
      listParagraph: { paragraph: { spacing: { after: 60 } } },
    },
    paragraphStyles: [
      ...LEVELS.map((level) => ({
        id: `ListContinue${level === 0 ? '' : level + 1}`,
        name: `List Continue${level === 0 ? '' : ` ${level + 1}`}`,
        basedOn: 'Normal',
        paragraph: { indent: { left: INDENT * (level + 1) }, spacing: { after: 60 } },
      })),
      {
        id: 'Quote',
        name: 'Quote',
        basedOn: 'Normal',
        run: { color: '404040' },
        paragraph: { indent: { left: INDENT }, border: { left: { style: BorderStyle.SINGLE, size: 12, space: 8, color: 'BFBFBF' } } },
      },
      { id: CODE_BLOCK, name: CODE_BLOCK, basedOn: 'Normal', run: { font: 'Consolas', size: 19 } },
      {
        id: RULE,
        name: RULE,
        basedOn: 'Normal',
        paragraph: { border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1, color: 'A6A6A6' } } },
      },
      { id: LABEL, name: LABEL, basedOn: 'Normal', next: 'Normal', paragraph: { keepNext: true, spacing: { before: 120, after: 20 } } },
      { id: APART, name: APART, basedOn: 'Normal' },
    ],
    characterStyles: [
      { id: 'ConvenantLabel', name: 'ConvenantLabel', run: { size: 18, color: GREY } },
      { id: 'ConvenantHidden', name: 'ConvenantHidden', run: { vanish: true, color: '7F7F7F', size: 18 } },
      { id: 'ConvenantMarkdown', name: 'ConvenantMarkdown', run: {} },
      { id: 'ConvenantCode', name: 'ConvenantCode', run: { font: 'Consolas', size: 20 } },
    ],
  };
}

/** How a list is referred to: bullets are all alike, numbers start where they start. */
export function listReference(start: number | 'bullet'): string {
  return start === 'bullet' ? 'bullets' : `numbers-${start}`;
}

export function numberingFor(starts: ReadonlySet<number | 'bullet'>): INumberingOptions {
  return {
    config: [...starts].map((start) => ({
      reference: listReference(start),
      levels: LEVELS.map((level) => levelOf(level, start)),
    })),
  };
}

function levelOf(level: number, start: number | 'bullet'): ILevelsOptions {
  const style = { paragraph: { indent: { left: INDENT * (level + 1), hanging: INDENT } } };
  return start === 'bullet'
    ? { level, format: LevelFormat.BULLET, text: ['•', '◦', '▪'][level % 3] as string, alignment: AlignmentType.LEFT, style }
    : { level, format: LevelFormat.DECIMAL, text: `%${level + 1}.`, start, alignment: AlignmentType.LEFT, style };
}
