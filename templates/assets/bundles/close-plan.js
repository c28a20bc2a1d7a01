/* Made by "npm run bundle" from templates/assets/src; change it there. Sources: sha256 f6fe5000397e3ea5e751cdd9f60e36ae8dde1ebe45bace43d19ffb6054760966 */
"use strict";(()=>{function x(){let t=[],s;function l(){let n=document.querySelector("article")??document.body;if(n!==s){s=n;for(let e of t)
e()}}return document.readyState==="loading"?document.addEventListener("DOMContentLoaded",l):queueMicrotask(l),typeof document$<
"u"&&document$.subscribe(()=>queueMicrotask(l)),{kept:void 0,onPage(n){t.push(n),s&&n()}}}function E(t){globalThis.stagebook??=
x(),globalThis.stagebook.onPage(t)}var q=864e5,h=t=>t.toISOString().slice(0,10),A=t=>{let s=new Set(t.holidays),l=e=>e.getUTCDay()%6!==0&&!s.has(h(e)),n=(e,a,c)=>{
let r=e;for(;a===0&&!l(r);)r=new Date(r.getTime()+c*q);for(let f=a;f>0;)r=new Date(r.getTime()+c*q),l(r)&&(f-=1);return r};
return{back:(e,a)=>n(e,a,-1)}},H=t=>{let s=[],l=new Set(t.map(e=>e.id)),n=e=>{if(!s.includes(e)){for(let a of e.after){let c=t.
find(r=>r.id===a);c&&l.has(a)&&n(c)}s.push(e)}};return t.filter(e=>e.anchor).forEach(n),s},N=(t,s,l)=>{let n=A(t),e=H(t.
gates.filter(o=>o.stage>=l)),a=new Map,c=s;for(let o of[...e].reverse()){let u=a.get(o.id)??s;a.set(o.id,u);let d=n.back(
u,o.lead);d<c&&(c=d);for(let b of o.after){if(!e.some(i=>i.id===b))continue;let g=a.get(b);a.set(b,g&&g<d?g:d)}}let r=new Map,
f=new Map;for(let o of e){let u="";for(let d of o.after)r.has(d)&&(!u||(r.get(d)??0)>(r.get(u)??0))&&(u=d);r.set(o.id,o.
lead+(r.get(u)??0)),u&&f.set(o.id,u)}let w=new Set;for(let o=e.at(-1)?.id;o;o=f.get(o))w.add(o);return{latest:a,start:c,
critical:w}},P=(t,s,l)=>{if(t.classList.toggle("sb-critical",s),t.querySelector(".sb-plan__critical")?.remove(),!s)return;
let n=document.createElement("span");n.className="sb-plan__critical",n.textContent=l;let e=t.querySelector("th b");e?e.after(
" ",n):t.querySelector("th")?.append(n)},_=t=>{let s=document.getElementById("sb-plan-data"),l=t.querySelector("[role=st\
atus]"),n=t.elements.namedItem("go-live"),e=t.elements.namedItem("stage");if(!s||!(l instanceof HTMLElement)||!(n instanceof
HTMLInputElement)||!(e instanceof HTMLSelectElement||e instanceof HTMLInputElement))return;let a=JSON.parse(s.textContent??
"{}"),c=l.dataset,r=new Intl.DateTimeFormat(document.documentElement.lang||"en",{dateStyle:"medium",timeZone:"UTC"}),f=[
...document.querySelectorAll("tr[data-gate]")],w=new Map(a.gates.map(d=>[d.id,d.stage])),o="";t.hidden=!1;let u=()=>{let d=`${n.
value} ${e.value}`;if(d===o)return;o=d;let b=n.value?new Date(`${n.value}T00:00:00Z`):null,g=new Date(`${h(new Date(Date.
now()-new Date().getTimezoneOffset()*6e4))}T00:00:00Z`),i=b?N(a,b,Number(e.value)):null;for(let m of f){let y=m.getAttribute(
"data-gate")??"",p=i?.latest.get(y),v=(C,O)=>{let D=m.querySelector(`[data-field="plan/${y}/${C}"]`);D&&globalThis.stagebook?.
kept?.suggest(D,O)};v("latest",p?h(p):"");let $=i&&(w.get(y)??1/0)<Number(e.value);v("status",($?c.done:p&&p<g?c.tooLate:
"")??"");let I=i&&i.critical.size<i.latest.size&&i.critical.has(y);P(m,I??!1,c.critical??"")}let k=a.gates.find(m=>m.signing),
S=k&&i?.latest.get(k.id),L=i&&i.start<g?` (${c.tooLate})`:"",T=(m,y)=>{let p=document.querySelector(`[data-field="plan/${m}\
"]`);p&&globalThis.stagebook?.kept?.suggest(p,y)};T("sign-by",S?h(S):""),T("start-by",i?h(i.start)+L:"");let M=i?n.value>
a.until?c.beyond:i.start<g?c.late:c.ok:c.pick;l.textContent=(M??"").replace("#",i?r.format(i.start):"")};t.addEventListener(
"input",u),t.addEventListener("submit",d=>d.preventDefault()),globalThis.stagebook?.kept?.onShown(u)};E(()=>{document.querySelectorAll(
"form[data-plan]").forEach(t=>_(t))});})();
