// The shared screen: hears how the session stands, and puts it in its places.

import { Line } from "./listening.js";
import { Sights, put } from "./screen_sights.js";

const SECONDS_TO_IDLE = 4;

const base = document.body.dataset.base;
const link = document.getElementById("link");
const sights = new Sights(document, base);
let losing = null;

function show(state) {
  put(document.getElementById("heading"), state.heading);
  put(document.getElementById("foot"), state.foot);
  sights.show(state);
}

function isHere() {
  clearTimeout(losing);
  losing = null;
  link.textContent = "";
}

function isLost() {
  // A moment without network is no news.
  losing ??= setTimeout(() => { link.textContent = link.dataset.trying; }, 1500);
}

function isOver() {
  isHere();
  show({ key: "over", sight: "over", heading: "", foot: "", title: link.dataset.over, below: "" });
}

function beQuiet() {
  let idling;
  const wake = () => {
    document.body.classList.remove("idle");
    clearTimeout(idling);
    idling = setTimeout(() => document.body.classList.add("idle"), SECONDS_TO_IDLE * 1000);
  };
  for (const kind of ["pointermove", "keydown"]) document.addEventListener(kind, wake);
  wake();
}

function offerFullScreen() {
  const full = document.getElementById("full");
  full.hidden = !document.fullscreenEnabled;
  full.addEventListener("click", () => document.documentElement.requestFullscreen());
  document.addEventListener("fullscreenchange", () => { full.hidden = Boolean(document.fullscreenElement); });
}

function stayAwake() {
  const ask = () => navigator.wakeLock?.request("screen").catch(() => {});
  document.addEventListener("visibilitychange", () => document.hidden || ask());
  ask();
}

show(JSON.parse(document.body.dataset.state));
beQuiet();
offerFullScreen();
stayAwake();
new Line(`${base}/live`, { heard: (state) => show(JSON.parse(state)), found: isHere, lost: isLost })
  .follow().then(isOver);
