// @ts-check
/** The query's editor: colours, completion, and the place of a mistake. */
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching } from '@codemirror/language';
import { setDiagnostics } from '@codemirror/lint';
import { EditorState, Prec } from '@codemirror/state';
import { drawSelection, EditorView, keymap, placeholder } from '@codemirror/view';
import { completion } from './completion.js';
import { flowLanguage } from './language.js';

const look = EditorView.theme({
  '&': { color: 'var(--ink)', fontSize: '14px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55' },
  '.cm-content': { padding: '10px 0', caretColor: 'var(--ink)', minHeight: '88px' },
  '.cm-line': { padding: '0 14px' },
  '.cm-placeholder': { color: 'var(--faint)' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': { background: 'var(--selection)' },
  '&.cm-focused .cm-matchingBracket': { background: 'var(--selection)' },
  '&.cm-focused .cm-nonmatchingBracket': { background: 'none', color: 'var(--danger)' },
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--danger)', textUnderlineOffset: '4px' },
  '.cm-lintPoint-error:after': { borderBottomColor: 'var(--danger)' },
  '.cm-tooltip': { background: 'var(--paper)', color: 'var(--ink)', border: '1px solid var(--line)', borderRadius: '6px', boxShadow: 'var(--shadow)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', fontSize: '13px', maxHeight: '15em' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 10px 3px 6px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { background: 'var(--accent)', color: 'var(--accent-ink)' },
  '.cm-completionDetail': { color: 'var(--faint)', fontStyle: 'normal' },
  'li[aria-selected] .cm-completionDetail': { color: 'inherit' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-tooltip.cm-completionInfo': { padding: '6px 10px', font: '13px/1.4 system-ui, sans-serif' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--danger)', padding: '6px 10px', font: '13px/1.4 system-ui, sans-serif' },
});

/** The query's text. */
export class Editor {
  /**
   * @param {HTMLElement} place
   * @param {{run: () => void, changed: () => void}} listener
   * @param {AbortSignal} signal
   */
  constructor(place, { run, changed }, signal) {
    // in a shadow root the editor's styles are style sheets made by script, which a strict content policy allows
    const root = place.attachShadow({ mode: 'open' });
    this.view = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        extensions: [
          Prec.highest(keymap.of([{ key: 'Mod-Enter', run: () => (run(), true) }])),
          keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
          history(), drawSelection(), bracketMatching(), closeBrackets(), flowLanguage, look,
          autocompletion({ override: [completion(signal)], icons: false }),
          placeholder('flows | stats sum(bytes) as traffic by src.ip'),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': 'Flow query', spellcheck: 'false', autocapitalize: 'off' }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) {
              this.unmark();
              changed();
            }
          }),
        ],
      }),
    });
  }

  get text() {
    return this.view.state.doc.toString();
  }

  set text(text) {
    if (text !== this.text) {
      this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: text }, selection: { anchor: text.length } });
    }
  }

  /** Puts a word where the cursor is. @param {string} word */
  insert(word) {
    this.view.dispatch(this.view.state.replaceSelection(word));
    this.view.focus();
  }

  /**
   * Underlines the word at a place, both from 1, and says what is wrong with it.
   * @param {number} line
   * @param {number} column
   * @param {string} message
   */
  mark(line, column, message) {
    const { doc } = this.view.state;
    const row = doc.line(Math.min(line, doc.lines));
    const from = Math.min(row.from + column - 1, row.to);
    const word = /^(?:[\w.:/]+|"[^"]*"?|[^\s\w]+)/.exec(doc.sliceString(from, row.to))?.[0] ?? '';
    // at the end of a line there is no word: then the one before it
    const start = word ? from : Math.max(row.from, from - 1);
    this.#diagnose([{ from: start, to: word ? from + word.length : from, severity: /** @type {'error'} */ ('error'), message }]);
  }

  unmark() {
    this.#diagnose([]);
  }

  /** Sets the cursor; both from 1. @param {number} line @param {number} column */
  goTo(line, column) {
    const row = this.view.state.doc.line(Math.min(line, this.view.state.doc.lines));
    this.view.dispatch({ selection: { anchor: Math.min(row.from + column - 1, row.to) }, scrollIntoView: true });
    this.view.focus();
  }

  /** @param {import('@codemirror/lint').Diagnostic[]} diagnostics */
  #diagnose(diagnostics) {
    this.view.dispatch(setDiagnostics(this.view.state, diagnostics));
  }
}
