"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const KINDS = { F: ["FAIL", "fail"], U: ["UNKNOWN", "unknown"], W: ["WARN", "warn"], P: ["PASS", "pass"],
    N: ["NOT_APPLICABLE", "not applicable"], ".": ["NOTHING", "nothing said"] };
  const WORST = "FUWPN.";
  const OUTCOMES = { B: ["BLOCKED", "Blocked", "FAIL"], U: ["UNDECIDED", "Undecided", "UNKNOWN"], R: ["READY", "Ready", "PASS"] };
  const KEYS = ["filter", "outcome", "verdict", "check", "subscription", "group", "rule", "sort"];
  const PRINTED = 3000;
  const SPARE = 12;

  const byName = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  const machines = data.machines.map(([name, group, outcome, cells, rules], place) => ({
    place, name, group: data.groups[group][0], lines: data.groups[group][2],
    subscription: data.subscriptions[data.groups[group][1]], outcome, cells, rules,
  }));
  for (const m of machines) {
    m.text = `${m.name} ${m.group} ${m.subscription}`.toLowerCase();
  }
  machines.slice().sort((a, b) => byName.compare(a.name, b.name)).forEach((m, i) => { m.rank = i; });

  const form = document.getElementById("filters");
  const count = document.getElementById("count");
  const box = document.getElementById("rows");
  const table = box.querySelector("table");
  const body = table.tBodies[0];
  const dialog = document.getElementById("machine");
  let rule = "";
  let sort = "outcome";
  let down = false;
  let shown = machines;
  let all = false; // while printing
  let height = 34;

  function make(tag, className, text) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  function sign(kind) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("class", "sign " + kind);
    svg.setAttribute("aria-hidden", "true");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    use.setAttribute("href", "#" + kind);
    svg.append(use);
    return svg;
  }

  // --- filter and sort ---

  function order() {
    const check = data.checks.indexOf(sort);
    const key = check >= 0 ? (m) => WORST.indexOf(m.cells[check])
      : sort === "outcome" ? (m) => "BUR".indexOf(m.outcome) : null;
    const collate = sort === "subscription" || sort === "group" ? sort : null;
    const way = down ? -1 : 1;
    return (a, b) => way * (key ? key(a) - key(b) : collate ? byName.compare(a[collate], b[collate]) : 0)
      || (sort === "machine" ? way : 1) * (a.rank - b.rank);
  }

  function refresh() {
    const want = (name) => form.elements[name].value;
    const words = want("filter").toLowerCase().split(/\s+/).filter(Boolean);
    const check = data.checks.indexOf(want("check"));
    const verdict = Object.keys(KINDS).find((k) => KINDS[k][0] === want("verdict"));
    const outcome = want("outcome").charAt(0);
    const broken = rule ? data.rules.indexOf(rule) : -1;
    shown = machines.filter((m) =>
      words.every((w) => m.text.includes(w))
      && (!outcome || m.outcome === outcome)
      && (!want("subscription") || m.subscription === want("subscription"))
      && (!want("group") || m.group === want("group"))
      && (!rule || m.rules.includes(broken))
      && (check < 0
        ? !verdict || m.cells.includes(verdict)
        : verdict ? m.cells[check] === verdict : "FUW".includes(m.cells[check])));
    shown.sort(order());
    for (const th of table.tHead.rows[0].cells) {
      const mine = th.firstElementChild.dataset.sort === sort;
      if (mine) th.setAttribute("aria-sort", down ? "descending" : "ascending");
      else th.removeAttribute("aria-sort");
    }
    table.setAttribute("aria-rowcount", String(shown.length + 1));
    const n = (x, thing) => `${x.toLocaleString("en")} ${thing}${x === 1 ? "" : "s"}`;
    count.textContent = (shown.length === machines.length ? n(shown.length, "machine")
      : `${shown.length.toLocaleString("en")} of ${n(machines.length, "machine")}`)
      + (check >= 0 && !verdict ? ` not well in ${data.checks[check]}` : "");
    chip();
    box.scrollTop = 0;
    render(true);
  }

  function chip() {
    let button = form.querySelector(".rule-chip");
    if (button) button.remove();
    if (!rule) return;
    button = make("button", "rule-chip", `rule ${rule} ✕`);
    button.type = "button";
    button.setAttribute("aria-label", `Show machines of every rule, not only ${rule}`);
    button.addEventListener("click", () => { rule = ""; refresh(); remember(); form.elements.filter.focus(); });
    form.insertBefore(button, count);
  }

  // --- rows in view ---

  let first = -1;
  let last = -1;

  function row(m, place) {
    const tr = make("tr");
    tr.setAttribute("aria-rowindex", String(place + 2));
    const head = make("th");
    head.scope = "row";
    const open = make("button", "open", m.name);
    open.type = "button";
    open.title = m.name;
    open.dataset.at = String(place);
    open.setAttribute("aria-haspopup", "dialog");
    head.append(open);
    const outcome = make("td");
    outcome.append(sign(OUTCOMES[m.outcome][2]), " " + OUTCOMES[m.outcome][1]);
    const subscription = make("td", "", m.subscription);
    subscription.title = m.subscription;
    const group = make("td", "", m.group);
    group.title = m.group;
    tr.append(head, outcome, subscription, group);
    for (let i = 0; i < m.cells.length; i++) {
      const [kind, word] = KINDS[m.cells[i]];
      const cell = make("td", "cell");
      cell.title = `${data.checks[i]}: ${word}`;
      cell.append(sign(kind), make("span", "unseen", word));
      tr.append(cell);
    }
    return tr;
  }

  function gap(rows) {
    const tr = make("tr", "gap");
    tr.setAttribute("aria-hidden", "true");
    const td = make("td");
    td.colSpan = 4 + data.checks.length;
    td.style.height = rows * height + "px";
    tr.append(td);
    return tr;
  }

  function render(anew) {
    const view = Math.max(box.clientHeight, innerHeight * 0.7); // it grows up to that
    const from = all ? 0 : Math.max(0, Math.floor(box.scrollTop / height) - SPARE);
    const to = Math.min(shown.length, all ? PRINTED : Math.ceil((box.scrollTop + view) / height) + SPARE);
    if (!anew && from === first && to === last) return;
    const active = document.activeElement;
    const at = body.contains(active) ? active.dataset.at : undefined;
    first = from;
    last = to;
    const rows = [];
    if (from > 0) rows.push(gap(from));
    for (let i = from; i < to; i++) rows.push(row(shown[i], i));
    if (to < shown.length && !all) rows.push(gap(shown.length - to));
    if (!shown.length) {
      const tr = make("tr", "empty");
      const td = make("td", "", machines.length ? "No machine is like that." : "No machine was seen.");
      td.colSpan = 4 + data.checks.length;
      tr.append(td);
      rows.push(tr);
    }
    if (all && to < shown.length) {
      const tr = make("tr", "empty");
      const td = make("td", "", `${shown.length - to} more are not printed; filter first.`);
      td.colSpan = 4 + data.checks.length;
      tr.append(td);
      rows.push(tr);
    }
    body.replaceChildren(...rows);
    if (at !== undefined && !anew) {
      (button(at) || box).focus({ preventScroll: true });
    }
  }

  function button(at) {
    return body.querySelector(`button[data-at="${Number(at)}"]`);
  }

  function go(at) {
    const place = Math.max(0, Math.min(shown.length - 1, at));
    const head = table.tHead.offsetHeight;
    if (place * height < box.scrollTop) box.scrollTop = place * height;
    else if ((place + 1) * height + head > box.scrollTop + box.clientHeight) {
      box.scrollTop = (place + 1) * height + head - box.clientHeight;
    }
    render(false);
    const target = button(place);
    if (target) target.focus({ preventScroll: true });
  }

  body.addEventListener("keydown", (event) => {
    const at = Number(event.target.dataset && event.target.dataset.at);
    if (Number.isNaN(at)) return;
    const page = Math.max(1, Math.floor(box.clientHeight / height) - 2);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: shown.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  });
  body.addEventListener("click", (event) => {
    const open = event.target.closest("button.open");
    if (open) story(shown[Number(open.dataset.at)]);
  });
  box.addEventListener("scroll", () => requestAnimationFrame(() => render(false)), { passive: true });
  window.addEventListener("resize", () => render(false));
  table.tHead.addEventListener("click", (event) => {
    const key = event.target.dataset.sort;
    if (!key) return;
    down = key === sort && !down;
    sort = key;
    refresh();
    remember();
  });

  // --- one machine ---

  function lines(places) {
    const list = make("ul");
    for (const place of places) {
      const [kind, , r] = data.lines[place];
      const item = make("li");
      const text = make("div");
      const link = make("a", "", data.rules[r]);
      link.href = "#f" + place;
      link.addEventListener("click", () => dialog.close());
      const says = document.querySelector(`#f${place} .says`);
      text.append(make("span", "unseen", KINDS[kind][1] + ": "), link, make("p", "", says ? says.textContent : ""));
      item.append(sign(KINDS[kind][0]), text);
      list.append(item);
    }
    return list;
  }

  function story(m) {
    const inside = make("div");
    const top = make("div", "top");
    const title = make("h2", "", m.name);
    title.id = "machine-name";
    const close = make("button", "close", "Close");
    close.type = "button";
    close.addEventListener("click", () => dialog.close());
    top.append(title, close);
    const where = make("p", "where", `${m.subscription} / ${m.group} `);
    where.append(sign(OUTCOMES[m.outcome][2]), " " + OUTCOMES[m.outcome][1]);
    inside.append(top, where);
    const mine = new Set(m.lines);
    data.lines.forEach((line, place) => { if (line[3].includes(m.place)) mine.add(place); });
    const worstFirst = [...mine].sort((a, b) => WORST.indexOf(data.lines[a][0]) - WORST.indexOf(data.lines[b][0]) || a - b);
    const well = worstFirst.filter((p) => "PN".includes(data.lines[p][0]));
    inside.append(lines(worstFirst.filter((p) => !well.includes(p))));
    if (well.length) {
      const rest = make("details");
      rest.append(make("summary", "", `${well.length} well or not applicable`), lines(well));
      inside.append(rest);
    }
    dialog.replaceChildren(inside);
    dialog.showModal();
    dialog.scrollTop = 0;
  }
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });

  // --- copy, long lists ---

  async function copy(button) {
    const text = button.parentElement.querySelector("p");
    try {
      await navigator.clipboard.writeText(text.textContent);
      button.textContent = "Copied";
    } catch (refused) {
      const range = document.createRange();
      range.selectNodeContents(text);
      const selection = getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      button.textContent = document.execCommand("copy") ? "Copied" : "Selected";
    }
    document.getElementById("said").textContent = button.textContent;
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.classList.contains("copy")) copy(button);
    if (button.dataset.line) {
      const names = button.closest("ul");
      const subjects = data.lines[Number(button.dataset.line)][3];
      names.replaceChildren(...subjects.map((s) => make("li", "", typeof s === "number" ? machines[s].name : s)));
      names.tabIndex = -1;
      names.focus();
    }
  });

  // --- the address keeps what is looked at ---

  function remember() {
    const hash = new URLSearchParams();
    for (const key of KEYS.slice(0, 6)) if (form.elements[key].value) hash.set(key, form.elements[key].value);
    if (rule) hash.set("rule", rule);
    if (sort !== "outcome" || down) hash.set("sort", (down ? "-" : "") + sort);
    try {
      history.replaceState(null, "", "#" + (String(hash) || "machines"));
    } catch (refused) { /* some browsers keep the address of a file as it is */ }
  }

  function follow(jump) {
    const text = location.hash.slice(1);
    const hash = new URLSearchParams(text);
    if (KEYS.some((key) => hash.has(key))) {
      for (const key of KEYS.slice(0, 6)) form.elements[key].value = hash.get(key) || "";
      rule = data.rules.includes(hash.get("rule")) ? hash.get("rule") : "";
      const by = hash.get("sort") || "outcome";
      down = by.startsWith("-");
      sort = by.replace("-", "").length && heads().includes(by.replace(/^-/, "")) ? by.replace(/^-/, "") : "outcome";
      refresh();
      if (jump || rule) document.getElementById("machines").scrollIntoView();
      return;
    }
    const target = text && document.getElementById(decodeURIComponent(text));
    if (!target) return;
    for (let e = target; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
    if (target.closest("#findings")) target.scrollIntoView();
  }

  function heads() {
    return [...table.tHead.rows[0].cells].map((th) => th.firstElementChild.dataset.sort);
  }

  function choices(name, values) {
    for (const value of [...new Set(values)].sort(byName.compare)) {
      form.elements[name].append(new Option(value, value));
    }
  }

  // --- paper ---

  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details.rule:not([open])")];
    folded.forEach((d) => { d.open = true; });
    all = true;
    render(true);
  });
  window.addEventListener("afterprint", () => {
    folded.forEach((d) => { d.open = false; });
    all = false;
    render(true);
  });

  document.documentElement.classList.add("js");
  choices("subscription", machines.map((m) => m.subscription));
  choices("group", machines.map((m) => m.group));
  form.addEventListener("input", () => { refresh(); remember(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => { rule = ""; setTimeout(() => { refresh(); remember(); }); });
  window.addEventListener("hashchange", () => follow(true));
  follow(false);
  if (first < 0) refresh();
  const sample = body.querySelector("tr:not(.gap):not(.empty)");
  if (sample && sample.offsetHeight && sample.offsetHeight !== height) {
    height = sample.getBoundingClientRect().height;
    render(true);
  }
})();
