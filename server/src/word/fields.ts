interface Field {
  instruction: string;
  /** Its result is being read. */
  result: boolean;
}

/** Fields that are open (WordprocessingML §17.16.18): they go on over runs and paragraphs. What they show is text, what they say is not. */
export class Fields {
  readonly #open: Field[] = [];

  /** @param type of the `fldChar`: begin, separate or end */
  step(type: string | undefined): void {
    if (type === 'begin') this.#open.push({ instruction: '', result: false });
    const last = this.#open.at(-1);
    if (type === 'separate' && last) last.result = true;
    if (type === 'end') this.#open.pop();
  }

  instruct(text: string): void {
    const last = this.#open.at(-1);
    if (last && !last.result) last.instruction += text;
  }

  /** False within an instruction, and in a table of contents: that is made anew from the headings. */
  shows(): boolean {
    return this.#open.every(({ result }) => result) && !this.inContents();
  }

  inContents(): boolean {
    return this.#open.some(({ instruction }) => /^\s*(?:TOC|INDEX|TOA)\b/.test(instruction));
  }

  /** Where the field around leads, if it is a link. */
  link(): string | undefined {
    for (const { instruction } of this.#open) {
      const found = /^\s*HYPERLINK\s+(?:"([^"]*)")?(?:.*?\\l\s+"([^"]*)")?/.exec(instruction);
      if (found) return (found[1] ?? '') + (found[2] === undefined ? '' : `#${found[2]}`) || undefined;
    }
    return undefined;
  }
}
