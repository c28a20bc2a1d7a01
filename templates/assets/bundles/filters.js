/* Made by "npm run bundle" from templates/assets/src; change it there. Sources: sha256 8fff9a9d81ac9e91171f7bf7d17c83064dcf6d5a6267d231258bec51ecbdb46d */
"use strict";(()=>{function d(t,n,i=document){return[...i.querySelectorAll(t)].filter(f=>f instanceof n)}function v(t,n,i=""){return t.replace(
/##?/g,o=>String(o==="##"?i:n))}function q(){let t=[],n;function i(){let o=document.querySelector("article")??document.body;if(o!==n){n=o;for(let f of t)
f()}}return document.readyState==="loading"?document.addEventListener("DOMContentLoaded",i):queueMicrotask(i),typeof document$<
"u"&&document$.subscribe(()=>queueMicrotask(i)),{kept:void 0,onPage(o){t.push(o),n&&o()}}}function M(t){globalThis.stagebook??=
q(),globalThis.stagebook.onPage(t)}var T=t=>(t??"").normalize("NFC").toLocaleLowerCase().replace(/\s+/g," ").trim(),$=t=>/[가-힣]/.test(t)?t.length>2?t.slice(
0,2):t:t.length>5?t.slice(0,-2):t;function C(t){let n=document.getElementById(t.dataset.filter??"");if(!n)return;let i=n,
o=d("input[name], select[name]",HTMLElement,t).filter(e=>e instanceof HTMLInputElement||e instanceof HTMLSelectElement),
r=d("li",HTMLLIElement,n).filter(e=>e.parentElement===n).map(e=>({row:e,text:T(e.textContent),data:e.dataset,hits:0})),y=t.
dataset.match==="any",m=t.querySelector("[data-shown]"),L=document.querySelector(`[data-none="${n.id}"]`),u=e=>o.find(a=>a.
name===e)?.value??"",h=(e,a)=>!a||(e??"").split(/\s+/).includes(a);function p(){let e=T(u("text")).split(" ").filter(Boolean);
for(let s of r)s.hits=e.filter(l=>s.text.includes(l)||s.text.includes($(l))).length;let a=Math.max(0,...r.map(({hits:s})=>s)),
c=0;for(let{row:s,text:l,data:g,hits:b}of r){let E=(y?!e.length||a>0&&b>=a*.75:e.every(H=>l.includes(H)))&&h(g.type,u("t\
ype"))&&h(g.stages,u("stage"))&&h(g.strengths,u("strength"));s.hidden=!E,E&&(c+=1)}y&&i.append(...[...r].sort((s,l)=>l.hits-
s.hits).map(({row:s})=>s)),m instanceof HTMLElement&&(m.textContent=v(m.dataset.shown??"",c,r.length)),L instanceof HTMLElement&&
(L.hidden=c>0)}function x(){let e=new URLSearchParams(location.search);for(let c of o)c.value?e.set(c.name,c.value):e.delete(
c.name);let a=e.toString();history.replaceState(history.state,"",`${location.pathname}${a&&`?${a}`}${location.hash}`)}let S=new URLSearchParams(
location.search);for(let e of o)e.value=S.get(e.name)??"",e instanceof HTMLSelectElement&&e.selectedIndex<0&&(e.value="");
t.addEventListener("input",()=>{p(),x()}),t.addEventListener("submit",e=>e.preventDefault()),t.addEventListener("reset",
()=>setTimeout(()=>{for(let e of o)e.value="";p(),x()})),t.hidden=!1,p()}M(()=>{for(let t of d("form[data-filter]",HTMLFormElement))
C(t)});})();
