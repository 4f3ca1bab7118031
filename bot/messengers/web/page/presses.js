// Presses on their way: a message's buttons rest until the answer is there, and a press is never sent later than it was meant.

import { currentLanguage, t } from "./strings.js";
import { newUid } from "./pending.js";

const ANSWER_WITHIN = 20000;

export class Presses {
  #open = new Map();
  #view;
  #link;

  constructor(view, link) {
    this.#view = view;
    this.#link = link;
  }

  press(button) {
    const ref = button.closest(".row").dataset.ref;
    if (!this.#link.online) return this.#view.toast(t("web-press-offline"));
    const frame = { type: "press", uid: newUid(), message: ref, data: button.dataset.data, lang: currentLanguage() };
    const silent = setTimeout(() => this.#silent(frame.uid), ANSWER_WITHIN);
    this.#open.set(frame.uid, { frame, silent });
    this.#rest(ref, true, button);
    this.#link.send(frame);
  }

  knows(uid) {
    return this.#open.has(uid);
  }

  answered(uid) {
    const press = this.#open.get(uid);
    if (!press) return;
    clearTimeout(press.silent);
    this.#open.delete(uid);
    this.#rest(press.frame.message, false);
  }

  // After a broken line: the same press once more, under the same uid, while the person still waits for it.
  again() {
    for (const { frame } of this.#open.values()) this.#link.send(frame);
  }

  // A message drawn anew keeps its buttons resting while a press of it is open.
  redrawn(ref) {
    for (const { frame } of this.#open.values()) {
      if (frame.message !== ref) continue;
      const button = [...(this.#view.row(ref)?.querySelectorAll(".press") ?? [])].find((each) => each.dataset.data === frame.data);
      this.#rest(ref, true, button);
    }
  }

  redrawnAll() {
    for (const { frame } of this.#open.values()) this.redrawn(frame.message);
  }

  #silent(uid) {
    if (!this.#open.has(uid)) return;
    this.answered(uid);
    this.#view.toast(t("web-press-silent"));
  }

  #rest(ref, on, pressed) {
    for (const button of this.#view.row(ref)?.querySelectorAll(".press") ?? []) {
      button.disabled = on;
      button.classList.toggle("under-way", on && button === pressed);
    }
  }
}
