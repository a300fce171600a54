/* Search for the reference pages: finds names and ids in window.clusterwrightIndex as they are typed. */
(function () {
  "use strict";
  var index = window.clusterwrightIndex;
  var box = document.getElementById("search");
  if (!index || !box) {
    return;
  }
  var home = document.documentElement.dataset.home;
  var input = document.getElementById("search-text");
  var status = document.getElementById("search-status");
  var list = document.getElementById("search-results");
  var LIMIT = 40;

  /* [what is compared, title, what it is, id, way] */
  var all = [];
  function plain(text) {
    return text.toLowerCase().replace(/[^a-z0-9]/g, "");
  }
  function id(text) {
    return text.toLowerCase().replace(/^0x0*(?=.)/, "");
  }
  index.forEach(function (page) {
    all.push([plain(page[0]), page[0], page[1], page[2], page[3]]);
    page[4].forEach(function (entry) {
      all.push([plain(entry[2]), entry[2], entry[0] + " of " + page[0], entry[1], page[3] + "#" + entry[3]]);
    });
  });

  /* 0 is best: the id, the whole name, its beginning, some part of it; the words in any order come last. */
  function rank(entry, text, words, wanted) {
    if (wanted && entry[3] && id(entry[3]) === wanted) {
      return 0;
    }
    if (!text) {
      return -1;
    }
    if (entry[0] === text) {
      return 1;
    }
    var at = entry[0].indexOf(text);
    if (at >= 0) {
      return at === 0 ? 2 : 3;
    }
    return words.length > 1 && words.every(function (word) { return entry[0].indexOf(word) >= 0; }) ? 4 : -1;
  }

  function find(query) {
    var text = plain(query);
    var words = query.split(/\s+/).map(plain).filter(Boolean);
    var wanted = /^\s*0x[0-9a-f]+\s*$/i.test(query) ? id(query.trim()) : "";
    var found = [];
    all.forEach(function (entry, i) {
      var rating = rank(entry, text, words, wanted);
      if (rating >= 0) {
        found.push([rating, entry[4].indexOf("#") < 0 ? 0 : 1, entry[0].length, i]);
      }
    });
    found.sort(function (a, b) {
      return a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3];
    });
    return found.map(function (hit) { return all[hit[3]]; });
  }

  function show(entry) {
    var item = document.createElement("li");
    var link = document.createElement("a");
    var note = document.createElement("small");
    link.href = home + entry[4];
    link.textContent = entry[1] + " ";
    note.textContent = entry[2] + (entry[3] ? ", " + entry[3] : "");
    link.appendChild(note);
    item.appendChild(link);
    return item;
  }

  function search() {
    var query = input.value.trim();
    var found = query ? find(query) : [];
    list.replaceChildren.apply(list, found.slice(0, LIMIT).map(show));
    list.hidden = found.length === 0;
    status.textContent = !query ? ""
        : found.length === 0 ? "Nothing found"
        : found.length === 1 ? "1 result"
        : found.length > LIMIT ? found.length + " results, the first " + LIMIT + " shown"
        : found.length + " results";
  }

  function close() {
    input.focus();
    list.hidden = true;
  }

  function links() {
    return Array.prototype.slice.call(list.querySelectorAll("a"));
  }

  input.addEventListener("input", search);
  input.addEventListener("focus", search);
  box.addEventListener("keydown", function (event) {
    var shown = list.hidden ? [] : links();
    var at = shown.indexOf(document.activeElement);
    if (event.key === "ArrowDown" && at + 1 < shown.length) {
      shown[at + 1].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      (at === 0 ? input : shown[at - 1]).focus();
    } else if (event.key === "Enter" && document.activeElement === input && shown.length > 0) {
      shown[0].click();
    } else if (event.key === "Escape" && !list.hidden) {
      close();
    } else {
      return;
    }
    event.preventDefault();
  });
  document.addEventListener("click", function (event) {
    if (!box.contains(event.target)) {
      list.hidden = true;
    }
  });
  box.addEventListener("click", function (event) {
    if (event.target.closest("a")) {
      list.hidden = true;
    }
  });
  box.hidden = false;
}());
