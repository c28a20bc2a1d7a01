/* Made by "npm run bundle"; change the sources instead:
src/scripts/elements.js
src/scripts/filters.js
src/scripts/pages.js
sha256 1f141c1c1b4dd7b947b43a25883c557f0729a4da06104ce9be58952dfec3239f */
"use strict";(()=>{function d(t,n,c=document){return[...c.querySelectorAll(t)].filter(r=>r instanceof n)}function v(t,n){let c=new Intl.NumberFormat(
document.documentElement.lang||"en");return t.replace(/\{([a-z_]+)\}/g,(o,r)=>{let i=n[r];return typeof i=="number"?c.format(
i):i??o})}function q(){let t=[],n;function c(){let o=document.querySelector("article")??document.body;if(o!==n){n=o;for(let r of t)
r()}}return document.readyState==="loading"?document.addEventListener("DOMContentLoaded",c):queueMicrotask(c),typeof document$<
"u"&&document$.subscribe(()=>queueMicrotask(c)),{kept:void 0,onPage(o){t.push(o),n&&o()}}}function b(t){globalThis.stagebook??=
q(),globalThis.stagebook.onPage(t)}var M=t=>(t??"").normalize("NFC").toLocaleLowerCase().replace(/\s+/g," ").trim(),$=t=>/[가-힣]/.test(t)?t.length>2?t.slice(
0,2):t:t.length>5?t.slice(0,-2):t;function C(t){let n=document.getElementById(t.dataset.filter??"");if(!n)return;let c=n,
o=d("input[name], select[name]",HTMLElement,t).filter(e=>e instanceof HTMLInputElement||e instanceof HTMLSelectElement),
i=d("li",HTMLLIElement,n).filter(e=>e.parentElement===n).map(e=>({row:e,text:M(e.textContent),data:e.dataset,hits:0})),y=t.
dataset.match==="any",m=t.querySelector("[data-shown]"),L=document.querySelector(`[data-none="${n.id}"]`),f=e=>o.find(a=>a.
name===e)?.value??"",p=(e,a)=>!a||(e??"").split(/\s+/).includes(a);function h(){let e=M(f("text")).split(" ").filter(Boolean);
for(let s of i)s.hits=e.filter(u=>s.text.includes(u)||s.text.includes($(u))).length;let a=Math.max(0,...i.map(({hits:s})=>s)),
l=0;for(let{row:s,text:u,data:g,hits:S}of i){let E=(y?!e.length||a>0&&S>=a*.75:e.every(H=>u.includes(H)))&&p(g.type,f("t\
ype"))&&p(g.stages,f("stage"))&&p(g.strengths,f("strength"));s.hidden=!E,E&&(l+=1)}y&&c.append(...[...i].sort((s,u)=>u.hits-
s.hits).map(({row:s})=>s)),m instanceof HTMLElement&&(m.textContent=v(m.dataset.shown??"",{shown:l,total:i.length})),L instanceof
HTMLElement&&(L.hidden=l>0)}function x(){let e=new URLSearchParams(location.search);for(let l of o)l.value?e.set(l.name,
l.value):e.delete(l.name);let a=e.toString();history.replaceState(history.state,"",`${location.pathname}${a&&`?${a}`}${location.
hash}`)}let T=new URLSearchParams(location.search);for(let e of o)e.value=T.get(e.name)??"",e instanceof HTMLSelectElement&&
e.selectedIndex<0&&(e.value="");t.addEventListener("input",()=>{h(),x()}),t.addEventListener("submit",e=>e.preventDefault()),
t.addEventListener("reset",()=>setTimeout(()=>{for(let e of o)e.value="";h(),x()})),t.hidden=!1,h()}b(()=>{for(let t of d(
"form[data-filter]",HTMLFormElement))C(t)});})();
