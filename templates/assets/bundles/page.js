/* Made by "npm run bundle"; change the sources instead:
src/scripts/addresses.js
src/scripts/announcer.js
src/scripts/copy-buttons.js
src/scripts/elements.js
src/scripts/page.js
src/scripts/pages.js
src/scripts/parts.js
src/scripts/print-buttons.js
src/scripts/theme-choices.js
src/scripts/theme-frame.js
sha256 89c1828de8e13caf8ab5a3e66ee51f068762a6ed728fc03aad24cb8901f11d3b */
"use strict";(()=>{function a(t,e,n=document){return[...n.querySelectorAll(t)].filter(r=>r instanceof e)}function x(){let t=[],e;function n(){let o=document.querySelector("article")??document.body;if(o!==e){e=o;for(let r of t)
r()}}return document.readyState==="loading"?document.addEventListener("DOMContentLoaded",n):queueMicrotask(n),typeof document$<
"u"&&document$.subscribe(()=>queueMicrotask(n)),{kept:void 0,onPage(o){t.push(o),e&&o()}}}function c(t){globalThis.stagebook??=
x(),globalThis.stagebook.onPage(t)}function f(){c(()=>{let t=location.href.replace(/[?#].*$/,"");for(let e of a("[data-address]",HTMLElement))e.textContent=
decodeURI(t)})}function L(t){let e=document.getElementById("sb-announcer");e||(e=document.createElement("p"),e.id="sb-announcer",e.className=
"sb-visually-hidden",e.setAttribute("role","status"),document.body.append(e)),e.textContent="",setTimeout(()=>{e&&(e.textContent=
t)},50)}function u(t){let{copied:e="",label:n=t.textContent??""}=t.dataset;t.dataset.label=n,t.textContent=e||"\u2713",L(
t.textContent),setTimeout(()=>{t.textContent=n},2e3)}function T(t){let{copy:e=""}=t.dataset;t.hidden=!1,t.addEventListener("click",async()=>{try{await navigator.clipboard.writeText(
e)}catch{return}u(t)})}function m(){c(()=>{if(navigator.clipboard)for(let t of a("button.sb-copy[data-copy]",HTMLButtonElement))
T(t)})}var C=new Map([["deal-forms.js","form[data-keep], .sb-sheet, .sb-entry"],["close-plan.js","form[data-plan]"],["tool.js",
"[data-tool]"],["filters.js","form[data-filter]"]]),A=document.currentScript instanceof HTMLScriptElement?document.currentScript.
src:location.href,l=new Set;function S(t){let e=document.createElement("script");e.src=new URL(t,A).href,e.async=!1,e.addEventListener(
"error",()=>l.delete(t)),l.add(t),document.body.append(e)}function p(){c(()=>{for(let[t,e]of C)!l.has(t)&&document.querySelector(
e)&&S(t)})}function b(){c(()=>{for(let t of a("button[data-print]",HTMLButtonElement))t.hidden=!1,t.addEventListener("click",()=>print())})}function k(){let t=document.querySelectorAll(".tabbed-set");if(!t.length)return;let e=__md_get("__tabs"),n=Array.isArray(
e)?e.filter(r=>typeof r=="string"):[];for(let r of B()?t:[]){let s=[...r.querySelectorAll(":scope > .tabbed-labels > lab\
el")],i=n.map(d=>s.find(E=>E.textContent?.trim()===d)).find(Boolean);i&&h(document.getElementById(i.getAttribute("for")??
""))}let o=document.getElementById(location.hash.slice(1));o?.getAttribute("name")?.startsWith("__tabbed_")&&h(o)}function B(){
let t=JSON.parse(document.getElementById("__config")?.textContent??"{}").features;return Array.isArray(t)&&t.includes("c\
ontent.tabs.link")}function h(t){t instanceof HTMLInputElement&&(t.checked=!0)}function g(){let t=document.forms.namedItem(
"consent");if(!t)return;let e=[...t.querySelectorAll("input")].filter(s=>s.name),n=__md_get("__consent"),o=t.closest("[d\
ata-md-component=consent]");if(n)for(let s of e)s.checked=!!n[s.name];else o instanceof HTMLElement&&location.protocol!==
"file:"&&(o.hidden=!1);let r=s=>i=>{i.preventDefault(),__md_set("__consent",Object.fromEntries(e.filter(s).map(d=>[d.name,
!0]))),location.hash="",location.reload()};t.addEventListener("submit",r(s=>s.checked)),t.addEventListener("reset",r(()=>!1))}
function y(){document.documentElement.classList.contains("sb-scripts")&&(c(k),document.readyState==="loading"?document.addEventListener(
"DOMContentLoaded",g):g())}var M=()=>{let t=document.querySelector(".sb-sidebar [aria-current]"),e=t?.closest(".md-sidebar__scrollwrap");if(!(t instanceof
HTMLElement)||!e)return;let n=t.getBoundingClientRect().top-e.getBoundingClientRect().top;n>e.clientHeight-40&&(e.scrollTop+=
n-e.clientHeight/2)},P=()=>{let t=document.querySelector(".md-search[role=dialog]"),n=document.querySelector(".md-search\
__input")?.getAttribute("placeholder");t&&n&&t.setAttribute("aria-label",n)};function _(){let t=()=>{P(),M()};typeof document$<
"u"?document$.subscribe(t):document.readyState==="loading"?document.addEventListener("DOMContentLoaded",t):t()}_();y();f();m();b();p();})();
