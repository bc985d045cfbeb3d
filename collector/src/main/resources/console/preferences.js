// @ts-check
/** What a reader likes, kept in the browser: the theme, and the zone of times. */

const THEME = 'weir.theme';
const ZONE = 'weir.zone';

class Preferences extends EventTarget {
  get dark() {
    const chosen = localStorage.getItem(THEME);
    return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  }

  /** Whether times are shown in UTC, rather than in the browser's zone. */
  get utc() {
    return localStorage.getItem(ZONE) === 'utc';
  }

  switchTheme() {
    this.#keep(THEME, this.dark ? 'light' : 'dark');
  }

  switchZone() {
    this.#keep(ZONE, this.utc ? 'local' : 'utc');
  }

  /** Lets the page wear the theme. */
  wear() {
    document.documentElement.dataset.theme = this.dark ? 'dark' : 'light';
  }

  /**
   * @param {string} key
   * @param {string} value
   */
  #keep(key, value) {
    localStorage.setItem(key, value);
    this.changed();
  }

  changed() {
    this.wear();
    this.dispatchEvent(new Event('change'));
  }
}

/** Tells `change` when one of them has. */
export const preferences = new Preferences();

preferences.wear();
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => preferences.changed());
