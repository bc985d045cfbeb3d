// @ts-check
import { tokens } from './language.js';

/** The query's text, coloured: a transparent text area over a copy that has the colours. */
export class Editor {
  /**
   * @param {HTMLTextAreaElement} area
   * @param {HTMLElement} copy
   */
  constructor(area, copy) {
    this.area = area;
    this.copy = copy;
    this.wrong = -1;
    area.addEventListener('input', () => this.mark());
    area.addEventListener('scroll', () => { copy.scrollTop = area.scrollTop; });
    new ResizeObserver(() => { copy.style.height = `${area.offsetHeight}px`; }).observe(area);
  }

  get text() {
    return this.area.value;
  }

  set text(value) {
    this.area.value = value;
    this.area.rows = Math.min(12, Math.max(4, value.split('\n').length + 1));
    this.mark();
  }

  /** Puts a word where the cursor is. @param {string} word */
  insert(word) {
    this.area.setRangeText(word, this.area.selectionStart, this.area.selectionEnd, 'end');
    this.area.focus();
    this.mark();
  }

  /** Underlines what stands at a place, both from 1; without one, nothing. @param {number} [line] @param {number} [column] */
  mark(line, column) {
    const before = this.text.split('\n').slice(0, (line ?? 1) - 1).reduce((sum, text) => sum + text.length + 1, 0);
    const wrong = line && column ? Math.min(before + column - 1, this.text.length - 1) : -1;
    this.copy.replaceChildren(...tokens(this.text).map((token) => {
      const span = document.createElement('span');
      const isWrong = wrong >= token.start && wrong < token.start + token.text.length;
      span.className = token.kind + (isWrong ? ' wrong' : '');
      span.textContent = token.text;
      return span;
    }), '\n');
  }
}
