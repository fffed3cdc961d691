(() => {
  "use strict";
  const all = (selector) => [...document.querySelectorAll(selector)];
  const facts = all(".fact");
  const marked = (id) => all(`mark[data-f~="${id}"]`);
  const lit = [];
  const light = (elements) => {
    while (lit.length) lit.pop().classList.remove("on");
    for (const one of elements) { one.classList.add("on"); lit.push(one); }
  };
  const choose = (id, from) => {
    const card = document.getElementById(`f${id}`), spans = marked(id);
    light([card, ...spans]);
    const other = from === "text" ? card : spans[0];
    if (other) other.scrollIntoView({ block: "center", behavior: "smooth" });
  };
  for (const fact of facts) fact.querySelector(".show").addEventListener("click", () => choose(fact.dataset.n, "facts"));
  for (const mark of all("mark")) mark.addEventListener("click", () => choose(mark.dataset.f.split(" ").pop(), "text"));
  const decided = () => facts.filter((fact) => fact.querySelector("select").value !== fact.dataset.before);
  const tell = () => { document.getElementById("count").textContent = document.body.dataset.count.replace("0", String(decided().length)); };
  for (const one of all(".fact select")) one.addEventListener("change", tell);
  const cell = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  document.getElementById("save").addEventListener("click", () => {
    const role = document.getElementById("role").value, day = document.getElementById("day").value;
    const lines = [JSON.parse(document.body.dataset.columns)];
    for (const fact of decided()) {
      const { id, kind, said, quote } = fact.dataset;
      lines.push([id, kind, said, quote, fact.querySelector("select").value, fact.querySelector("input").value, role, day]);
    }
    const text = "\ufeff" + lines.map((line) => line.map(cell).join(",")).join("\r\n") + "\r\n";
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
    link.download = document.body.dataset.file;
    link.click();
    URL.revokeObjectURL(link.href);
  });
  tell();
})();
