// Puts what the server says in the place of what stands there, and leaves alone whatever somebody is
// writing in.

const isChanged = (field) => field.value !== field.defaultValue;

export function isTouched(part) {
  const active = document.activeElement;
  if (part.contains(active) && active.matches("textarea, input")) return true;
  return [...part.querySelectorAll("textarea")].some(isChanged);
}

// What somebody has opened is open in what takes its place.
function replace(old, fresh) {
  const opened = new Set([...old.querySelectorAll("details[open]")].map(nameOf));
  for (const details of fresh.querySelectorAll("details")) {
    if (opened.has(nameOf(details))) details.open = true;
  }
  old.replaceWith(fresh);
}

const nameOf = (details) =>
  details.querySelector("form[data-form]")?.dataset.form ?? details.querySelector("summary")?.textContent;

// What comes is said to who listens only where the list that it comes to stays.
function writeOn(log, fresh) {
  const stands = [...log.children], said = [...fresh.children];
  if (stands.every((one, at) => said[at]?.isEqualNode(one))) log.append(...said.slice(stands.length));
  else log.replaceChildren(...said);
}

function bringUpToDate(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  const [log, newer] = [old, fresh].map((one) => one.querySelector("[role=log]"));
  if (log && newer) {
    writeOn(log, newer);
    return;
  }
  if (!isTouched(old)) {
    replace(old, fresh);
    return;
  }
  old.className = fresh.className;
  old.querySelector(":scope > .behind")?.remove();
  for (const newer of fresh.querySelectorAll("[data-live]")) {
    const live = old.querySelector(`[data-live="${newer.dataset.live}"]`);
    if (!live) old.append(newer);
    else if (!isTouched(live)) replace(live, newer);
  }
  for (const form of old.querySelectorAll("form.say")) {
    close(form, !fresh.querySelector(`form[data-form="${form.dataset.form}"]`));
  }
}

// What is taken no more can still be read, and copied.
function close(form, isOver) {
  form.querySelector("textarea").readOnly = isOver;
  for (const button of form.querySelectorAll("button")) button.disabled = isOver;
}

// The server asks this no more, and something stands in it: it stays, and says what it was.
function leaveBehind(old) {
  if (old.querySelector(":scope > .behind")) return;
  old.classList.replace("open", "over");
  for (const way of old.querySelectorAll(".beside")) way.remove();
  const note = document.createElement("p");
  note.className = "note behind";
  note.textContent = old.dataset.behind ?? "";
  old.prepend(note);
}

function merge(here, fresh) {
  const seen = new Set();
  let before = null;
  for (const newer of [...fresh.children]) {
    const old = newer.id ? document.getElementById(newer.id) : null;
    if (old && old.parentElement === here) {
      bringUpToDate(old, newer);
      before = document.getElementById(newer.id);
    } else {
      here.insertBefore(newer, before ? before.nextElementSibling : here.firstElementChild);
      before = newer;
    }
    seen.add(before);
  }
  for (const old of [...here.children].filter((one) => !seen.has(one))) {
    if (isTouched(old)) leaveBehind(old);
    else old.remove();
  }
}

// The part of a page that changes, as it came from the server.
export function bringAllUpToDate(page) {
  const focus = placeOf(document.activeElement);
  document.getElementById("top").replaceWith(page.getElementById("top"));
  merge(document.getElementById("cards"), page.getElementById("cards"));
  merge(document.getElementById("posts"), page.getElementById("posts"));
  for (const id of ["foot", "ways"]) {
    document.getElementById(id)?.replaceWith(page.getElementById(id));
  }
  Object.assign(part().dataset, page.getElementById("part").dataset);
  if (document.activeElement === document.body) putFocus(focus);
}

// Where somebody is who goes by keyboard: the same control is found again by what it does.
function placeOf(element) {
  const around = element.closest?.("section, #ways, #top")?.id;
  const form = element.closest?.("form[data-form]");
  if (form) return { around, selector: `form[data-form="${form.dataset.form}"] ${element.localName}` };
  const details = element.closest?.("summary")?.parentElement.querySelector("form[data-form]");
  if (details) return { around, selector: `details:has(form[data-form="${details.dataset.form}"]) > summary` };
  const href = element.getAttribute?.("href");
  return { around, selector: href ? `a[href="${href}"]` : "" };
}

function putFocus({ around, selector }) {
  const same = selector ? part().querySelector(selector) : null;
  if (same) same.focus({ preventScroll: true });
  else if (around) keepFocus(around);
}

const part = () => document.getElementById("part");

// What was focused is gone: whoever goes by keyboard stays at the same question.
export function keepFocus(id) {
  const place = document.getElementById(id)?.querySelector("h2, h1, textarea, a");
  if (!place) return;
  if (!place.matches("a, textarea")) place.tabIndex = -1;
  place.focus({ preventScroll: true });
}
