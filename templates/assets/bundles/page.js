/* Made by "npm run bundle"; change the sources instead:
src/scripts/copy-buttons.js
src/scripts/elements.js
src/scripts/page.js
src/scripts/pages.js
src/scripts/parts.js
src/scripts/print-buttons.js
src/scripts/theme-frame.js
sha256 f9250c2c4301e56c74c47845b4291a4ad954b48704e22d529f4a19fee49c4fa4 */
"use strict";(()=>{function c(t,e,n=document){return[...n.querySelectorAll(t)].filter(a=>a instanceof e)}function f(){let t=[],e;function n(){let o=document.querySelector("article")??document.body;if(o!==e){e=o;for(let a of t)
a()}}return document.readyState==="loading"?document.addEventListener("DOMContentLoaded",n):queueMicrotask(n),typeof document$<
"u"&&document$.subscribe(()=>queueMicrotask(n)),{kept:void 0,onPage(o){t.push(o),e&&o()}}}function r(t){globalThis.stagebook??=
f(),globalThis.stagebook.onPage(t)}var m=2e3;function p(t){let e=document.getElementById("sb-announcer");e||(e=document.createElement("p"),e.id="sb-announc\
er",e.className="sb-visually-hidden",e.setAttribute("role","status"),document.body.append(e)),e.textContent="",setTimeout(
()=>{e&&(e.textContent=t)},50)}function b(t){let{copy:e="",copied:n=""}=t.dataset,o=t.textContent??"";t.hidden=!1,t.addEventListener(
"click",async()=>{try{await navigator.clipboard.writeText(e)}catch{return}t.textContent=n||"\u2713",p(t.textContent),setTimeout(
()=>{t.textContent=o},m)})}function i(){r(()=>{if(navigator.clipboard)for(let t of c("button.sb-copy[data-copy]",HTMLButtonElement))
b(t)})}var g=new Map([["deal-forms.js","form[data-keep], .sb-sheet, .sb-entry"],["close-plan.js","form[data-plan]"],["filters.j\
s","form[data-filter]"]]),h=document.currentScript instanceof HTMLScriptElement?document.currentScript.src:location.href,
s=new Set;function y(t){let e=document.createElement("script");e.src=new URL(t,h).href,e.async=!1,e.addEventListener("er\
ror",()=>s.delete(t)),s.add(t),document.body.append(e)}function u(){r(()=>{for(let[t,e]of g)!s.has(t)&&document.querySelector(
e)&&y(t)})}function d(){r(()=>{for(let t of c("button[data-print]",HTMLButtonElement))t.hidden=!1,t.addEventListener("click",()=>print())})}var x=()=>{let t=document.querySelector(".sb-sidebar [aria-current]"),e=t?.closest(".md-sidebar__scrollwrap");if(!(t instanceof
HTMLElement)||!e)return;let n=t.getBoundingClientRect().top-e.getBoundingClientRect().top;n>e.clientHeight-40&&(e.scrollTop+=
n-e.clientHeight/2)},E=()=>{let t=document.querySelector(".md-search[role=dialog]"),n=document.querySelector(".md-search\
__input")?.getAttribute("placeholder");t&&n&&t.setAttribute("aria-label",n)};function l(){let t=()=>{E(),x()};typeof document$<
"u"?document$.subscribe(t):document.readyState==="loading"?document.addEventListener("DOMContentLoaded",t):t()}l();i();d();u();})();
