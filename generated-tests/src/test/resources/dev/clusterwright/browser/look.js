/* What is wrong with how the page looks now: an array of texts. */
(function () {
  "use strict";
  var wrong = [];
  var root = document.scrollingElement;

  function name(element) {
    return element.tagName.toLowerCase() + (element.id ? "#" + element.id : "")
        + (element.className ? "." + element.className : "")
        + " '" + element.textContent.trim().replace(/\s+/g, " ").slice(0, 40) + "'";
  }
  function each(selector, action) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), action);
  }
  function shown(element) {
    return element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && element.getClientRects().length > 0;
  }

  /* Nothing is wider than the page, but what scrolls by itself. */
  if (root.scrollWidth > document.documentElement.clientWidth) {
    wrong.push("the page is " + root.scrollWidth + " wide on " + document.documentElement.clientWidth);
  }
  function scrolls(element) {
    for (var e = element; e && e !== document.body; e = e.parentElement) {
      if (getComputedStyle(e).overflowX !== "visible") {
        return true;
      }
    }
    return false;
  }
  each("main *, header *, nav *, footer *", function (element) {
    var box = element.getBoundingClientRect();
    if (shown(element) && !scrolls(element) && (box.right > document.documentElement.clientWidth + 1 || box.left < -1)) {
      wrong.push(name(element) + " reaches from " + box.left + " to " + box.right);
    }
  });

  /* Contrast as WCAG 2 computes it, AA. */
  function channels(color) {
    var canvas = channels.canvas || (channels.canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true }));
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    var data = canvas.getImageData(0, 0, 1, 1).data;
    return [data[0], data[1], data[2], data[3] / 255];
  }
  function over(top, below) {
    return [0, 1, 2].map(function (i) { return top[i] * top[3] + below[i] * (1 - top[3]); }).concat(1);
  }
  function background(element) {
    var layers = [];
    for (var e = element; e; e = e.parentElement) {
      layers.push(channels(getComputedStyle(e).backgroundColor));
    }
    return layers.reverse().reduce(function (below, top) { return over(top, below); }, channels("Canvas"));
  }
  function luminance(color) {
    var linear = color.slice(0, 3).map(function (value) {
      var v = value / 255;
      return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    });
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  }
  var seen = {};
  function contrast(element) {
    var style = getComputedStyle(element);
    var below = background(element);
    var color = over(channels(style.color), below);
    var size = parseFloat(style.fontSize);
    var large = size >= 24 || (size >= 18.66 && parseInt(style.fontWeight, 10) >= 700);
    var key = color + "/" + below + "/" + large;
    if (seen[key]) {
      return;
    }
    seen[key] = true;
    var light = luminance(color);
    var dark = luminance(below);
    var ratio = (Math.max(light, dark) + 0.05) / (Math.min(light, dark) + 0.05);
    if (ratio < (large ? 3 : 4.5)) {
      wrong.push("contrast " + ratio.toFixed(2) + " of " + name(element));
    }
  }
  var texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (var text = texts.nextNode(); text; text = texts.nextNode()) {
    if (text.data.trim() && shown(text.parentElement)) {
      contrast(text.parentElement);
    }
  }
  return wrong;
}())
