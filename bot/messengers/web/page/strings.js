// Texts of the page. They come from the server, where all languages of the product live; the page knows only keys.

let texts = {};
let language = "";

const KEPT = "xiaoer-language";

function preferred() {
  const kept = localStorage.getItem(KEPT);
  if (kept && texts[kept]) return kept;
  const wanted = navigator.language.toLowerCase();
  const zh = Object.keys(texts).find((name) => name.startsWith("zh"));
  if (wanted.startsWith("zh") && zh) return zh;
  return texts[wanted.slice(0, 2)] ? wanted.slice(0, 2) : Object.keys(texts)[0];
}

export const t = (key) => texts[language]?.[key] ?? "";

export const currentLanguage = () => language;

export const otherLanguage = () => Object.keys(texts).find((name) => name.slice(0, 2) !== language.slice(0, 2)) ?? language;

export function label(element, key) {
  element.setAttribute("aria-label", t(key));
  element.title = t(key);
}

export function translate(root) {
  for (const element of root.querySelectorAll("[data-text]")) element.textContent = t(element.dataset.text);
  for (const element of root.querySelectorAll("[data-label]")) label(element, element.dataset.label);
  for (const element of root.querySelectorAll("[data-hint]")) element.placeholder = t(element.dataset.hint);
}

export function speak(name) {
  if (!texts[name]) return;
  language = name;
  localStorage.setItem(KEPT, name);
  document.documentElement.lang = name;
  document.title = t("web-title");
  translate(document);
}

// "/language zh" and the like, typed by hand or sent by the button.
export function languageAsked(text) {
  const asked = /^\/language\s+([a-z]{2})\b/i.exec(text.trim());
  return asked && Object.keys(texts).find((name) => name.startsWith(asked[1].toLowerCase()));
}

export async function loadStrings() {
  const answer = await fetch("/strings.json");
  texts = await answer.json();
  speak(preferred());
}
