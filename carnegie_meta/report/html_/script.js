"use strict";
// Values of records are put into the page as text nodes and nothing else: there is no innerHTML here.
(() => {
const byId = (id) => document.getElementById(id);
const { rows, rules, facets, strings, total } = JSON.parse(byId("data").textContent);
// Columns of a row, as report/html_/findings.py writes them.
const RULE = 0, PATH = 1, RECORD = 2, POINTER = 3, LINE = 4, COLUMN = 5, MESSAGE = 6, VALUE = 7,
  FIX = 8, HOW = 9, FACET = 10, RELATED = 11;
const CODE = 0, SEVERITY = 1, NAME = 2, SUMMARY = 3, COUNT = 4;
const RANK = { error: 0, warning: 1, info: 2 };
const MARK = { error: "▲", warning: "◆", info: "●" };
const HOW_SAID = { safe: "safe: check --fix makes it", unsafe: "probable: check --fix --unsafe-fixes makes it",
  display: "for an editor to make" };
const PAGE = 50, ON_PAPER = 1000;
const form = byId("filter"), table = byId("table"), body = table.tBodies[0];
const count = byId("count"), pages = byId("pages"), pageSaid = byId("page");
const lower = strings.map((each) => each.toLowerCase());
const number = (n) => n.toLocaleString("en-US").replaceAll(",", "\u202f");
let shown = [], page = 0, sorted = "", down = false;
const opened = new Set();  // rows that show their details
// Hidden until here: without a script it would be dead.
byId("explorer").hidden = false;

const element = (name, properties = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in made) made[key] = value; else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
};

const inside = (row) => (row[RECORD] >= 0 ? "#" + row[RECORD] : "") + strings[row[POINTER]];
const at = (row) => (row[LINE] ? `:${row[LINE]}:${row[COLUMN]}` : "");

// Which strings hold the word: looked up once a string, not once a row.
const holders = (word) => {
  const found = new Uint8Array(lower.length);
  for (let i = 0; i < lower.length; i++) if (lower[i].includes(word)) found[i] = 1;
  return found;
};

const chosen = () => {
  const wanted = new FormData(form);
  const severities = new Set(wanted.getAll("severity"));
  const code = wanted.get("code"), tests = [];
  const admitted = rules.map((rule) => severities.has(rule[SEVERITY]) && (!code || rule[CODE] === code));
  tests.push((row) => admitted[row[RULE]]);
  const about = ["center", "year", "program"].map((name) => wanted.get(name) || "");
  if (about.some(Boolean)) {
    const [center, year, program] = about;
    const fits = facets.map((each) => (!center || each[0] === center) && (!year || each[1] === year)
      && (!program || each[2].includes(program)));
    tests.push((row) => row[FACET] >= 0 && fits[row[FACET]]);
  }
  for (const word of wanted.get("text").toLowerCase().split(/\s+/).filter(Boolean)) {
    const held = holders(word);
    const named = rules.map((rule) => `${rule[CODE]} ${rule[NAME]}`.toLowerCase().includes(word));
    tests.push((row) => held[row[MESSAGE]] || held[row[VALUE]] || held[row[FIX]] || named[row[RULE]]);
  }
  const place = wanted.get("place").trim().toLowerCase();
  if (place) {
    const held = holders(place);
    // As it is shown, as that is copied, and without the line.
    tests.push((row) => {
      if (held[row[PATH]] || held[row[POINTER]]) return true;
      const path = lower[row[PATH]], line = path + at(row), within = inside(row).toLowerCase();
      return (line + " " + within).includes(place) || (line + within).includes(place)
        || (path + within).includes(place);
    });
  }
  const found = [];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    if (tests.every((test) => test(row))) found.push(i);
  }
  return found;
};

// Order of strings, worked out when first sorted by.
let ranks = null;
const rankOf = (i) => {
  if (!ranks) {
    const order = lower.map((_, k) => k).sort((a, b) => (lower[a] < lower[b] ? -1 : lower[a] > lower[b] ? 1 : 0));
    ranks = new Uint32Array(order.length);
    order.forEach((k, rank) => { ranks[k] = rank; });
  }
  return ranks[i];
};
const KEYS = {
  severity: (row) => RANK[rules[row[RULE]][SEVERITY]],
  code: (row) => rules[row[RULE]][CODE],
  place: null,
  message: (row) => rankOf(row[MESSAGE]),
};

const sort = () => {
  const key = KEYS[sorted];
  if (key) {
    const values = new Map(shown.map((i) => [i, key(rows[i])]));
    shown.sort((a, b) => {
      const x = values.get(a), y = values.get(b);
      return x < y ? -1 : x > y ? 1 : a - b;
    });
  }
  if (down) shown.reverse();
};

const severity = (name) => element("span", { className: `sev ${name}` },
  element("span", { className: "mark", "aria-hidden": "true" }, MARK[name]), name);

const related = (each) => strings[each[5]] + " – " + (strings[each[0]] || "record")
  + (each[3] ? `:${each[3]}:${each[4]}` : "") + " " + (each[1] >= 0 ? "#" + each[1] : "") + strings[each[2]];

const details = (row) => {
  const rule = rules[row[RULE]], list = element("dl");
  const say = (term, ...said) => list.append(element("dt", {}, term), element("dd", { dir: "auto" }, ...said));
  if (row[VALUE]) say("Value", element("code", {}, strings[row[VALUE]]));
  if (row[FIX]) say("Repair", `${strings[row[FIX]]} (${HOW_SAID[strings[row[HOW]]]})`);
  if (row[RELATED].length) {
    say("See also", element("ul", {}, ...row[RELATED].map((each) => element("li", {}, related(each)))));
  }
  if (row[FACET] >= 0) {
    const [center, year, programs] = facets[row[FACET]];
    const about = [center, ...programs, year].filter(Boolean).join(" · ");
    if (about) say("Belongs to", about);
  }
  say("Rule", element("a", { href: `#rule-${rule[CODE]}` }, `${rule[CODE]} ${rule[NAME]}`),
    rule[SUMMARY] ? `: ${rule[SUMMARY]}` : "");
  const cell = element("td", { colSpan: 4 }, list);
  cell.setAttribute("role", "cell");
  const made = element("tr", { className: "more", id: "more" }, cell);
  made.setAttribute("role", "row");
  return made;
};

const line = (index) => {
  const row = rows[index], rule = rules[row[RULE]];
  const open = element("button", { type: "button", className: "open", title: rule[NAME] }, rule[CODE]);
  open.setAttribute("aria-expanded", "false");
  open.setAttribute("aria-label", `${rule[CODE]} ${rule[NAME]}, details`);
  const within = inside(row);
  const place = element("span", { className: "place" }, element("bdi", {}, strings[row[PATH]] || "record"), at(row));
  if (within) place.append(element("span", { className: "at" }, within));
  const cells = [severity(rule[SEVERITY]), open, place, element("span", { dir: "auto" }, strings[row[MESSAGE]])]
    .map((inner) => { const cell = element("td", {}, inner); cell.setAttribute("role", "cell"); return cell; });
  const made = element("tr", {}, ...cells);
  made.setAttribute("role", "row");
  const unfolded = () => {
    const more = details(row);
    more.id = `more-${index}`;
    open.setAttribute("aria-expanded", "true");
    open.setAttribute("aria-controls", more.id);
    made.classList.add("is-open");
    return more;
  };
  open.addEventListener("click", () => {
    if (!opened.delete(index)) {
      opened.add(index);
      made.after(unfolded());
      return;
    }
    made.nextSibling.remove();
    made.classList.remove("is-open");
    open.setAttribute("aria-expanded", "false");
    open.removeAttribute("aria-controls");
  });
  return opened.has(index) ? [made, unfolded()] : [made];
};

const draw = (size = PAGE) => {
  const last = Math.max(0, Math.ceil(shown.length / size) - 1);
  page = Math.min(Math.max(page, 0), last);
  const from = page * size, part = shown.slice(from, from + size);
  body.replaceChildren(...part.flatMap(line));
  const all = rows.length, whole = (total > all ? "the first " : "") + number(all);
  const plural = (n) => (n === 1 ? "finding" : "findings");
  const numbers = part.length === 1 ? number(from + 1) : `${number(from + 1)}–${number(from + part.length)}`;
  count.textContent = !shown.length ? `None of ${whole} ${plural(all)} fits the filters.`
    : shown.length === all ? `${numbers} of ${whole} ${plural(all)}`
    : `${numbers} of ${number(shown.length)} ${plural(shown.length)} that fit${shown.length === 1 ? "s" : ""}, `
      + (total > all ? `of ${whole}` : `${whole} in all`);
  pages.hidden = last === 0;
  pageSaid.textContent = `Page ${number(page + 1)} of ${number(last + 1)}`;
  for (const button of pages.querySelectorAll("button")) {
    const is = ["first", "back"].includes(button.dataset.go) ? page === 0 : page === last;
    button.setAttribute("aria-disabled", String(is));
  }
};

const update = () => { shown = chosen(); sort(); page = 0; draw(); };

// Choices of a filter: what findings belong to, and whatever a figure's link asks for, which may have
// none. So a link never asks for what the filter does not have.
const asked = (name) => [...document.querySelectorAll("a[data-pick]")]
  .filter((link) => link.dataset.pick === name).map((link) => link.dataset.value);
const fill = (name, values, label = (value) => value) => {
  const select = form.elements[name];
  if (!select) return;
  const choices = [...new Set([...values, ...asked(name)])].filter(Boolean).sort();
  if (name === "year") choices.reverse();
  for (const value of choices) select.append(element("option", { value }, label(value)));
  if (!choices.length) select.closest("label").hidden = true;
};
const codes = new Map();
for (const rule of rules) {
  const [name, n] = codes.get(rule[CODE]) || [rule[NAME], 0];
  codes.set(rule[CODE], [name, n + rule[COUNT]]);
}
fill("code", codes.keys(), (code) => {
  const [name, n] = codes.get(code) || ["", 0];
  return `${code} ${name} (${number(n)})`;
});
fill("center", facets.map((each) => each[0]));
fill("year", facets.map((each) => each[1]));
fill("program", facets.flatMap((each) => each[2]));

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", update);
form.addEventListener("reset", () => setTimeout(update));
table.tHead.addEventListener("click", (event) => {
  const head = event.target.closest("th");
  if (!head || !event.target.closest("button")) return;
  const key = head.dataset.key;
  [sorted, down] = sorted === key ? [key, !down] : [key, false];
  for (const each of table.tHead.querySelectorAll("th")) {
    each.setAttribute("aria-sort", each === head ? (down ? "descending" : "ascending") : "none");
  }
  update();
});
pages.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button || button.getAttribute("aria-disabled") === "true") return;
  page = { first: 0, back: page - 1, on: page + 1, last: Infinity }[button.dataset.go];
  draw();
  count.scrollIntoView({ block: "start" });
});

// A figure shows its findings; a finding shows its rule.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (!link) return;
  if (!link.dataset.pick) {
    // No event comes where the address stays as it is.
    if (link.hash === location.hash) setTimeout(unfold);
    return;
  }
  event.preventDefault();
  form.reset();
  form.elements[link.dataset.pick].value = link.dataset.value;
  update();
  const title = byId("findings-title");
  title.scrollIntoView();
  title.focus({ preventScroll: true });
});
const unfold = () => {
  const aim = byId(decodeURIComponent(location.hash.slice(1)));
  if (!aim || aim.tagName !== "DETAILS") return;
  aim.open = true;
  aim.scrollIntoView();
  aim.firstElementChild.focus({ preventScroll: true });
};
addEventListener("hashchange", unfold);

// Paper has no filters and no pages: it says what was asked for, and holds more.
const filters = () => {
  const said = [];
  for (const field of form.elements) {
    if (!["INPUT", "SELECT"].includes(field.tagName) || field.type === "checkbox" || !field.value) continue;
    const label = field.closest("label").firstChild.data.trim();
    said.push(`${label}: ${field.tagName === "SELECT" ? field.selectedOptions[0].text : field.value}`);
  }
  const left = [...form.querySelectorAll("[type=checkbox]")];
  if (left.some((box) => !box.checked)) {
    said.push(`Severity: ${left.filter((box) => box.checked).map((box) => box.value).join(", ") || "none"}`);
  }
  return said.join("; ");
};
let onScreen = 0;
addEventListener("beforeprint", () => {
  onScreen = page;
  page = 0;
  draw(ON_PAPER);
  byId("asked").textContent = filters();
});
addEventListener("afterprint", () => {
  byId("asked").textContent = "";
  page = onScreen;
  draw();
});

update();
unfold();
// The browser goes to the address by itself once the page stands, and takes the focus away.
addEventListener("load", () => requestAnimationFrame(() => requestAnimationFrame(unfold)));
})();
