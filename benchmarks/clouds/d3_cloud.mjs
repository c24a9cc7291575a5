// Lays out clouds with d3-cloud: reads {font, width, height, frames: [[{word, size}]]} from standard
// input, writes what became of each frame. Modules are found in the folder given as argument.
import { createRequire } from "node:module";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const folder = process.argv[2];
const require = createRequire(pathToFileURL(join(folder, "index.js")));
const { createCanvas, GlobalFonts } = require("@napi-rs/canvas");
const cloud = require("d3-cloud");

const asked = JSON.parse(await text(process.stdin));
GlobalFonts.registerFromPath(asked.font, "Letters");

function random() {
  let state = 1;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

function layOut(words) {
  return new Promise((resolve) => {
    const began = process.cpuUsage();
    cloud()
      .canvas(() => createCanvas(1, 1))
      .size([asked.width, asked.height])
      .words(words.map(({ word, size }) => ({ text: word, size })))
      .font("Letters")
      .fontSize((word) => word.size)
      .rotate(0)
      .padding(4)
      .random(random())
      .on("end", (placed) => {
        const { user, system } = process.cpuUsage(began);
        const spots = placed.map(({ text, x, y }) => [text, x, y]);
        resolve({ milliseconds: (user + system) / 1000, spots });
      })
      .start();
  });
}

await layOut(asked.frames[0]);
const frames = [];
for (const words of asked.frames) frames.push(await layOut(words));
process.stdout.write(JSON.stringify(frames));
