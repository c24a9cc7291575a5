// The controls: how the play goes on, who leads, what goes wrong, and what is told beside the chats.

import { made } from "./bubble.js";
import { perform } from "./deeds.js";

export class Controls {
  constructor(page) {
    this.page = page;
    this.state = { playing: true, lead: "cast" };
    this.told = 0;
    this.get("play").addEventListener("click", () =>
      perform(this.state.playing ? "pause" : "play"),
    );
    this.get("step").addEventListener("click", () => perform("step"));
    this.get("lead").addEventListener("click", () =>
      perform(this.state.lead === "you" ? "hand-back" : "lead"),
    );
    for (const rate of page.querySelectorAll("[name=rate]")) {
      rate.addEventListener("change", () => perform("speed", { rate: Number(rate.value) }));
    }
    this.kinds = [...page.querySelectorAll("[data-kind]")];
    for (const kind of this.kinds) {
      const wanted = { kind: kind.dataset.kind, seconds: Number(kind.dataset.seconds) };
      kind.addEventListener("click", () => perform("mishap", wanted));
    }
    setInterval(() => this.count(), 250);
  }

  get(id) {
    return this.page.getElementById(id);
  }

  show(state) {
    this.state = state;
    this.get("heading").textContent = state.heading;
    const play = this.get("play");
    play.setAttribute("aria-pressed", String(state.playing));
    play.querySelector(".unseen").textContent = state.playing ? "Pause" : "Go on";
    play.title = state.playing ? "Pause the cast" : "Let the cast go on";
    play.querySelector(".icon").className = `icon ${state.playing ? "pause" : "play"}`;
    const rate = this.page.querySelector(`[name=rate][value="${state.rate.toFixed(1)}"]`);
    if (rate) rate.checked = true;
    this.lead(state.lead === "you");
    this.diary(state.diary);
    this.screen(state.screen ?? null);
    this.count();
  }

  lead(isYou) {
    const name = this.page.body.dataset.lead;
    this.page.body.classList.toggle("you-lead", isYou);
    this.get("leading").textContent = isYou ? "You lead" : `${name} leads`;
    this.get("lead").textContent = isYou ? "Hand back" : "Take the lead";
    this.get("lead").title = isYou
      ? `${name} leads on from where you are`
      : `Press ${name}’s buttons yourself; people go on answering`;
  }

  diary(lines) {
    const list = this.get("diary");
    const fresh = lines.filter((line) => line.number > this.told);
    if (lines.length && lines.at(-1).number < this.told) list.replaceChildren();
    for (const line of fresh) {
      const item = made("li", line.kind, line.text);
      item.dir = "auto";
      list.append(item);
    }
    while (list.children.length > 80) list.firstChild.remove();
    this.told = lines.at(-1)?.number ?? 0;
    if (fresh.length) list.scrollTop = list.scrollHeight;
  }

  // What is wrong just now, and for how long.
  count() {
    const until = new Map((this.state.mishaps ?? []).map((each) => [each.kind, each.until]));
    for (const kind of this.kinds) {
      const end = until.get(kind.dataset.kind);
      kind.classList.toggle("on", end !== undefined);
      kind.disabled = end !== undefined;
      const left = end === undefined ? kind.dataset.seconds : Math.max(0, Math.ceil(end - Date.now() / 1000));
      kind.querySelector(".long").textContent = `${left} s`;
    }
    const health = this.get("health");
    const text = this.health(until);
    if (health.textContent !== text) health.textContent = text;
    health.classList.toggle("ill", until.size > 0);
  }

  health(until) {
    if (this.state.up === false) return "Gair is down. What people write waits at Telegram.";
    if (until.has("killed")) return "Gair starts again, on the same data.";
    if (until.has("no network")) return "Gair can't reach Telegram. People go on.";
    if (until.has("too many")) return "Telegram takes nothing for the group. Private chats go on.";
    if (until.has("slow")) return "Telegram answers late.";
    return "Gair is well.";
  }

  screen(address) {
    const frame = this.page.querySelector("#screen .frame");
    const before = frame.querySelector("iframe");
    if (!address) return;
    if (before?.getAttribute("src") === address) return;
    const inside = made("iframe", "");
    inside.title = "The shared screen";
    inside.src = address;
    frame.replaceChildren(inside);
    this.scale();
    new ResizeObserver(() => this.scale()).observe(frame);
  }

  // The screen as it is on a large display, made small.
  scale() {
    const frame = this.page.querySelector("#screen .frame");
    const inside = frame.querySelector("iframe");
    if (inside) inside.style.transform = `scale(${frame.clientWidth / 1280})`;
  }
}
