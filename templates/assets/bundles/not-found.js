/* Made by "npm run bundle"; change the sources instead:
src/scripts/not-found.js
sha256 d1592a09c55349e1665fb1ebc4251bf93e8f38d5d091e787b0c1777502521f73 */
"use strict";(()=>{var a=document.currentScript;function s(o){let t=document.createElement("base");t.href=o,t.dataset.found="",document.head.
prepend(t)}function c(o,t){let[e]=location.href.startsWith(o)?location.href.slice(o.length).split("/"):[""];return t.find(
n=>n===e)??""}function i(o){let t=[...document.querySelectorAll("[data-not-found]")].filter(n=>n instanceof HTMLElement),
e=t.find(n=>n.lang===o)??t[0];for(let n of t)n.hidden=n!==e;e&&e!==t[0]&&(document.documentElement.lang=e.lang,document.
title=e.dataset.notFound??document.title)}function r(o){let t=document.querySelector("#__config");if(!t?.textContent)return;
let e=JSON.parse(t.textContent);e.base=o,e.features=e.features.filter(n=>!n.startsWith("navigation.instant")),t.textContent=
JSON.stringify(e)}if(a instanceof HTMLScriptElement){let{folder:o="",languages:t=""}=a.dataset;document.querySelector("b\
ase[data-found]")||s(new URL(`../../${o}`,a.src).href);let n=document.baseURI;i(c(n,t.split(" ").filter(Boolean))),r(n)}})();
