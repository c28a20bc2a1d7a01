/* Made by "npm run bundle"; change the sources instead:
src/scripts/deal-bar.js
src/scripts/deal-forms.js
src/scripts/elements.js
src/scripts/kept-items.js
src/scripts/pages.js
src/scripts/tick-changes.js
src/scripts/tick-store.js
src/scripts/worksheet.js
sha256 32cca2ace0fce3d4d3a44e9124492e72585045ea9b4d46224232db9561193d68 */
"use strict";(()=>{function d(e,t,o=document){return[...o.querySelectorAll(e)].filter(s=>s instanceof t)}function H(e,t){let o=new Intl.NumberFormat(
document.documentElement.lang||"en");return e.replace(/\{([a-z_]+)\}/g,(n,s)=>{let i=t[s];return typeof i=="number"?o.format(
i):i??n})}function z(e){return((e instanceof HTMLElement?e.innerText:e.textContent)??"").replace(/\u00a0/g," ").trim()}function pe(){let e=[],t;function o(){let n=document.querySelector("article")??document.body;if(n!==t){t=n;for(let s of e)
s()}}return document.readyState==="loading"?document.addEventListener("DOMContentLoaded",o):queueMicrotask(o),typeof document$<
"u"&&document$.subscribe(()=>queueMicrotask(o)),{kept:void 0,onPage(n){e.push(n),t&&n()}}}function O(e){globalThis.stagebook??=
pe(),globalThis.stagebook.onPage(e)}var K="stagebook-ticks";var y=()=>Object.create(null),L=e=>typeof e=="object"&&e!==null&&!Array.isArray(e);function C(e){if(e.length>5e6)return null;
let t;try{t=JSON.parse(e)}catch{return null}if(!L(t)||t.format!==K||t.version!==1||!L(t.deals))return null;let o=y();for(let[
n,s]of Object.entries(t.deals)){if(!L(s))return null;o[n]=y();for(let[i,g]of Object.entries(s)){if(!L(g))return null;o[n][i]=
y();for(let[m,l]of Object.entries(g)){if(!W(l))return null;o[n][i][m]={done:l.done,note:l.note}}}}return o}var $=e=>JSON.
stringify({format:K,version:1,deals:e}),W=e=>L(e)&&typeof e.done=="boolean"&&typeof e.note=="string",Q=(e,t)=>e?.done===
t?.done&&e?.note===t?.note;function X(e,t){if(!e)return t;let n=!t.note||e.note.includes(t.note)?e.note:[e.note,t.note].
filter(Boolean).join(`
`);return{done:e.done||t.done,note:n}}function Y(e,t){let o=[];for(let[n,s]of Object.entries(t))for(let[i,g]of Object.entries(
s))for(let[m,l]of Object.entries(g)){let h=e[n]?.[i]?.[m];o.push({deal:n,place:i,item:m,before:h,after:X(h,l)})}return o.
filter(({before:n,after:s})=>!Q(n,s))}function x(e,{deal:t,place:o,item:n},s){s?((e[t]??=y())[o]??=y())[n]=s:delete e[t]?.[o]?.[n],
_(e,t,o)}function Z(e,t){let o=e[t.deal]?.[t.place]?.[t.item];Q(o,t.after)?x(e,t,t.before):t.before&&!t.after&&x(e,t,X(o,
t.before))}var ge=e=>L(e)&&["deal","place","item"].every(t=>typeof e[t]=="string")&&[e.before,e.after].every(t=>t===void 0||
W(t)),me=e=>L(e)&&typeof e.said=="string"&&Array.isArray(e.changes)&&e.changes.every(ge);function I(e){try{let t=JSON.parse(
e||"[]");return Array.isArray(t)?t.filter(me):[]}catch{return[]}}function _(e,t,o){let n=e[t];n?.[o]&&!Object.keys(n[o]).
length&&delete n[o],n&&!Object.keys(n).length&&delete e[t]}var he=300,ke=20;function N(e){try{return localStorage.getItem(e)}catch{return null}}function B(e,t){try{return localStorage.
setItem(e,t),!0}catch{return!1}}function be(){let e=B("stagebook:probe","");return e&&localStorage.removeItem("stagebook\
:probe"),e}var M=new Map;function ee(e,t){let n=!(N(e)!==null&&C(N(e)??"")===null)&&be(),s=t?(n?N(t):M.get(t))??"":"",i=[],
g,m=[],l=!1,h=`${e}:undo`,S=()=>{try{return sessionStorage.getItem(h)??""}catch{return M.get(h)??""}};function T(r){M.set(
h,r);try{r?sessionStorage.setItem(h,r):sessionStorage.removeItem(h)}catch{}}function p(){let r=C((n?N(e):M.get(e))??"")??
y();for(let c of i)c(r);return r}function u(r){i.length=0;let c=$(r);if(M.set(e,c),!(n&&B(e,c))&&(l=!0,!!n)){n=!1;for(let f of m)
f()}}function b(){clearTimeout(g),g=void 0,i.length&&u(p())}return addEventListener("pagehide",b),addEventListener("befo\
reunload",r=>{b(),l&&r.preventDefault()}),document.addEventListener("visibilitychange",()=>{document.visibilityState==="\
hidden"&&b()}),{get kept(){return n},get deal(){return s},flush:b,deals:()=>Object.keys(p()).filter(r=>r&&!r.startsWith(
"\xA7 ")).sort((r,c)=>r.localeCompare(c)),all:p,change(r,c,f,a,k){i.push(G=>{let D=(G[r]??=y())[c]??=y(),U={...D[f]??k,...a};
U.done===k.done&&U.note===k.note?delete D[f]:D[f]=U,_(G,r,c)}),g??=setTimeout(b,he)},forget(r){let c=p(),f=r.map(a=>({...a,
before:c[a.deal]?.[a.place]?.[a.item],after:void 0})).filter(({before:a})=>a);for(let a of f)x(c,a,void 0);return u(c),f},
turnTo(r){b();let c=p();!s&&r&&c[""]&&!c[r]&&(c[r]=c[""],delete c[""],u(c)),s=r,t&&(M.set(t,r),n&&B(t,r))},text(){return l=
!1,$(p())},merge(r){let c=C(r);if(!c)return null;let f=p(),a=Y(f,c);for(let k of a)x(f,k,k.after);return u(f),a},get undoable(){
return I(S()).at(-1)?.said??""},offerUndo(r,c){c.length&&T(JSON.stringify([...I(S()),{said:r,changes:c}].slice(-ke)))},undo(){
let r=I(S()),c=p();for(let f of r.pop()?.changes??[])Z(c,f);u(c),T(r.length?JSON.stringify(r):"")},watch(r){m.push(r),addEventListener(
"storage",c=>{(c.key===e||c.key===null)&&r()})}}}var te=e=>ee(`stagebook:${e}:ticks`,`stagebook:${e}:deal`),ne=e=>ee(`st\
agebook:packet:${e}`);var ye=new Set(["deal/stage","deal/days-in-stage","deal/date"]),oe=new Map,E,w=new Map,R=new Map,J=[],re=[],ce="";function Ee(){
let e=document.querySelector("[data-packet]")?.getAttribute("data-packet"),t=document.querySelector("form[data-keep]");if(typeof e!=
"string"&&!t)return;let o=new URL(t?.getAttribute("data-site")??".",location.href).pathname,n=JSON.stringify([e,o]),s=oe.
get(n);return s||(s=typeof e=="string"?ne(e):te(o),s.watch(j),oe.set(n,s)),s}var F=e=>e.deal??E?.deal??"";function Le(e,t){
let o=e.closest("[data-deal-place]");return o instanceof HTMLElement?(ye.has(t)||e.closest("[data-of-place]")?o.dataset.
place:o.dataset.dealPlace)??"":ce}function ve(e){let t=e.closest("[data-deal]")?.getAttribute("data-deal"),o=e.closest("\
[data-packet] .sb-sheet");return t||(o?`#${re.indexOf(o)+1}`:void 0)}function A(e,t){let o=ve(e),n=Le(e,t),s=JSON.stringify(
[o,n,t]),i=w.get(s);return i||(i={deal:o,place:n,name:t,blank:{done:!1,note:""},suggested:"",kept:void 0,...{boxes:[],choices:[],
entries:[],pickers:[]}},w.set(s,i)),R.set(e,i),i}var V=({blank:e,suggested:t})=>({done:e.done,note:t||e.note});function ae(e){
return(e.kept??V(e)).note.split(`
`).find(o=>e.choices.some(({value:n})=>n===o))??""}function P(e){let{done:t,note:o}=e.kept??V(e);for(let n of e.boxes)n.
checked=t;for(let n of e.choices)n.checked=n.value===ae(e);for(let n of e.entries)n!==document.activeElement&&n.textContent!==
o&&(n.textContent=o);for(let n of e.pickers)n!==document.activeElement&&(n.value=o.split(`
`)[0]??"")}function ie(){for(let e of J)e()}function j(){let e=E?.all()??{};for(let t of w.values())t.kept=e[F(t)]?.[t.place]?.[t.
name],P(t);for(let t of d("[data-storage-off]",HTMLElement))t.hidden=E?.kept??!0;ie()}function le(e,t){let o=V(e),n=e.suggested&&
t.note===""?{...t,note:e.suggested}:t,s={...e.kept??o,...n};e.kept=s.done===o.done&&s.note===o.note?void 0:s,E?.change(F(
e),e.place,e.name,n,o),P(e),ie()}function q(e,t){le(e,t),E?.flush()}function Se(e){let t=A(e,e.dataset.tick??"");t.blank.
done||=e.defaultChecked,t.boxes.push(e),e.addEventListener("change",()=>q(t,{done:e.checked}))}function Te(e){let t=A(e,
e.dataset.choice??"");e.defaultChecked&&(t.blank.note=e.value),t.choices.push(e);let o=()=>ae(t)===e.value,n=()=>q(t,{note:""});
e.addEventListener("click",()=>{o()&&n()}),e.addEventListener("change",()=>{e.checked&&q(t,{note:e.value})});let s=!1;e.
addEventListener("keydown",i=>{![" ","Backspace","Delete"].includes(i.key)||!o()||(i.preventDefault(),s=i.key===" ",n())}),
e.addEventListener("keyup",i=>{s&&i.preventDefault(),s=!1})}function Oe(e){let t=A(e,e.dataset.field??"");t.blank.note||=
(e.textContent??"").trim(),t.entries.push(e),e.addEventListener("input",o=>{let n=z(e);!n&&!(o instanceof InputEvent&&o.
isComposing)&&e.replaceChildren(),le(t,{note:n})}),e.addEventListener("blur",()=>{E?.flush(),P(t)})}function se(e){let t=A(
e,e.dataset.picked??"");t.blank.note||=e.value,t.pickers.push(e),e.addEventListener("input",()=>q(t,{note:e.value}))}var v={
get store(){return E},refresh:j,count(){let e=[...w.values()].flatMap(t=>t.kept??[]);return{ticks:e.filter(({done:t})=>t).
length,notes:e.filter(({note:t})=>t).length}},forget(){let e=[...w.values()].filter(o=>o.kept),t=E?.forget(e.map(o=>({deal:F(
o),place:o.place,item:o.name})));return j(),t??[]},suggest(e,t){let o=R.get(e);!o||o.suggested===t||(o.suggested=t,P(o))},
onShown(e){J.push(e),e()}};function fe(){O(()=>{w=new Map,R=new Map,J=[],re=d(".sb-sheet",HTMLElement),ce=document.querySelector(
"form[data-keep]")?.getAttribute("data-keep")??"",E=Ee(),d("input[data-tick]",HTMLInputElement).forEach(Se),d("input[dat\
a-choice]",HTMLInputElement).forEach(Te),d(".sb-entry[data-field]",HTMLElement).forEach(Oe),d("input[data-picked]",HTMLInputElement).
forEach(se),d("select[data-picked]",HTMLSelectElement).forEach(se),j()}),globalThis.stagebook&&(globalThis.stagebook.kept=
v)}function Me(e){let t=document.createElement("a");t.href=URL.createObjectURL(new Blob([e],{type:"application/json"})),t.download=
`stagebook-ticks-${new Date().toISOString().slice(0,10)}.json`,t.click(),setTimeout(()=>URL.revokeObjectURL(t.href),1e4)}
function we(){let e=d("[data-progress]",HTMLElement);if(!e.length)return;let t=d("input[data-tick]",HTMLInputElement),o=t.
filter(n=>n.checked).length;for(let n of e){let s=H(n.dataset.progress??"",{done:o,total:t.length});n.textContent!==s&&(n.
textContent=s)}for(let n of d(".sb-meter > i",HTMLElement))n.style.width=`${100*o/(t.length||1)}%`;for(let n of d(".sb-r\
ail__step[aria-current]",HTMLElement)){let s=n.querySelector(".sb-rail__done")??n.appendChild(document.createElement("sp\
an"));s.className="sb-rail__done",s.textContent=`${o}/${t.length}`}}function xe(e){let{sure:t="",cleared:o="",none:n="",
unnamed:s="",done:i="",bad:g="",undone:m=""}=e.dataset,{store:l,forget:h,onShown:S,refresh:T}=v,p=e.querySelector("[data\
-undo]"),u=e.elements.namedItem("deal"),b=e.querySelector("[data-says]");if(!l||!(u instanceof HTMLInputElement))return;
let r=a=>{b&&(b.textContent=a||l.undoable),p instanceof HTMLElement&&(p.hidden=!l.undoable)};function c(){!l||!(u instanceof
HTMLInputElement)||(u!==document.activeElement&&(u.value=l.deal),document.getElementById("sb-deals")?.replaceChildren(...l.
deals().map(a=>new Option(a,a))))}u.addEventListener("focus",c),u.addEventListener("change",()=>{l.turnTo(u.value.trim().
normalize("NFC")),r(""),T(),c()}),e.addEventListener("submit",a=>{a.preventDefault(),u.blur()}),e.querySelector("[data-e\
xport]")?.addEventListener("click",()=>Me(l.text())),e.querySelector("[data-reset]")?.addEventListener("click",()=>{let a={
...v.count(),deal:l.deal||s};if(!a.ticks&&!a.notes)return r(n);confirm(H(t,a))&&(l.offerUndo(H(o,a),h()),r(""))}),p?.addEventListener(
"click",()=>{l.undo(),T(),c(),r(`${m} ${l.undoable}`.trim()),u.focus()});let f=e.querySelector("[data-import]");f?.addEventListener(
"change",async()=>{if(!(f instanceof HTMLInputElement)||!f.files?.[0])return;let a=await f.files[0].text().catch(()=>""),
k=l.merge(a);k&&l.offerUndo(i,k),r(k?i:g),f.value="",T(),c()}),S(()=>{for(let a of d('[data-field="deal/opportunity"]',HTMLElement))
v.suggest(a,l.deal)});for(let a of d("[data-needs-script]",HTMLElement,e))a.hidden=!1;c(),r(""),S(we)}function de(){O(()=>{
for(let e of d("form[data-keep]",HTMLFormElement))xe(e)})}var He=10;function Ce(e){e.contentEditable!=="plaintext-only"&&(e.contentEditable="true",e.addEventListener("paste",t=>{
t.preventDefault(),document.execCommand("insertText",!1,t.clipboardData?.getData("text/plain")??"")}))}function Ie(e){let t=e.
querySelector("[data-evidence]"),o=e.querySelector(".sb-unproven");if(!t||!(o instanceof HTMLElement))return;let n=e.querySelector(
"input[data-choice]:checked"),s=n instanceof HTMLInputElement&&Number(n.value)>0&&!t.textContent?.trim();o.hidden=!s,e.classList.
toggle("sb-scored--unproven",s)}function Ne(){for(let e of d(".sb-sheet .sb-entry",HTMLElement)){e.classList.remove("sb-\
entry--tight","sb-entry--long");let t=e.offsetHeight/parseFloat(getComputedStyle(e).lineHeight),o=e.closest(".sb-lined"),
n=Number(o&&getComputedStyle(o).getPropertyValue("--n")||1);e.classList.toggle("sb-entry--tight",t>n+.5),e.classList.toggle(
"sb-entry--long",t>He)}}function ue(){addEventListener("beforeprint",Ne),O(()=>{for(let t of d(".sb-entry",HTMLElement))
Ce(t);let e=d("tr[data-scored]",HTMLElement);v.onShown(()=>e.forEach(Ie))})}fe();de();ue();})();
