/* Made by "npm run bundle"; change the sources instead:
src/scripts/addresses.js
src/scripts/announcer.js
src/scripts/copy-buttons.js
src/scripts/elements.js
src/scripts/page.js
src/scripts/pages.js
src/scripts/parts.js
src/scripts/print-buttons.js
src/scripts/search-start.js
src/scripts/theme-choices.js
src/scripts/theme-frame.js
sha256 153fe03ae18dfbfd84c1a864b25d020d1bc5075be6ac2528e6ac98399bb678aa */
"use strict";(()=>{function a(e,t,o=document){return[...o.querySelectorAll(e)].filter(n=>n instanceof t)}function C(){let e=[],t;function o(){let r=document.querySelector("article")??document.body;if(r!==t){t=r;for(let n of e)
n()}}return document.readyState==="loading"?document.addEventListener("DOMContentLoaded",o):queueMicrotask(o),typeof document$<
"u"&&document$.subscribe(()=>queueMicrotask(o)),{kept:void 0,onPage(r){e.push(r),t&&r()}}}function c(e){globalThis.stagebook??=
C(),globalThis.stagebook.onPage(e)}function m(){c(()=>{let e=location.href.replace(/[?#].*$/,"");for(let t of a("[data-address]",HTMLElement))t.textContent=
decodeURI(e)})}function S(e){let t=document.getElementById("sb-announcer");t||(t=document.createElement("p"),t.id="sb-announcer",t.className=
"sb-visually-hidden",t.setAttribute("role","status"),document.body.append(t)),t.textContent="",setTimeout(()=>{t&&(t.textContent=
e)},50)}function p(e){let{copied:t="",label:o=e.textContent??""}=e.dataset;e.dataset.label=o,e.textContent=t||"\u2713",S(
e.textContent),setTimeout(()=>{e.textContent=o},2e3)}function k(e){let{copy:t=""}=e.dataset;e.hidden=!1,e.addEventListener("click",async()=>{try{await navigator.clipboard.writeText(
t)}catch{return}p(e)})}function h(){c(()=>{if(navigator.clipboard)for(let e of a("button.sb-copy[data-copy]",HTMLButtonElement))
k(e)})}var A=new Map([["deal-forms.js","form[data-keep], .sb-sheet, .sb-entry"],["close-plan.js","form[data-plan]"],["tool.js",
"[data-tool]"],["filters.js","form[data-filter]"],["situations.js","form[data-happened]"]]),M=document.currentScript instanceof
HTMLScriptElement?document.currentScript.src:location.href,l=new Set;function f(e){if(l.has(e))return;let t=document.createElement(
"script");t.src=new URL(e,M).href,t.async=!1,t.addEventListener("error",()=>l.delete(e)),l.add(e),document.body.append(t)}
function y(){c(()=>{for(let[e,t]of A)document.querySelector(t)&&f(e)})}function b(){c(()=>{for(let e of a("button[data-print]",HTMLButtonElement))e.hidden=!1,e.addEventListener("click",()=>print())})}var P=e=>e instanceof HTMLElement&&(e.isContentEditable||/^(INPUT|TEXTAREA|SELECT)$/.test(e.tagName));function g(){let e=document.
querySelector("dialog[data-search]"),t=e?.querySelector("input");if(!(e instanceof HTMLDialogElement)||!t)return;function o(){
!(e instanceof HTMLDialogElement)||e.open||(e.showModal(),t?.focus(),t?.select(),f("search.js"),e.dispatchEvent(new Event(
"search-open")))}document.addEventListener("click",({target:n})=>{n instanceof Element&&n.closest("[data-search-open]")&&
o(),n instanceof Element&&n.closest("[data-search-close]")&&e.close(),n===e&&e.close()}),document.addEventListener("keyd\
own",n=>{n.defaultPrevented||n.ctrlKey||n.metaKey||n.altKey||n.isComposing||n.key!=="/"&&n.key!=="s"||P(n.target)||document.
querySelector("dialog[open]")||(n.preventDefault(),o())});let r=new URLSearchParams(location.search).get("q");r!==null&&
(t.value=r,o())}function w(){let e=document.querySelectorAll(".tabbed-set");if(!e.length)return;let t=__md_get("__tabs"),o=Array.isArray(
t)?t.filter(n=>typeof n=="string"):[];for(let n of H()?e:[]){let s=[...n.querySelectorAll(":scope > .tabbed-labels > lab\
el")],i=o.map(d=>s.find(_=>_.textContent?.trim()===d)).find(Boolean);i&&E(document.getElementById(i.getAttribute("for")??
""))}let r=document.getElementById(location.hash.slice(1));r?.getAttribute("name")?.startsWith("__tabbed_")&&E(r)}function H(){
let e=JSON.parse(document.getElementById("__config")?.textContent??"{}").features;return Array.isArray(e)&&e.includes("c\
ontent.tabs.link")}function E(e){e instanceof HTMLInputElement&&(e.checked=!0)}function L(){let e=document.forms.namedItem(
"consent");if(!e)return;let t=[...e.querySelectorAll("input")].filter(s=>s.name),o=__md_get("__consent"),r=e.closest("[d\
ata-md-component=consent]");if(o)for(let s of t)s.checked=!!o[s.name];else r instanceof HTMLElement&&location.protocol!==
"file:"&&(r.hidden=!1);let n=s=>i=>{i.preventDefault(),__md_set("__consent",Object.fromEntries(t.filter(s).map(d=>[d.name,
!0]))),location.hash="",location.reload()};e.addEventListener("submit",n(s=>s.checked)),e.addEventListener("reset",n(()=>!1))}
function T(){document.documentElement.classList.contains("sb-scripts")&&(c(w),document.readyState==="loading"?document.addEventListener(
"DOMContentLoaded",L):L())}var u=()=>{let e=document.querySelector(".sb-sidebar [aria-current]"),t=e?.closest(".md-sidebar__scrollwrap");if(!(e instanceof
HTMLElement)||!t)return;let o=e.getBoundingClientRect().top-t.getBoundingClientRect().top;o>t.clientHeight-40&&(t.scrollTop+=
o-t.clientHeight/2)};function x(){typeof document$<"u"?document$.subscribe(u):document.readyState==="loading"?document.addEventListener(
"DOMContentLoaded",u):u()}x();T();m();h();b();g();y();})();
