// What is wrong with how texts lie on the page: cut, beside the window, out of their box, upon each other, or covered.
// Runs in the browser as a function expression; returns sentences. What lies outside of the window is not asked for what
// covers it, so the window is as high as the page.
() => {
  const found = new Set();
  const root = document.querySelector("article");
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) found.add(`the page scrolls sideways: ${document.documentElement.scrollWidth} of ${width}`);
  const name = (element) => `${element.tagName.toLowerCase()}.${[...element.classList].join(".")}`;
  const seen = (element) => {
    const style = getComputedStyle(element);
    return element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && style.clipPath === "none";
  };
  const hidden = (element) => element.closest(".sb-visually-hidden, .headerlink, .md-content__button, [aria-hidden=true]");
  const clipped = (element) => getComputedStyle(element.closest(".sb-rail__title") ?? element).clipPath !== "none";
  const lines = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || !parent || hidden(parent) || clipped(parent) || !seen(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const text = node.data.trim().slice(0, 24);
    let block = parent;
    while (["inline", "contents"].includes(getComputedStyle(block).display)) block = block.parentElement;
    const box = block.getBoundingClientRect();
    for (const rect of range.getClientRects()) {
      if (rect.width < 1) continue;
      let [left, right, top, bottom] = [rect.left, rect.right, rect.top, rect.bottom];
      if (left < -0.5 || right > width + 0.5) found.add(`beside the window: ${name(parent)} "${text}"`);
      if (left < box.left - 1 || right > box.right + 1) found.add(`out of its box ${name(block)}: "${text}"`);
      let shown = true;
      for (let outer = parent; outer && outer !== document.body; outer = outer.parentElement) {
        const style = getComputedStyle(outer);
        if (style.overflowX === "visible" && style.overflowY === "visible") continue;
        const edge = outer.getBoundingClientRect();
        if (style.webkitLineClamp !== "none") {
          // Cut after some lines, with three dots: that is how it is meant.
          if (top >= edge.bottom - 3) shown = false;
        } else if (left < edge.left - 1 || right > edge.right + 1 || top < edge.top - 2 || bottom > edge.bottom + 2) {
          found.add(`cut by ${name(outer)}: "${text}"`);
        }
      }
      if (shown) lines.push({ parent, text, left, right, top: top + rect.height * 0.2, bottom: bottom - rect.height * 0.2 });
    }
  }
  lines.sort((one, other) => one.top - other.top);
  lines.forEach((one, at) => {
    for (let next = at + 1; next < lines.length && lines[next].top < one.bottom; next += 1) {
      const other = lines[next];
      if (one.parent !== other.parent && Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1) {
        found.add(`"${one.text}" (${name(one.parent)}) and "${other.text}" (${name(other.parent)}) lie upon each other`);
      }
    }
  });
  for (const link of root.querySelectorAll("a[href]")) {
    const rect = link.getClientRects()[0];
    if (!rect || hidden(link) || !seen(link) || rect.width < 2 || matchMedia("print").matches) continue;
    const top = document.elementFromPoint(rect.left + rect.width / 2, rect.top + rect.height / 2);
    if (top && !(link.contains(top) || top.contains(link))) found.add(`${name(link)} "${link.textContent.trim().slice(0, 24)}" lies below ${name(top)}`);
  }
  return [...found];
}
