// One message as elements. Every word of it goes in as text; nothing a person, a file or a marketplace wrote is ever read as markup.

import { currentLanguage, label, t } from "./strings.js";

export function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

// What was done at once is told in the shape of a card, though no card was asked: its first line says so in brackets.
const HEADED = /^(?:【[^】\n]+】|\[[^\]\n]+\])/;
const GAP = /(?<=\S)(?: {2,}|\t+|\u3000{2,})(?=\S)/;

// "prose", "pairs" (a name and a value) or "table" (three columns and more).
const kindOf = (line) => ["prose", "prose", "pairs"][line.split(GAP).length] ?? "table";

// Lines in columns stay together; a single one is a table only where a card shows what would change.
function blocks(lines, card) {
  const found = [];
  for (const line of lines) {
    const kind = kindOf(line);
    const last = found.at(-1);
    if (last?.kind === kind) last.lines.push(line);
    else found.push({ kind, lines: [line] });
  }
  for (const block of found) if (block.lines.length === 1 && !(card && block.kind === "pairs")) block.kind = "prose";
  return found;
}

function pairsOf(lines) {
  const box = make("div", "pairs");
  for (const line of lines) {
    const [name, value] = line.split(GAP);
    const pair = make("div", "pair");
    pair.append(make("span", "", name), "  ", make("b", "", value));
    box.append(pair);
  }
  return box;
}

function columnsOf(lines) {
  const table = make("div", "table", lines.join("\n"));
  table.tabIndex = 0;
  return table;
}

const proseOf = (lines) => make("div", "prose", lines.join("\n"));

const BLOCKS = { prose: proseOf, pairs: pairsOf, table: columnsOf };

// Blank lines at the ends of a block become distance, the same between any two blocks.
function parts(lines, card) {
  const made = [];
  let apart = false;
  for (const block of blocks(lines, card)) {
    const first = block.lines.findIndex((line) => line.trim());
    const last = block.lines.findLastIndex((line) => line.trim());
    apart ||= first !== 0;
    if (first < 0) continue;
    const part = BLOCKS[block.kind](block.lines.slice(first, last + 1));
    part.classList.toggle("apart", apart && made.length > 0);
    made.push(part);
    apart = last < block.lines.length - 1;
  }
  return made;
}

function textOf(message) {
  const body = make("div", "text");
  const lines = message.text.split("\n");
  const card = message.card || (!message.mine && HEADED.test(message.text));
  if (card && lines.length > 1 && lines[0].trim()) body.append(make("strong", "title", lines.shift()));
  body.append(...parts(lines, card));
  return body;
}

// A known size keeps the place free, so that nothing jumps when the picture has come.
function pictureOf({ url, width, height }) {
  const button = make("button", "picture");
  button.type = "button";
  label(button, "web-picture-open");
  const image = make("img");
  image.src = url;
  image.alt = t("web-picture");
  if (width && height) Object.assign(image, { width, height });
  button.append(image);
  return button;
}

function sizeOf(bytes) {
  const mega = bytes >= 1048576;
  const number = new Intl.NumberFormat(currentLanguage(), { maximumFractionDigits: 1 });
  return mega ? `${number.format(bytes / 1048576)} MB` : `${number.format(Math.max(0.1, bytes / 1024))} KB`;
}

export function fileOf(file) {
  const box = make(file.url ? "a" : "div", "file");
  box.append(make("span", "sheet", (/\.([a-z0-9]{1,4})$/i.exec(file.name)?.[1] ?? "").toUpperCase()));
  const words = make("span", "words");
  words.append(make("b", "", file.name));
  const size = file.size === null || file.size === undefined ? "" : sizeOf(file.size);
  if (file.url) {
    box.href = `${file.url}&name=${encodeURIComponent(file.name)}`;
    box.download = file.name;
    words.append(make("small", "", [t("web-file-download"), size].filter(Boolean).join(" · ")));
  } else if (size) {
    words.append(make("small", "", size));
  }
  box.append(words);
  return box;
}

export function clock(at) {
  return new Intl.DateTimeFormat(currentLanguage(), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(at));
}

function buttonsOf(rows) {
  const box = make("div", "buttons");
  for (const row of rows) {
    const line = make("div", "line");
    for (const { label: words, data, style } of row) {
      const button = make("button", `press ${style}`, words);
      button.type = "button";
      button.dataset.data = data;
      line.append(button);
    }
    box.append(line);
  }
  return box;
}

function bubbleOf(message) {
  const bubble = make("div", "bubble");
  if (message.picture) bubble.append(pictureOf(message.picture));
  if (message.text) bubble.append(textOf(message));
  if (message.file) bubble.append(fileOf(message.file));
  const foot = make("footer");
  if (message.at) {
    const time = make("time", "", clock(message.at));
    time.dateTime = message.at;
    foot.append(time);
  }
  if (message.mine) foot.append(make("span", "tick"));
  bubble.append(foot);
  return bubble;
}

export function build(message) {
  const row = make("article", `row ${message.mine ? "mine" : "theirs"}`);
  row.dataset.ref = message.ref;
  if (message.at) row.dataset.at = message.at;
  row.classList.toggle("wide", message.card || message.buttons.length > 0 || Boolean(message.picture));
  row.append(bubbleOf(message));
  if (message.buttons.length) row.append(buttonsOf(message.buttons));
  return row;
}
