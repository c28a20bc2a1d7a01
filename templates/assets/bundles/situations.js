/* Made by "npm run bundle"; change the sources instead:
src/scripts/elements.js
src/scripts/pages.js
src/scripts/situations.js
sha256 5f505e0e46b60b314fdba366259118d02444196c36c54c943c181510cecdf23b */
"use strict";(()=>{function f(t,a,n=document){return[...n.querySelectorAll(t)].filter(d=>d instanceof a)}function y(t,a){let n=new Intl.NumberFormat(
document.documentElement.lang||"en");return t.replace(/\{([a-z_]+)\}/g,(o,d)=>{let i=a[d];return typeof i=="number"?n.format(
i):i??o})}function R(){let t=[],a;function n(){let o=document.querySelector("article")??document.body;if(o!==a){a=o;for(let d of t)
d()}}return document.readyState==="loading"?document.addEventListener("DOMContentLoaded",n):queueMicrotask(n),typeof document$<
"u"&&document$.subscribe(()=>queueMicrotask(n)),{kept:void 0,onPage(o){t.push(o),a&&o()}}}function M(t){globalThis.stagebook??=
R(),globalThis.stagebook.onPage(t)}var A=5,B=document.currentScript instanceof HTMLScriptElement?document.currentScript.src:location.href;function I(){let t=globalThis.
stagebook?.finder;return t||new Promise((a,n)=>{let o=document.createElement("script");o.src=new URL("search.js",B).href,
o.addEventListener("load",()=>globalThis.stagebook?.finder?.then(a,n)),o.addEventListener("error",n),document.body.append(
o)})}function U(t){let a=document.getElementById(t.dataset.happened??""),n=t.querySelector("input");if(!a||!n)return;let o=t.
querySelector("select"),d=f("[data-direction]",HTMLButtonElement,t),i=t.querySelector("[data-shown]"),p=f(":scope > li",
HTMLLIElement,a).map(e=>({row:e,href:e.querySelector("a")?.href??"",direction:e.dataset.direction,place:e.dataset.place??
""})),q=new URLSearchParams(location.search);n.value=q.get("text")??"";let h="";function m(e,r){for(let{row:c}of p)c.hidden=
!0;for(let{row:c}of e)c.hidden=!1;a?.append(...e.map(({row:c})=>c)),i&&(i.textContent=r)}async function l(){let e=n?.value.
trim()??"",r=o?.value.split(" ")??[],c=p.filter(s=>(!h||s.direction===h)&&(!o?.value||r.includes(s.place))),T=s=>i instanceof
HTMLElement?y(i.dataset.shown??"",{shown:s,total:p.length}):"";if(!e)return m(c,T(c.length));let{find:k,nearest:H,miss:P}=await I();
if(e!==n?.value.trim())return;let u=k(e),b=c.filter(s=>u.has(s.href)).sort((s,v)=>(u.get(v.href)??0)-(u.get(s.href)??0));
if(b.length)return m(b,T(b.length));let E=H(e),w=c.filter(s=>E.has(s.href)).sort((s,v)=>(E.get(v.href)??0)-(E.get(s.href)??
0)),x=[...w,...c.filter(s=>!w.includes(s))].slice(0,A),$=o?.selectedOptions[0]?.textContent??"",L=i instanceof HTMLElement?
i.dataset:{},C=x.length?o?.value?L.nearStage:L.near:L.none;m(x,y(C??"",{query:e,stage:$})),u.size||P(e)}function g(){let e=new URLSearchParams(
location.search);n?.value?e.set("text",n.value):e.delete("text");let r=e.toString();history.replaceState(history.state,"",
`${location.pathname}${r&&`?${r}`}${location.hash}`)}function S(e){h=e;for(let r of d)r.setAttribute("aria-pressed",String(
r.dataset.direction===e))}t.addEventListener("input",()=>{l(),g()}),t.addEventListener("click",({target:e})=>{let r=e instanceof
Element?e.closest("button[data-direction], button[data-word]"):null;r instanceof HTMLButtonElement&&(r.dataset.word!==void 0?
n.value=r.dataset.word:S(r.dataset.direction??""),l(),g())}),t.addEventListener("submit",e=>e.preventDefault()),t.addEventListener(
"reset",()=>setTimeout(()=>{n.value="",S(""),l(),g()})),t.hidden=!1,l()}M(()=>{for(let t of f("form[data-happened]",HTMLFormElement))
U(t)});})();
