// What somebody has typed and not sent outlives a look at another page: in this window alone, and of
// a quiet word nothing.

const NEVER = "quiet-say";

function beginning() {
  const { me, place } = document.getElementById("part").dataset;
  return `gair ${me} ${place} `;
}

const nameOf = (form) => beginning() + form.dataset.form;

function trying(deed) {
  try {
    return deed();
  } catch {
    return null; // A window that keeps nothing works all the same.
  }
}

export function keepDraft(field) {
  const form = field.closest?.("form[data-form]");
  if (!form || !field.matches("textarea") || form.dataset.form === NEVER) return;
  trying(() => sessionStorage.setItem(nameOf(form), field.value));
}

export function dropDraft(form) {
  trying(() => sessionStorage.removeItem(nameOf(form)));
}

export function bringBackDrafts() {
  for (const form of document.querySelectorAll("form[data-form]:has(textarea)")) {
    const field = form.querySelector("textarea");
    const typed = trying(() => sessionStorage.getItem(nameOf(form)));
    if (!typed || field.value !== field.defaultValue || form.querySelector(".wrong")) continue;
    field.value = typed;
    if (form.closest("details") && typed !== field.defaultValue) form.closest("details").open = true;
  }
}

// What was begun for a question that the workshop has left meanwhile can still be read, and copied.
export function showLeftDrafts() {
  const names = trying(() => Object.keys(sessionStorage)) ?? [];
  const here = new Set([...document.querySelectorAll("form[data-form]")].map(nameOf));
  const left = names.filter((name) => name.startsWith(beginning()) && !here.has(name));
  const typed = left.map((name) => sessionStorage.getItem(name)).filter((text) => text.trim());
  for (const name of left) trying(() => sessionStorage.removeItem(name));
  if (!typed.length) return;
  const shown = document.getElementById("left").content.cloneNode(true);
  for (const text of typed) {
    const place = document.createElement("p");
    place.className = "address";
    place.textContent = text;
    shown.querySelector("section").append(place);
  }
  document.getElementById("care-place").after(shown);
}
