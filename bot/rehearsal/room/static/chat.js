// A chat: messages, what is pinned, what a press has brought, and where one writes.

import { bubble, made } from "./bubble.js";
import { perform } from "./deeds.js";

const NEAR = 80;
const TOAST_SECONDS = 4;

export class Chat {
  constructor(root, { place, follow }) {
    this.root = root;
    this.place = place;
    this.as = root.dataset.as;
    this.only = "";
    this.follow = follow;
    this.about = null;
    this.stays = true;
    this.height = 0;
    this.list = root.querySelector(".messages");
    this.form = root.querySelector(".composer");
    this.text = this.form.querySelector("textarea");
    this.act = {
      may: () => this.only === "",
      follow: (parameter) => this.follow(parameter, this.as),
      find: (id) => this.find(id),
      say: (words) => this.may() && this.send("say", { text: words }),
      press: (message, data, key) => this.press(message, data, key),
      reply: (message) => this.turnTo({ message, isEdit: false }),
      edit: (message) => this.turnTo({ message, isEdit: true }),
    };
    this.listen();
  }

  may() {
    return this.only === "";
  }

  listen() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    this.text.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.submit();
      }
      if (event.key === "Escape") this.turnTo(null);
    });
    this.text.addEventListener("input", () => this.fit());
    this.form.querySelector(".never-mind").addEventListener("click", () => this.turnTo(null));
    this.root.querySelector(".start").addEventListener("click", () => this.start(""));
    const newest = this.root.querySelector(".newest");
    newest.addEventListener("click", () => this.toEnd());
    this.list.addEventListener("scroll", () => {
      // Where the chat has just become smaller, nobody has scrolled.
      if (this.list.clientHeight !== this.height) return;
      this.stays = this.isAtEnd();
      if (this.stays) newest.hidden = true;
    });
    new ResizeObserver(() => {
      this.height = this.list.clientHeight;
      if (this.stays) this.toEnd();
    }).observe(this.list);
    this.root.querySelector(".pinned").addEventListener("click", () => this.find(this.pinnedId));
    this.root.querySelector(".alert button").addEventListener("click", () => this.closeAlert());
  }

  // Everything, as it is.
  show(chat) {
    const isAnother = this.viewer !== chat.viewer;
    this.viewer = chat.viewer;
    this.head(chat);
    const kept = new Map([...this.list.children].map((each) => [Number(each.dataset.id), each]));
    const stay = !isAnother && !this.stays;
    const made = chat.messages.map((message) =>
      bubble(message, this.act, isAnother ? undefined : kept.get(message.id)),
    );
    this.list.replaceChildren(...made);
    this.join();
    if (isAnother) this.turnTo(null);
    if (!stay) this.toEnd();
  }

  head(head) {
    const name = this.root.querySelector(".name");
    if (this.place === "group") {
      name.textContent = head.title;
      this.root.querySelector("header .about").textContent = head.about;
    }
    const pinned = this.root.querySelector(".pinned");
    pinned.hidden = head.pinned === null;
    pinned.textContent = head.pinned?.text ?? "";
    this.pinnedId = head.pinned?.id;
    const watching = this.root.querySelector(".watching");
    watching.hidden = this.may();
    watching.textContent = `You look over the shoulder of ${head.viewer}.`;
    const startable = this.may() && (!head.started || head.blocked);
    this.root.querySelector(".start").hidden = !startable;
    this.form.hidden = !this.may() || startable;
  }

  put(message) {
    const before = this.element(message.id);
    const stick = this.stays;
    const focused = before?.contains(document.activeElement) ? document.activeElement : null;
    const element = bubble(message, this.act, before);
    if (before) {
      before.replaceWith(element);
      refocus(element, focused);
    } else {
      this.insert(element);
      element.classList.add("new");
    }
    this.join();
    if (stick) this.toEnd();
    else if (!before) this.root.querySelector(".newest").hidden = false;
  }

  insert(element) {
    const id = Number(element.dataset.id);
    const later = [...this.list.children].find((each) => Number(each.dataset.id) > id);
    this.list.insertBefore(element, later ?? null);
  }

  remove(id) {
    const element = this.element(id);
    if (!element) return;
    if (this.about?.message.id === id) this.turnTo(null);
    element.classList.add("leaves");
    element.removeAttribute("data-id");
    setTimeout(() => {
      element.remove();
      this.join();
    }, 260);
  }

  // Messages of one person that follow each other stand close, and are named once.
  join() {
    this.root.querySelector(".empty").hidden = this.list.children.length > 0;
    let last = null;
    for (const element of this.list.children) {
      const message = element.message;
      const isSame = last && !last.service && !message.service && last.from === message.from;
      element.classList.toggle("follows", Boolean(isSame && !last.rows.length));
      last = message;
    }
  }

  pressed(press) {
    const key = this.key(press.message, press.data);
    key?.classList.remove("busy");
    if (this.place === "group" && press.by !== this.viewer && !this.waitsFor(press)) return;
    if (key) {
      key.classList.add("was-pressed");
      setTimeout(() => key.classList.remove("was-pressed"), 700);
    }
    if (press.start !== undefined) this.act.follow(press.start);
    if (press.alert) this.alert(press.text);
    else if (press.text) this.toast(press.text);
  }

  waitsFor(press) {
    return this.as === "lead" && press.by === document.body.dataset.lead;
  }

  toast(text) {
    const toast = made("p", "toast", text);
    toast.dir = "auto";
    this.root.querySelector(".toasts").replaceChildren(toast);
    setTimeout(() => toast.remove(), TOAST_SECONDS * 1000);
  }

  alert(text) {
    const alert = this.root.querySelector(".alert");
    alert.querySelector("p").textContent = text;
    alert.hidden = false;
  }

  closeAlert() {
    this.root.querySelector(".alert").hidden = true;
    this.text.focus();
  }

  async press(message, data, key) {
    key.classList.add("busy");
    setTimeout(() => key.classList.remove("busy"), 18000);
    const why = await this.send("press", { message: message.id, data });
    if (why) key.classList.remove("busy");
  }

  async start(parameter) {
    await this.send("start", { start: parameter });
    this.text.focus();
  }

  async submit() {
    const text = this.text.value.trim();
    if (!text) return;
    const { message, isEdit } = this.about ?? {};
    const why = isEdit
      ? await this.send("edit", { message: message.id, text })
      : await this.send("say", { text, reply: message?.id ?? 0 });
    if (why) return;
    this.text.value = "";
    this.turnTo(null);
    this.toEnd();
  }

  async send(deed, wanted) {
    const why = await perform(deed, { as: this.as, chat: this.place, ...wanted });
    if (why) this.toast(why);
    return why;
  }

  // What one writes answers a message, or changes it; null: neither.
  turnTo(about) {
    if (this.about?.isEdit && !about) this.text.value = "";
    this.about = about;
    const line = this.form.querySelector(".about");
    line.hidden = !about;
    if (about) {
      const what = about.isEdit ? "Edit" : `Reply to ${about.message.from}`;
      line.querySelector(".what").textContent = `${what}: ${about.message.plain.slice(0, 80)}`;
      if (about.isEdit) this.text.value = about.message.plain;
      this.text.focus();
    }
    this.fit();
  }

  fit() {
    this.text.rows = Math.min(5, Math.max(1, this.text.value.split("\n").length));
  }

  find(id) {
    const element = this.element(id);
    if (!element) return;
    element.scrollIntoView({ block: "center" });
    element.classList.add("found");
    setTimeout(() => element.classList.remove("found"), 1200);
  }

  element(id) {
    return this.list.querySelector(`[data-id="${Number(id)}"]`);
  }

  key(id, data) {
    const keys = this.element(id)?.querySelectorAll(".key") ?? [];
    return [...keys].find((each) => each.dataset.data === data);
  }

  isAtEnd() {
    return this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < NEAR;
  }

  toEnd() {
    this.list.scrollTop = this.list.scrollHeight;
    this.root.querySelector(".newest").hidden = true;
  }
}

// The button that had the focus has it again, where the message was drawn anew.
function refocus(element, focused) {
  if (!focused) return;
  const same = [...element.querySelectorAll("button, a")].find(
    (each) => each.dataset.data === focused.dataset.data && each.textContent === focused.textContent,
  );
  (same ?? element.querySelector(".key"))?.focus({ preventScroll: true });
}
