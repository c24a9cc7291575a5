// Keeps a person's page up to date. Without it the page works by forms and reloading. Nothing that
// somebody is typing is ever replaced: a question in which something stands keeps its form. What
// answers somebody's own deed stands outside of all that is brought up to date.

import { bringAllUpToDate, isTouched, keepFocus } from "./bringing_up_to_date.js";
import { bringBackDrafts, dropDraft, keepDraft, showLeftDrafts } from "./drafts.js";
import { Line } from "./listening.js";

const SECONDS_TO_ANSWER = 30;
const SECONDS_TO_READ_BRIEF = 6;
const SECONDS_AWAY = 2; // A moment without network is no news.

const TITLE = document.title;
const told = document.getElementById("told");
const away = document.getElementById("away");
const now = document.getElementById("now");
const unsure = new Map(); // forms of which nobody knows whether they came, and what stood in them
let isOver = false;
let losing = null;

const part = () => document.getElementById("part");

function ask(address, asked = {}) {
  const headers = { "X-Part": "1", ...asked.headers };
  const signal = AbortSignal.timeout?.(SECONDS_TO_ANSWER * 1000);
  return fetch(address, { ...asked, headers, signal, cache: "no-store" });
}

async function read(answer) {
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

// How things stand is said to who listens, when it is not what it was.
function show(page) {
  const fresh = page.getElementById("part");
  if (!fresh || isOver) return;
  if (fresh.dataset.place !== part().dataset.place) {
    end("elsewhere");
    return;
  }
  document.title = (fresh.dataset.letters ? "● " : "") + TITLE;
  const isNews = fresh.dataset.now !== part().dataset.now;
  bringAllUpToDate(page);
  if (!isNews) return;
  told.textContent = "";
  now.textContent = fresh.dataset.now;
}

// What came of a form: until something else is written or asked, and what is read at a glance not
// for long.
function tell(sentence, isBrief = false) {
  told.textContent = sentence;
  if (!isBrief) return;
  setTimeout(() => { if (told.textContent === sentence) told.textContent = ""; }, SECONDS_TO_READ_BRIEF * 1000);
}

// Nothing more comes here: what somebody has written stays, and what was shown of them goes.
function end(why, sentence = "") {
  isOver = true;
  const told = document.getElementById(why);
  told.hidden = false;
  if (sentence) told.firstChild.textContent = `${sentence} `;
  document.getElementById("told").textContent = "";
  line.end();
  if (why === "elsewhere") return;
  for (const one of document.querySelectorAll("#cards > *, #posts > *")) if (!isTouched(one)) one.remove();
  for (const live of document.querySelectorAll("[data-live]")) if (!isTouched(live)) live.replaceChildren();
}

const whyOf = (page) => page.getElementById("why")?.textContent ?? "";

// Words of care are taken away by nobody but who reads them.
function careFor(page) {
  const caring = page.getElementById("caring");
  const place = document.getElementById("care-place");
  if (!caring || !place) return;
  place.replaceChildren(caring);
  caring.focus();
  caring.scrollIntoView({ block: "center" });
}

async function refresh() {
  if (isOver) return;
  const asked = [...unsure.keys()].map((form) => form.elements.once?.value).filter(Boolean);
  const answer = await ask(location.pathname, { headers: { "X-Unsure": asked.join(" ") } });
  if (answer.status === 410) return end("gone", whyOf(await read(answer)));
  if (!answer.ok) throw new Error(answer.status);
  const page = await read(answer);
  const came = page.getElementById("part")?.dataset.came ?? "";
  show(page);
  settle(came.split(" "));
}

// The network is back: what had come after all is sent no more, and what had not may be.
function settle(came) {
  if (!unsure.size || isOver) return;
  const left = [...unsure].filter(([form, typed]) => {
    if (!came.includes(form.elements.once?.value)) return form.isConnected;
    isTaken(form, typed);
    return false;
  });
  unsure.clear();
  if (left.length) tell(part().dataset.back);
  else tell(part().dataset.kept, true);
}

function fresh() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function send(form, button) {
  const body = new URLSearchParams(new FormData(form, button));
  const typed = form.querySelector("textarea")?.value ?? "";
  told.textContent = "";
  let answer, page;
  try {
    answer = await ask(button?.getAttribute("formaction") ?? form.action, { method: "POST", body });
    page = await read(answer);
    // Whoever stands before Gair says that it is away, in words of their own.
    if (answer.status >= 500 && !page.querySelector("main.page, #part, #why")) throw new Error(answer.status);
  } catch {
    unsure.set(form, typed);
    tell(part().dataset.unsent);
    return;
  }
  unsure.delete(form);
  if (answer.status === 410) return end("gone", whyOf(page));
  if (answer.ok) isTaken(form, typed);
  const wrong = answer.ok ? "" : sayWhatIsWrong(form, page);
  const { told: sentence, brief, over } = page.getElementById("part")?.dataset ?? {};
  show(page);
  if (answer.ok && sentence) tell(sentence, Boolean(brief));
  else if (wrong) tell(wrong);
  if (over) leaveOver(form.dataset.form, over);
  careFor(page);
}

// Words that there was no room for can be sent in the place of others.
function leaveOver(name, over) {
  const field = document.querySelector(`form[data-form="${name}"] textarea`);
  if (!field || field.value !== field.defaultValue) return;
  field.value = over;
  keepDraft(field);
}

function isTaken(form, typed) {
  const field = form.querySelector("textarea");
  if (!field) return;
  dropDraft(form);
  // What was written on meanwhile stays.
  field.value = field.value.startsWith(typed) ? field.value.slice(typed.length) : field.value;
  field.defaultValue = "";
  if (form.elements.once) form.elements.once.value = fresh();
  for (const wrong of form.querySelectorAll(".wrong")) wrong.remove();
  field.removeAttribute("aria-invalid");
  const details = form.closest("details");
  if (!details) return;
  details.open = false;
  if (details.contains(document.activeElement)) details.querySelector("summary")?.focus();
}

// What is wrong stands beside the field; where there is none, it is given back, to be told above.
function sayWhatIsWrong(form, page) {
  const same = page.querySelector(`[data-form="${form.dataset.form}"] .wrong`);
  for (const wrong of form.querySelectorAll(".wrong")) wrong.remove();
  const field = form.querySelector("textarea");
  if (!same || !field) {
    const sentence = page.getElementById("part")?.dataset.told || page.querySelector("[role=alert]")?.textContent;
    return sentence || part().dataset.trouble;
  }
  if (same.dataset.anew) form.elements.once.value = fresh();
  field.before(same);
  field.setAttribute("aria-invalid", "true");
  field.focus();
  return "";
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || !form.dataset.form) return;
  event.preventDefault();
  if (form.dataset.busy || isOver) return;
  form.dataset.busy = "1";
  send(form, event.submitter).finally(() => delete form.dataset.busy);
});

document.addEventListener("input", (event) => {
  if (!unsure.size) told.textContent = "";
  keepDraft(event.target);
});

document.addEventListener("click", (event) => {
  if (event.target.id !== "close-care") return;
  document.getElementById("care-place").replaceChildren();
  keepFocus("top");
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  const form = event.target.closest?.("form[data-form]");
  if (form) form.requestSubmit();
});

function isHere() {
  clearTimeout(losing);
  losing = null;
  away.hidden = true;
}

function isLost() {
  losing ??= setTimeout(() => { away.hidden = isOver; }, SECONDS_AWAY * 1000);
}

document.documentElement.classList.add("scripted");
bringBackDrafts();
if (document.getElementById("left")) showLeftDrafts();
const line = new Line("/p/news", { heard: refresh, found: isHere, lost: isLost });
line.follow().then(() => {
  isHere();
  if (!isOver) refresh().catch(() => end("gone"));
});
