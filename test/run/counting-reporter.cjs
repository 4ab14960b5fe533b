// Mocha's "spec" report, and what came of the run in a file when it is over: counts, and seconds for each test file.
// With `marks`, a NUL follows all that is said of a suite, so that two runs can be read one after the other.
const { writeFileSync } = require('node:fs');
const { relative } = require('node:path');
const { reporters } = require('mocha');

module.exports = class CountingReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const { file: outcomeFile, marks } = options.reporterOptions;
    const seconds = {};
    let begun = 0;
    runner.on('suite', ({ parent }) => {
      if (parent?.root) begun = performance.now();
    });
    runner.on('suite end', ({ parent, file }) => {
      if (!parent?.root) return;
      const name = relative(process.cwd(), file).replaceAll('\\', '/');
      seconds[name] = (seconds[name] ?? 0) + (performance.now() - begun) / 1_000;
      if (marks) process.stdout.write('\0');
    });
    runner.once('end', () => {
      const { passes, failures, pending } = runner.stats;
      writeFileSync(
        outcomeFile,
        JSON.stringify({ passed: passes, failed: failures, skipped: pending, seconds }),
      );
    });
  }
};
