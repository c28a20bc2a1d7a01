/* Made by "npm run bundle"; change the sources instead:
src/scripts/close-plan.js
src/scripts/pages.js
sha256 b39d50a0e4bbb93c6f38cfd50469d544752b43a2ff08f8d8ed01d9e1c6ebd751 */
"use strict";(()=>{function x(){let e=[],s;function l(){let n=document.querySelector("article")??document.body;if(n!==s){s=n;for(let t of e)
t()}}return document.readyState==="loading"?document.addEventListener("DOMContentLoaded",l):queueMicrotask(l),typeof document$<
"u"&&document$.subscribe(()=>queueMicrotask(l)),{kept:void 0,onPage(n){e.push(n),s&&n()}}}function E(e){globalThis.stagebook??=
x(),globalThis.stagebook.onPage(e)}var q=864e5,h=e=>e.toISOString().slice(0,10),A=e=>{let s=new Set(e.holidays),l=t=>t.getUTCDay()%6!==0&&!s.has(h(t)),n=(t,a,c)=>{
let i=t;for(;a===0&&!l(i);)i=new Date(i.getTime()+c*q);for(let f=a;f>0;)i=new Date(i.getTime()+c*q),l(i)&&(f-=1);return i};
return{back:(t,a)=>n(t,a,-1)}},H=e=>{let s=[],l=new Set(e.map(t=>t.id)),n=t=>{if(!s.includes(t)){for(let a of t.after){let c=e.
find(i=>i.id===a);c&&l.has(a)&&n(c)}s.push(t)}};return e.filter(t=>t.anchor).forEach(n),s},N=(e,s,l)=>{let n=A(e),t=H(e.
gates.filter(o=>o.stage>=l)),a=new Map,c=s;for(let o of[...t].reverse()){let u=a.get(o.id)??s;a.set(o.id,u);let d=n.back(
u,o.lead);d<c&&(c=d);for(let b of o.after){if(!t.some(r=>r.id===b))continue;let g=a.get(b);a.set(b,g&&g<d?g:d)}}let i=new Map,
f=new Map;for(let o of t){let u="";for(let d of o.after)i.has(d)&&(!u||(i.get(d)??0)>(i.get(u)??0))&&(u=d);i.set(o.id,o.
lead+(i.get(u)??0)),u&&f.set(o.id,u)}let w=new Set;for(let o=t.at(-1)?.id;o;o=f.get(o))w.add(o);return{latest:a,start:c,
critical:w}},P=(e,s,l)=>{if(e.classList.toggle("sb-critical",s),e.querySelector(".sb-plan__critical")?.remove(),!s)return;
let n=document.createElement("span");n.className="sb-plan__critical",n.textContent=l;let t=e.querySelector("th b");t?t.after(
" ",n):e.querySelector("th")?.append(n)},_=e=>{let s=e.dataset.plan||document.getElementById("sb-plan-data")?.textContent,
l=e.querySelector("[role=status]"),n=e.elements.namedItem("go-live"),t=e.elements.namedItem("stage");if(!s||!(l instanceof
HTMLElement)||!(n instanceof HTMLInputElement)||!(t instanceof HTMLSelectElement||t instanceof HTMLInputElement))return;
let a=JSON.parse(s),c=l.dataset,i=new Intl.DateTimeFormat(document.documentElement.lang||"en",{dateStyle:"medium",timeZone:"\
UTC"}),f=[...document.querySelectorAll("tr[data-gate]")],w=new Map(a.gates.map(d=>[d.id,d.stage])),o="";e.hidden=!1;let u=()=>{
let d=`${n.value} ${t.value}`;if(d===o)return;o=d;let b=n.value?new Date(`${n.value}T00:00:00Z`):null,g=new Date(`${h(new Date(
Date.now()-new Date().getTimezoneOffset()*6e4))}T00:00:00Z`),r=b?N(a,b,Number(t.value)):null;for(let m of f){let y=m.getAttribute(
"data-gate")??"",p=r?.latest.get(y),v=(C,O)=>{let D=m.querySelector(`[data-field="plan/${y}/${C}"]`);D&&globalThis.stagebook?.
kept?.suggest(D,O)};v("latest",p?h(p):"");let $=r&&(w.get(y)??1/0)<Number(t.value);v("status",($?c.done:p&&p<g?c.tooLate:
"")??"");let I=r&&r.critical.size<r.latest.size&&r.critical.has(y);P(m,I??!1,c.critical??"")}let k=a.gates.find(m=>m.signing),
S=k&&r?.latest.get(k.id),L=r&&r.start<g?` (${c.tooLate})`:"",T=(m,y)=>{let p=document.querySelector(`[data-field="plan/${m}\
"]`);p&&globalThis.stagebook?.kept?.suggest(p,y)};T("sign-by",S?h(S):""),T("start-by",r?h(r.start)+L:"");let M=r?n.value>
a.until?c.beyond:r.start<g?c.late:c.ok:c.pick;l.textContent=(M??"").replace("{date}",r?i.format(r.start):"")};e.addEventListener(
"input",u),e.addEventListener("submit",d=>d.preventDefault()),globalThis.stagebook?.kept?.onShown(u)};E(()=>{document.querySelectorAll(
"form[data-plan]").forEach(e=>_(e))});})();
