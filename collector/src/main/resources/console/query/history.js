// @ts-check
const KEY = 'weir.history';
const LENGTH = 50;

/** The queries that were run in this browser, the latest first. */
export const history = {
  /** @returns {string[]} */
  queries() {
    try {
      return JSON.parse(localStorage.getItem(KEY) ?? '[]');
    } catch {
      return []; // another program wrote there
    }
  },

  /** @param {string} query */
  add(query) {
    const others = this.queries().filter((earlier) => earlier !== query);
    localStorage.setItem(KEY, JSON.stringify([query, ...others].slice(0, LENGTH)));
  },
};
