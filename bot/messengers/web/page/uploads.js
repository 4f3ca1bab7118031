// Sending files: refused here when too large, shown with progress, and tried again under the same uid.

import { make } from "./message.js";
import { newUid } from "./pending.js";
import { currentLanguage, t } from "./strings.js";

export class Uploads {
  #view;
  #link;
  #limit;
  #files = new Map();

  constructor(view, link) {
    this.#view = view;
    this.#link = link;
    this.#limit = Infinity;
  }

  limit(bytes) {
    this.#limit = bytes;
  }

  offer(file) {
    if (file.size > this.#limit) return this.#view.toast(t("web-file-too-large"), true);
    if (!this.#link.online) return this.#view.toast(t("web-file-offline"));
    const uid = newUid();
    this.#files.set(uid, file);
    const isPicture = file.type.startsWith("image/");
    const message = { ref: uid, mine: true, at: new Date().toISOString(), text: "", card: false, buttons: [] };
    message.picture = isPicture ? { url: URL.createObjectURL(file) } : null;
    message.file = isPicture ? null : { name: file.name, url: "", size: file.size };
    this.#view.show(message).classList.add("waiting");
    this.#send(uid);
  }

  #send(uid) {
    const file = this.#files.get(uid);
    const row = this.#view.row(uid);
    row.querySelector(".again")?.remove();
    const bar = make("progress");
    bar.max = 1;
    bar.setAttribute("aria-label", t("web-file-sending"));
    row.querySelector(".bubble").append(bar);
    row.dataset.local = "1";
    const request = new XMLHttpRequest();
    const query = new URLSearchParams({ uid, name: file.name, lang: currentLanguage() });
    request.open("POST", `/upload?${query}`);
    request.upload.onprogress = (event) => event.lengthComputable && (bar.value = event.loaded / event.total);
    request.onload = () => (request.status === 200 ? this.#stored(uid) : this.#failed(uid, request));
    request.onerror = () => this.#failed(uid, request);
    request.send(file);
  }

  #stored(uid) {
    this.#files.delete(uid);
    const row = this.#view.row(uid);
    row.querySelector("progress")?.remove();
    delete row.dataset.local;
    this.#view.waiting(uid, null);
    this.#view.working(true);
  }

  #failed(uid, request) {
    const row = this.#view.row(uid);
    row.querySelector("progress")?.remove();
    if (request.status === 413) {
      this.#view.remove(uid);
      this.#view.toast(t("web-file-too-large"), true);
      return;
    }
    const again = make("button", "again", `${t("web-file-failed")} · ${t("web-file-retry")}`);
    again.type = "button";
    again.addEventListener("click", () => this.#send(uid));
    row.querySelector(".bubble").append(again);
  }
}

