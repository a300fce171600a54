/* What is wrong with how the page is built, for those who hear it too: an array of texts. */
(function () {
  "use strict";
  var wrong = [];
  function each(selector, action) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), action);
  }
  function expect(condition, text) {
    if (!condition) {
      wrong.push(text);
    }
  }

  expect(document.compatMode === "CSS1Compat", "no doctype");
  expect(document.characterSet === "UTF-8", "not UTF-8");
  expect(document.documentElement.lang, "no language");
  expect(document.title.trim(), "no title");
  ["h1", "main"].forEach(function (tag) {
    expect(document.querySelectorAll(tag).length === 1, "not one " + tag);
  });
  expect(!document.querySelector("img, svg, video, iframe, object, embed"), "an image or something embedded");
  expect(!document.querySelector("[style], [onclick], script:not([src])"), "a style or script where none belongs");

  var level = 0;
  each("h1, h2, h3, h4, h5, h6", function (heading) {
    var next = Number(heading.tagName.charAt(1));
    expect(next <= level + 1, "heading '" + heading.textContent + "' is a level too deep");
    expect(heading.textContent.trim(), "a heading without text");
    level = next;
  });
  var ids = {};
  each("[id]", function (element) {
    expect(!ids[element.id], "id " + element.id + " twice");
    ids[element.id] = true;
  });
  each("table", function (table) {
    expect(table.caption && table.caption.textContent.trim(), "a table without a caption");
    expect(table.querySelector("th"), "a table without headings");
  });
  each("th", function (th) {
    expect(/^(col|row|colgroup|rowgroup)$/.test(th.scope), "heading '" + th.textContent + "' is of nothing");
  });
  each("a[href]", function (link) {
    expect(link.textContent.trim(), "a link without text to " + link.href);
  });
  each("nav, [role=region], ol[aria-label]", function (region) {
    var label = region.getAttribute("aria-labelledby");
    expect(region.getAttribute("aria-label") || (label && document.getElementById(label)), "a region without a name");
  });
  each("input", function (input) {
    expect(input.labels.length > 0 || input.getAttribute("aria-label"), "an input without a label");
  });
  each("[aria-describedby]", function (element) {
    expect(document.getElementById(element.getAttribute("aria-describedby")), "what describes is not there");
  });
  return wrong;
}())
