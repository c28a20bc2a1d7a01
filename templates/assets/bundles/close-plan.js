/* Made by "npm run bundle"; change the sources instead:
src/scripts/close-plan.js
src/scripts/pages.js
src/scripts/plan-dates.js
sha256 51730f28de4c7373a6134877a593de7b0ef7555c94cf1b2e6e505fadb937c597 */
"use strict";(()=>{function j(){let t=[],o;function n(){let e=document.querySelector("article")??document.body;if(e!==o){o=e;for(let s of t)
s()}}return document.readyState==="loading"?document.addEventListener("DOMContentLoaded",n):queueMicrotask(n),typeof document$<
"u"&&document$.subscribe(()=>queueMicrotask(n)),{kept:void 0,onPage(e){t.push(e),o&&e()}}}function x(t){globalThis.stagebook??=
j(),globalThis.stagebook.onPage(t)}var C=t=>new Date(t).toISOString().slice(0,10),L=t=>Date.parse(`${t}T00:00:00Z`),O=t=>{let o=new Map;for(let[s,a]of Object.
entries(t.years))o.set(Number(s),new Set(a.split(" ")));return{isWorking:s=>{let a=new Date(s),u=a.toISOString(),i=o.get(
a.getUTCFullYear())?.has(u.slice(5,7)+u.slice(8,10))??!1;return t.weekend.includes((a.getUTCDay()+6)%7)===i},isKnown:s=>!t.
named||o.has(s)&&!t.unknown.includes(s)}},I=t=>{let o=n=>t.every(e=>e.isWorking(n));return{lastWorking(n){let e=n;for(;!o(
e);)e-=864e5;return e},limit(n,e){let s=n;for(let a=e;a>0;s-=864e5)o(s)&&(a-=1);return s},forward(n,e){let s=n;for(let a=e;a>
0;)s+=864e5,o(s)&&(a-=1);return s},unknownYears(n,e){let s=[];for(let a=new Date(n).getUTCFullYear();a<=new Date(e).getUTCFullYear();a+=
1)t.every(u=>u.isKnown(a))||s.push(a);return s}}},U=(t,o)=>{let n=O(t.calendars.ours),e=t.calendars[o]?O(t.calendars[o]):
n;return{ours:I([n]),theirs:I([e]),both:I([n,e])}},_=t=>{let o=new Set,n=e=>{if(!o.has(e)){for(let s of t)e.after.includes(
s.id)&&n(s);o.add(e)}};return t.filter(e=>e.anchor).forEach(n),[...o]},F=(t,o,n)=>{let e=new Map;for(let s of[...t].reverse()){
let a=t.filter(i=>i.after.includes(s.id)),u=Math.min(n,...a.map(i=>e.get(i.id)?.begin??n));e.set(s.id,{limit:u,begin:o[s.
side].limit(u,s.lead)})}return e},B=(t,o,n,e,s)=>{let a=U(t,s),u=t.gates.filter(r=>r.stage>=e),i=_(u),g=F(i,a,L(o)),v=Math.
min(...[...g.values()].map(({begin:r})=>r)),h=new Map,f=new Map;for(let r of i){let{limit:m,begin:p}=g.get(r.id),T=r.after.
filter(c=>g.has(c)),D=T.length?Math.max(...T.map(c=>h.get(c)??0)):L(n),S=a[r.side],y=S.forward(D,r.lead);h.set(r.id,y);let $=T.
some(c=>f.get(c)?.isCritical&&g.get(c)?.limit===p);f.set(r.id,{latest:C(r.anchor?m:S.lastWorking(m)),earliest:C(y),isCritical:p===
v||$,isTooLate:y>m})}let d=i.map(r=>a[r.side].lastWorking(g.get(r.id)?.begin??v)),k=Math.min(...d),[M,E]=[Math.min(k,L(n)),
L(o)],l=i.flatMap(r=>a[r.side].unknownYears(M,E));return{gates:f,startBy:C(k),outside:u.filter(r=>!f.has(r.id)).map(r=>r.
id),unknownYears:[...new Set(l)].sort((r,m)=>r-m),isPossible:![...f.values()].some(r=>r.isTooLate)}},W=t=>{let o=[];for(let n of t){
let e=o.at(-1);e&&e[1]===n-1?e[1]=n:o.push([n,n])}return o.map(([n,e])=>n===e?`${n}`:`${n}\u2013${e}`).join(", ")};var K=(t,o,n)=>{if(t.classList.toggle("sb-critical",o),t.querySelector(".sb-plan__critical")?.remove(),!o)return;let e=document.
createElement("span");e.className="sb-plan__critical",e.textContent=n;let s=t.querySelector("th b");s?s.after(" ",e):t.querySelector(
"th")?.append(e)},z=t=>{let o=t.dataset.plan||document.getElementById("sb-plan-data")?.textContent,n=t.querySelector("[r\
ole=status]"),e=t.elements.namedItem("go-live"),s=t.elements.namedItem("stage"),a=t.elements.namedItem("buyer");if(!o||!(n instanceof
HTMLElement)||!(e instanceof HTMLInputElement)||!(s instanceof HTMLSelectElement||s instanceof HTMLInputElement))return;
let u=JSON.parse(o),i=n.dataset,g=[...document.querySelectorAll("tr[data-gate]")],v=new Map(u.gates.map(d=>[d.id,d.stage])),
h="";t.hidden=!1;let f=()=>{let d=a instanceof HTMLSelectElement?a.value:"",k=`${e.value} ${s.value} ${d}`;if(k===h)return;
h=k;let M=new Date,E=new Date(M.getTime()-M.getTimezoneOffset()*6e4).toISOString().slice(0,10),l=e.value?B(u,e.value,E,Number(
s.value),d):null,m=![...l?.gates.values()??[]].every(c=>c.isCritical);for(let c of g){let b=c.getAttribute("data-gate")??
"",w=l?.gates.get(b),q=(H,N)=>{let Y=c.querySelector(`[data-field="plan/${b}/${H}"]`);Y&&globalThis.stagebook?.kept?.suggest(
Y,N)};q("latest",w?.latest??"");let A=l&&(v.get(b)??1/0)<Number(s.value),P=l?.outside.includes(b);q("status",(A?i.done:w?.
isTooLate?i.tooLate:P?i.outside:"")??""),K(c,(m&&w?.isCritical)??!1,i.critical??"")}let p=W(l?.unknownYears??[]),D=[l&&!l.
isPossible?i.tooLate:"",p?i.unknown?.replace("{years}",p):""].filter(Boolean).join(", "),S=(c,b)=>{let w=document.querySelector(
`[data-field="plan/${c}"]`);w&&globalThis.stagebook?.kept?.suggest(w,b)},y=u.gates.find(c=>c.signing&&l?.gates.has(c.id));
S("sign-by",(y&&l?.gates.get(y.id)?.latest)??""),S("start-by",l?l.startBy+(D?` (${D})`:""):"");let $=l?l.isPossible?i.ok:
i.late:i.pick;n.textContent=[($??"").replace("{date}",l?.startBy??""),p?i.beyond?.replace("{years}",p):""].filter(Boolean).
join(" ")};t.addEventListener("input",f),t.addEventListener("submit",d=>d.preventDefault()),globalThis.stagebook?.kept?.
onShown(f)};x(()=>{document.querySelectorAll("form[data-plan]").forEach(t=>z(t))});})();
