/* Made by "npm run bundle"; change the sources instead:
src/scripts/elements.js
src/scripts/filters.js
src/scripts/pages.js
sha256 0882dc5425552c4060536c297ef3145bcaf2111f0540c95e04f59459f4c15812 */
"use strict";(()=>{function u(t,n,o=document){return[...o.querySelectorAll(t)].filter(r=>r instanceof n)}function L(t,n){let o=new Intl.NumberFormat(
document.documentElement.lang||"en");return t.replace(/\{([a-z_]+)\}/g,(s,r)=>{let c=n[r];return typeof c=="number"?o.format(
c):c??s})}function b(){let t=[],n;function o(){let s=document.querySelector("article")??document.body;if(s!==n){n=s;for(let r of t)
r()}}return document.readyState==="loading"?document.addEventListener("DOMContentLoaded",o):queueMicrotask(o),typeof document$<
"u"&&document$.subscribe(()=>queueMicrotask(o)),{kept:void 0,onPage(s){t.push(s),n&&s()}}}function y(t){globalThis.stagebook??=
b(),globalThis.stagebook.onPage(t)}var E=t=>(t??"").normalize("NFC").toLocaleLowerCase().replace(/\s+/g," ").trim();function M(t){let n=document.getElementById(
t.dataset.filter??"");if(!n)return;let o=u("input[name], select[name]",HTMLElement,t).filter(e=>e instanceof HTMLInputElement||
e instanceof HTMLSelectElement),r=u("li",HTMLLIElement,n).filter(e=>e.parentElement===n).map(e=>({row:e,text:E(e.textContent),
data:e.dataset})),c=t.querySelector("[data-shown]"),p=document.querySelector(`[data-none="${n.id}"]`),i=e=>o.find(a=>a.name===
e)?.value??"",d=(e,a)=>!a||(e??"").split(/\s+/).includes(a);function f(){let e=E(i("text")).split(" ").filter(Boolean),a=0;
for(let{row:l,text:x,data:m}of r){let g=e.every(T=>x.includes(T))&&d(m.type,i("type"))&&d(m.stages,i("stage"))&&d(m.strengths,
i("strength"));l.hidden=!g,g&&(a+=1)}c instanceof HTMLElement&&(c.textContent=L(c.dataset.shown??"",{shown:a,total:r.length})),
p instanceof HTMLElement&&(p.hidden=a>0)}function h(){let e=new URLSearchParams(location.search);for(let l of o)l.value?
e.set(l.name,l.value):e.delete(l.name);let a=e.toString();history.replaceState(history.state,"",`${location.pathname}${a&&
`?${a}`}${location.hash}`)}let v=new URLSearchParams(location.search);for(let e of o)e.value=v.get(e.name)??"",e instanceof
HTMLSelectElement&&e.selectedIndex<0&&(e.value="");t.addEventListener("input",()=>{f(),h()}),t.addEventListener("submit",
e=>e.preventDefault()),t.addEventListener("reset",()=>setTimeout(()=>{for(let e of o)e.value="";f(),h()})),t.hidden=!1,f()}
y(()=>{for(let t of u("form[data-filter]",HTMLFormElement))M(t)});})();
