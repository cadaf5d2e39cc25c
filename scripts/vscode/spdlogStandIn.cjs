// Stands in for VS Code's log writer, @vscode/spdlog, whose native part is not compiled here. Without a writer the log output
// channels stay empty, and VS Code 1.93 waits for it in a loop that never ends.
const { appendFileSync, mkdirSync } = require("node:fs");
const { dirname } = require("node:path");

const levels = ["trace", "debug", "info", "warning", "error", "critical"];

class Logger {
  #file;
  #level = 0;
  #write = (level, message) => `${new Date().toISOString().replace("T", " ").replace("Z", "")} [${level}] ${message}\n`;

  constructor(file) {
    this.#file = file;
    mkdirSync(dirname(file), { recursive: true });
    this.#append("");
  }

  trace(message) {
    this.#log(0, message);
  }
  debug(message) {
    this.#log(1, message);
  }
  info(message) {
    this.#log(2, message);
  }
  warn(message) {
    this.#log(3, message);
  }
  error(message) {
    this.#log(4, message);
  }
  critical(message) {
    this.#log(5, message);
  }
  getLevel() {
    return this.#level;
  }
  setLevel(level) {
    this.#level = level;
  }
  clearFormatters() {
    this.#write = (_level, message) => message;
  }
  setPattern() {}
  flush() {}
  drop() {}

  #log(level, message) {
    if (level >= this.#level) this.#append(this.#write(levels[level], message));
  }

  /** The folder may be removed while the last words of a stopping server are written. */
  #append(text) {
    try {
      appendFileSync(this.#file, text);
    } catch {
      // A log that cannot be written is not worth more than the server.
    }
  }
}

exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = async (_name, file) => new Logger(file);
exports.createAsyncRotatingLogger = exports.createRotatingLogger;
