// Every picture that a page names is there, what is vendored is what VENDOR.md says, and nothing leads elsewhere.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { test } from "node:test";

const ROOT = new URL("../..", import.meta.url).pathname;
const STATIC = join(ROOT, "static");
const OWN = ["static/css", "static/js", "templates"].flatMap((folder) => files(folder));

test("every icon that a page or an element names is in the sprite", () => {
  const drawn = new Set(
    [...read("static/icons/icons.svg").matchAll(/<symbol id="([^"]+)"/g)].map((found) => found[1]),
  );
  const named = OWN.flatMap((file) =>
    [...read(file).matchAll(/\bicon\(["']([\w-]+)["']\)/g)].map((found) => [file, found[1]]),
  );
  assert.ok(named.length > 0);
  for (const [file, name] of named) assert.ok(drawn.has(name), `${file} names the icon ${name}`);
});

test("every icon of the sprite is named by some page or element", () => {
  const texts = OWN.map(read);
  for (const [, name] of read("static/icons/icons.svg").matchAll(/<symbol id="([^"]+)"/g)) {
    const quoted = new RegExp(`["'\`]${name}["'\`]`);
    assert.ok(
      texts.some((text) => quoted.test(text)),
      `nothing names the icon ${name}`,
    );
  }
});

test("every emblem has its rule, and every rule its emblem", () => {
  const rules = [
    ...read("static/css/emblems.css").matchAll(
      /data-emblem="(\w+)"\] \{\s+mask-image: url\("..\/emblems\/(\w+).svg"\)/g,
    ),
  ];
  assert.ok(rules.every(([, name, file]) => name === file));
  const pictures = readdirSync(join(STATIC, "emblems")).map((file) => file.replace(".svg", ""));
  assert.deepEqual(rules.map((rule) => rule[1]).sort(), pictures.sort());
});

test("an emblem takes the colour of what surrounds it", () => {
  for (const file of readdirSync(join(STATIC, "emblems"))) {
    const painted = read(`static/emblems/${file}`).replace(/<mask.*<\/mask>/s, "");
    assert.deepEqual(
      [...painted.matchAll(/fill="([^"]+)"/g)].map((found) => found[1]),
      ["currentColor"],
      file,
    );
  }
});

test("every file that a style sheet or a template asks for exists", () => {
  for (const file of OWN.filter((name) => name.endsWith(".css"))) {
    for (const [, url] of read(file).matchAll(/url\("?([^")]+)"?\)/g)) {
      assert.ok(existsSync(join(ROOT, normalize(join(dirname(file), String(url))))), `${file}: ${url}`);
    }
  }
  for (const file of OWN.filter((name) => name.endsWith(".html"))) {
    for (const [, path] of read(file).matchAll(/static\(['"]([\w./-]+)['"]\)/g)) {
      assert.ok(existsSync(join(STATIC, String(path))), `${file}: ${path}`);
    }
  }
});

test("every custom property that a style sheet reads is set somewhere", () => {
  const set = new Set(
    OWN.flatMap((file) =>
      [...read(file).matchAll(/(?:^|[\s{;"'])(--[\w-]+)(?=:|["'],)/gm)].map((found) => found[1]),
    ),
  );
  for (const file of OWN.filter((name) => name.endsWith(".css"))) {
    for (const [, name] of read(file).matchAll(/var\((--[\w-]+)\)/g))
      assert.ok(set.has(name), `${file}: ${name}`);
  }
});

test("what is vendored is, byte for byte, what VENDOR.md lists", () => {
  const listed = [...read("static/vendor/VENDOR.md").matchAll(/^\| (\S+) \|.*\| ([0-9a-f]{64}) \|$/gm)];
  assert.ok(listed.length >= 7);
  for (const [, file, sum] of listed) {
    const found = createHash("sha256")
      .update(readFileSync(join(STATIC, String(file))))
      .digest("hex");
    assert.equal(found, sum, file);
  }
  const scripts = readdirSync(join(STATIC, "vendor")).filter((file) => file.endsWith(".js"));
  assert.deepEqual(
    scripts.sort(),
    listed
      .map((row) => String(row[1]))
      .filter((file) => file.startsWith("vendor/"))
      .map((file) => file.slice(7))
      .sort(),
  );
});

test("no style sheet, script or template sets styles in line or loads from another host", () => {
  for (const file of OWN) {
    assert.doesNotMatch(read(file), /\sstyle="/, file);
    assert.doesNotMatch(read(file), /(?:src|href)="(?:https?:)?\/\//, file);
    assert.doesNotMatch(read(file), /(?:import|url\()\s*["']?(?:https?:)?\/\//, file);
  }
});

/** @param {string} folder @returns {string[]} */
function files(folder) {
  return readdirSync(join(ROOT, folder), { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((name) => /\.(css|js|html)$/.test(name));
}

/** @param {string} file */
function read(file) {
  return readFileSync(join(ROOT, file), "utf8");
}
