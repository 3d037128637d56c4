/**
 * Word documents, in and out: what is loaded only when it is asked for. The build makes `dist/word.cjs` of it, beside the
 * program, so that no other command waits for the libraries.
 */
export { writeWord } from '../report/word/write.ts';
export { readWord } from '../word/read.ts';
