const { statSync } = require('node:fs');

// The longest first, so that no processor is left without work at the end: pages in a browser, then the API, and last what runs within Jest.
const projects = ['e2e', 'api', 'web', 'domain'];

/** Jest's order of test files, the same in every run: by project, and within one by size. Jest's own goes by the times of earlier runs. */
module.exports = class TestOrder {
  sort(tests) {
    const place = ({ context }) => projects.indexOf(context.config.displayName.name);
    const sized = Array.from(tests, (test) => ({ test, place: place(test), size: statSync(test.path).size }));
    sized.sort((a, b) => a.place - b.place || b.size - a.size || (a.test.path < b.test.path ? -1 : 1));
    return sized.map(({ test }) => test);
  }

  /** Of `--shard`: every n-th file. */
  shard(tests, { shardIndex, shardCount }) {
    return this.sort(tests).filter((_, index) => index % shardCount === shardIndex - 1);
  }

  allFailedTests(tests) {
    return [...tests];
  }

  /** Nothing is kept. */
  cacheResults() {}
};
