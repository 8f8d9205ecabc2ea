// Reading aids; every page works without them.
(function () {
  "use strict";
  document.documentElement.classList.add("js");
  var all = function (query) { return Array.prototype.slice.call(document.querySelectorAll(query)); };
  function light(id) {
    all(".tx.lit,.mk.lit").forEach(function (each) { each.classList.remove("lit"); });
    if (!id) { return; }
    all("[data-argues]").forEach(function (each) {
      if (each.getAttribute("data-argues").split(" ").indexOf(id) >= 0) { each.classList.add("lit"); }
    });
    var place = document.getElementById(id);
    if (place) { (place.classList.contains("at") ? place.nextElementSibling : place).classList.add("lit"); }
  }
  function arrive() {
    var id;
    try { id = decodeURIComponent(location.hash.slice(1)); } catch (error) { return; }
    var row = id.indexOf("n-") === 0 ? id.slice(2) : id;
    var note = row && document.getElementById("n-" + row);
    if (note && note.tagName === "DETAILS") { note.open = true; light(row); }
  }
  document.addEventListener("toggle", function (event) {
    var note = event.target;
    if (note.classList && note.classList.contains("note")) { light(note.open ? note.id.slice(2) : ""); }
  }, true);
  all("[data-show]").forEach(function (box) {
    box.addEventListener("change", function () { document.body.classList.toggle("no-" + box.getAttribute("data-show"), !box.checked); });
  });
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) { return; }
    if (event.key === "/") {
      var search = document.querySelector("input[type=search]");
      if (search) { event.preventDefault(); search.focus(); }
    }
    if (event.key === "j" || event.key === "k") {
      var notes = all(".note > summary").filter(function (each) { return each.offsetParent; });
      if (!notes.length) { return; }
      var at = notes.indexOf(document.activeElement);
      var next = notes[Math.max(0, Math.min(notes.length - 1, at + (event.key === "j" ? 1 : -1)))];
      next.focus();
      next.scrollIntoView({ block: "center" });
    }
  });
  var facets = document.querySelector(".facets > details");
  if (facets && window.matchMedia("(max-width:60rem)").matches) { facets.open = false; }
  window.addEventListener("hashchange", arrive);
  arrive();
}());
