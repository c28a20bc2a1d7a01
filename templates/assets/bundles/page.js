/* Made by "npm run bundle"; change the sources instead:
src/scripts/addresses.js
src/scripts/copy-buttons.js
src/scripts/elements.js
src/scripts/page.js
src/scripts/pages.js
src/scripts/parts.js
src/scripts/print-buttons.js
src/scripts/theme-frame.js
sha256 e0395bc8895e24ee42021759ad410fb7bdbfedde83575ef023c1e9c65cbd2683 */
"use strict";(()=>{function c(t,e,n=document){return[...n.querySelectorAll(t)].filter(a=>a instanceof e)}function m(){let t=[],e;function n(){let o=document.querySelector("article")??document.body;if(o!==e){e=o;for(let a of t)
a()}}return document.readyState==="loading"?document.addEventListener("DOMContentLoaded",n):queueMicrotask(n),typeof document$<
"u"&&document$.subscribe(()=>queueMicrotask(n)),{kept:void 0,onPage(o){t.push(o),e&&o()}}}function r(t){globalThis.stagebook??=
m(),globalThis.stagebook.onPage(t)}function i(){r(()=>{let t=location.href.replace(/[?#].*$/,"");for(let e of c("[data-address]",HTMLElement))e.textContent=
decodeURI(t)})}var p=2e3;function b(t){let e=document.getElementById("sb-announcer");e||(e=document.createElement("p"),e.id="sb-announc\
er",e.className="sb-visually-hidden",e.setAttribute("role","status"),document.body.append(e)),e.textContent="",setTimeout(
()=>{e&&(e.textContent=t)},50)}function g(t){let{copy:e="",copied:n=""}=t.dataset,o=t.textContent??"";t.hidden=!1,t.addEventListener(
"click",async()=>{try{await navigator.clipboard.writeText(e)}catch{return}t.textContent=n||"\u2713",b(t.textContent),setTimeout(
()=>{t.textContent=o},p)})}function d(){r(()=>{if(navigator.clipboard)for(let t of c("button.sb-copy[data-copy]",HTMLButtonElement))
g(t)})}var h=new Map([["deal-forms.js","form[data-keep], .sb-sheet, .sb-entry"],["close-plan.js","form[data-plan]"],["filters.j\
s","form[data-filter]"]]),y=document.currentScript instanceof HTMLScriptElement?document.currentScript.src:location.href,
s=new Set;function x(t){let e=document.createElement("script");e.src=new URL(t,y).href,e.async=!1,e.addEventListener("er\
ror",()=>s.delete(t)),s.add(t),document.body.append(e)}function u(){r(()=>{for(let[t,e]of h)!s.has(t)&&document.querySelector(
e)&&x(t)})}function l(){r(()=>{for(let t of c("button[data-print]",HTMLButtonElement))t.hidden=!1,t.addEventListener("click",()=>print())})}var E=()=>{let t=document.querySelector(".sb-sidebar [aria-current]"),e=t?.closest(".md-sidebar__scrollwrap");if(!(t instanceof
HTMLElement)||!e)return;let n=t.getBoundingClientRect().top-e.getBoundingClientRect().top;n>e.clientHeight-40&&(e.scrollTop+=
n-e.clientHeight/2)},T=()=>{let t=document.querySelector(".md-search[role=dialog]"),n=document.querySelector(".md-search\
__input")?.getAttribute("placeholder");t&&n&&t.setAttribute("aria-label",n)};function f(){let t=()=>{T(),E()};typeof document$<
"u"?document$.subscribe(t):document.readyState==="loading"?document.addEventListener("DOMContentLoaded",t):t()}f();i();d();l();u();})();
