// A file above this size holds more than one thing.
const most = 15 * 1024;

module.exports = {
  meta: { type: 'suggestion', schema: [] },
  create(context) {
    return {
      Program(node) {
        const size = Buffer.byteLength(context.sourceCode.text);
        if (size > most) {
          const message = `The file has ${size} bytes, more than ${most}: move one of the things it holds into a file of its own.`;
          context.report({ node, loc: { line: 1, column: 0 }, message });
        }
      },
    };
  },
};
