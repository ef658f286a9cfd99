// Stands for a style sheet: every class is called by its own name. It says of itself that it is no ES module, so that the
// default import is the whole of it.
module.exports = new Proxy({}, { get: (_, name) => (name === '__esModule' ? false : String(name)) });
