/* Made by "npm run bundle"; change the sources instead:
src/scripts/deal-bar.js
src/scripts/deal-forms.js
src/scripts/elements.js
src/scripts/kept-items.js
src/scripts/pages.js
src/scripts/tick-store.js
src/scripts/worksheet.js
sha256 c0f154537d66cbd0f9f50f1e9d7c8d8e556dd75741b81f5deb69480d1fa4b5e7 */
"use strict";(()=>{function d(e,t,o=document){return[...o.querySelectorAll(e)].filter(s=>s instanceof t)}function H(e,t){let o=new Intl.NumberFormat(
document.documentElement.lang||"en");return e.replace(/\{([a-z_]+)\}/g,(n,s)=>{let i=t[s];return typeof i=="number"?o.format(
i):i??n})}function V(e){return((e instanceof HTMLElement?e.innerText:e.textContent)??"").replace(/\u00a0/g," ").trim()}function de(){let e=[],t;function o(){let n=document.querySelector("article")??document.body;if(n!==t){t=n;for(let s of e)
s()}}return document.readyState==="loading"?document.addEventListener("DOMContentLoaded",o):queueMicrotask(o),typeof document$<
"u"&&document$.subscribe(()=>queueMicrotask(o)),{kept:void 0,onPage(n){e.push(n),t&&n()}}}function O(e){globalThis.stagebook??=
de(),globalThis.stagebook.onPage(e)}var z="stagebook-ticks";var E=()=>Object.create(null),L=e=>typeof e=="object"&&e!==null&&!Array.isArray(e);function P(e){if(e.length>5e6)return null;
let t;try{t=JSON.parse(e)}catch{return null}if(!L(t)||t.format!==z||t.version!==1||!L(t.deals))return null;let o=E();for(let[
n,s]of Object.entries(t.deals)){if(!L(s))return null;o[n]=E();for(let[i,g]of Object.entries(s)){if(!L(g))return null;o[n][i]=
E();for(let[m,l]of Object.entries(g)){if(!K(l))return null;o[n][i][m]={done:l.done,note:l.note}}}}return o}var G=e=>JSON.
stringify({format:z,version:1,deals:e}),K=e=>L(e)&&typeof e.done=="boolean"&&typeof e.note=="string",W=(e,t)=>e?.done===
t?.done&&e?.note===t?.note;function Q(e,t){if(!e)return t;let n=!t.note||e.note.includes(t.note)?e.note:[e.note,t.note].
filter(Boolean).join(`
`);return{done:e.done||t.done,note:n}}function C(e){try{return localStorage.getItem(e)}catch{return null}}function _(e,t){
try{return localStorage.setItem(e,t),!0}catch{return!1}}function ue(){let e=_("stagebook:probe","");return e&&localStorage.
removeItem("stagebook:probe"),e}function pe(e,t){let o=[];for(let[n,s]of Object.entries(t))for(let[i,g]of Object.entries(
s))for(let[m,l]of Object.entries(g)){let h=e[n]?.[i]?.[m];o.push({deal:n,place:i,item:m,before:h,after:Q(h,l)})}return o.
filter(({before:n,after:s})=>!W(n,s))}function I(e,{deal:t,place:o,item:n},s){s?((e[t]??=E())[o]??=E())[n]=s:delete e[t]?.[o]?.[n],
X(e,t,o)}function ge(e,t){let o=e[t.deal]?.[t.place]?.[t.item];W(o,t.after)?I(e,t,t.before):t.before&&!t.after&&I(e,t,Q(
o,t.before))}var me=e=>L(e)&&["deal","place","item"].every(t=>typeof e[t]=="string")&&[e.before,e.after].every(t=>t===void 0||
K(t)),he=e=>L(e)&&typeof e.said=="string"&&Array.isArray(e.changes)&&e.changes.every(me);function U(e){try{let t=JSON.parse(
e||"[]");return Array.isArray(t)?t.filter(he):[]}catch{return[]}}function X(e,t,o){let n=e[t];n?.[o]&&!Object.keys(n[o]).
length&&delete n[o],n&&!Object.keys(n).length&&delete e[t]}var M=new Map;function Y(e,t){let n=!(C(e)!==null&&P(C(e)??"")===
null)&&ue(),s=t?(n?C(t):M.get(t))??"":"",i=[],g,m=[],l=!1,h=`${e}:undo`,S=()=>{try{return sessionStorage.getItem(h)??""}catch{
return M.get(h)??""}};function T(r){M.set(h,r);try{r?sessionStorage.setItem(h,r):sessionStorage.removeItem(h)}catch{}}function p(){
let r=P((n?C(e):M.get(e))??"")??E();for(let c of i)c(r);return r}function u(r){i.length=0;let c=G(r);if(M.set(e,c),!(n&&
_(e,c))&&(l=!0,!!n)){n=!1;for(let f of m)f()}}function b(){clearTimeout(g),g=void 0,i.length&&u(p())}return addEventListener(
"pagehide",b),addEventListener("beforeunload",r=>{b(),l&&r.preventDefault()}),document.addEventListener("visibilitychang\
e",()=>{document.visibilityState==="hidden"&&b()}),{get kept(){return n},get deal(){return s},flush:b,deals:()=>Object.keys(
p()).filter(r=>r&&!r.startsWith("\xA7 ")).sort((r,c)=>r.localeCompare(c)),all:p,change(r,c,f,a,k){i.push(F=>{let A=(F[r]??=
E())[c]??=E(),D={...A[f]??k,...a};D.done===k.done&&D.note===k.note?delete A[f]:A[f]=D,X(F,r,c)}),g??=setTimeout(b,300)},
forget(r){let c=p(),f=r.map(a=>({...a,before:c[a.deal]?.[a.place]?.[a.item],after:void 0})).filter(({before:a})=>a);for(let a of f)
I(c,a,void 0);return u(c),f},turnTo(r){b();let c=p();!s&&r&&c[""]&&!c[r]&&(c[r]=c[""],delete c[""],u(c)),s=r,t&&(M.set(t,
r),n&&_(t,r))},text(){return l=!1,G(p())},merge(r){let c=P(r);if(!c)return null;let f=p(),a=pe(f,c);for(let k of a)I(f,k,
k.after);return u(f),a},get undoable(){return U(S()).at(-1)?.said??""},offerUndo(r,c){c.length&&T(JSON.stringify([...U(S()),
{said:r,changes:c}].slice(-20)))},undo(){let r=U(S()),c=p();for(let f of r.pop()?.changes??[])ge(c,f);u(c),T(r.length?JSON.
stringify(r):"")},watch(r){m.push(r),addEventListener("storage",c=>{(c.key===e||c.key===null)&&r()})}}}var Z=e=>Y(`stage\
book:${e}:ticks`,`stagebook:${e}:deal`),ee=e=>Y(`stagebook:packet:${e}`);var ke=new Set(["deal/stage","deal/days-in-stage","deal/date"]),te=new Map,y,w=new Map,$=new Map,R=[],oe=[],se="";function be(){
let e=document.querySelector("[data-packet]")?.getAttribute("data-packet"),t=document.querySelector("form[data-keep]");if(typeof e!=
"string"&&!t)return;let o=new URL(t?.getAttribute("data-site")??".",location.href).pathname,n=JSON.stringify([e,o]),s=te.
get(n);return s||(s=typeof e=="string"?ee(e):Z(o),s.watch(x),te.set(n,s)),s}var B=e=>e.deal??y?.deal??"";function ye(e,t){
let o=e.closest("[data-deal-place]");return o instanceof HTMLElement?(ke.has(t)||e.closest("[data-of-place]")?o.dataset.
place:o.dataset.dealPlace)??"":se}function Ee(e){let t=e.closest("[data-deal]")?.getAttribute("data-deal"),o=e.closest("\
[data-packet] .sb-sheet");return t||(o?`#${oe.indexOf(o)+1}`:void 0)}function j(e,t){let o=Ee(e),n=ye(e,t),s=JSON.stringify(
[o,n,t]),i=w.get(s);return i||(i={deal:o,place:n,name:t,blank:{done:!1,note:""},suggested:"",kept:void 0,...{boxes:[],choices:[],
entries:[],pickers:[]}},w.set(s,i)),$.set(e,i),i}var J=({blank:e,suggested:t})=>({done:e.done,note:t||e.note});function re(e){
return(e.kept??J(e)).note.split(`
`).find(o=>e.choices.some(({value:n})=>n===o))??""}function q(e){let{done:t,note:o}=e.kept??J(e);for(let n of e.boxes)n.
checked=t;for(let n of e.choices)n.checked=n.value===re(e);for(let n of e.entries)n!==document.activeElement&&n.textContent!==
o&&(n.textContent=o);for(let n of e.pickers)n!==document.activeElement&&(n.value=o.split(`
`)[0]??"")}function ce(){for(let e of R)e()}function x(){let e=y?.all()??{};for(let t of w.values())t.kept=e[B(t)]?.[t.place]?.[t.
name],q(t);for(let t of d("[data-storage-off]",HTMLElement))t.hidden=y?.kept??!0;ce()}function ae(e,t){let o=J(e),n=e.suggested&&
t.note===""?{...t,note:e.suggested}:t,s={...e.kept??o,...n};e.kept=s.done===o.done&&s.note===o.note?void 0:s,y?.change(B(
e),e.place,e.name,n,o),q(e),ce()}function N(e,t){ae(e,t),y?.flush()}function Le(e){let t=j(e,e.dataset.tick??"");t.blank.
done||=e.defaultChecked,t.boxes.push(e),e.addEventListener("change",()=>N(t,{done:e.checked}))}function ve(e){let t=j(e,
e.dataset.choice??"");e.defaultChecked&&(t.blank.note=e.value),t.choices.push(e);let o=()=>re(t)===e.value,n=()=>N(t,{note:""});
e.addEventListener("click",()=>{o()&&n()}),e.addEventListener("change",()=>{e.checked&&N(t,{note:e.value})});let s=!1;e.
addEventListener("keydown",i=>{![" ","Backspace","Delete"].includes(i.key)||!o()||(i.preventDefault(),s=i.key===" ",n())}),
e.addEventListener("keyup",i=>{s&&i.preventDefault(),s=!1})}function Se(e){let t=j(e,e.dataset.field??"");t.blank.note||=
(e.textContent??"").trim(),t.entries.push(e),e.addEventListener("input",o=>{let n=V(e);!n&&!(o instanceof InputEvent&&o.
isComposing)&&e.replaceChildren(),ae(t,{note:n})}),e.addEventListener("blur",()=>{y?.flush(),q(t)})}function ne(e){let t=j(
e,e.dataset.picked??"");t.blank.note||=e.value,t.pickers.push(e),e.addEventListener("input",()=>N(t,{note:e.value}))}var v={
get store(){return y},refresh:x,count(){let e=[...w.values()].flatMap(t=>t.kept??[]);return{ticks:e.filter(({done:t})=>t).
length,notes:e.filter(({note:t})=>t).length}},forget(){let e=[...w.values()].filter(o=>o.kept),t=y?.forget(e.map(o=>({deal:B(
o),place:o.place,item:o.name})));return x(),t??[]},suggest(e,t){let o=$.get(e);!o||o.suggested===t||(o.suggested=t,q(o))},
onShown(e){R.push(e),e()}};function ie(){O(()=>{w=new Map,$=new Map,R=[],oe=d(".sb-sheet",HTMLElement),se=document.querySelector(
"form[data-keep]")?.getAttribute("data-keep")??"",y=be(),d("input[data-tick]",HTMLInputElement).forEach(Le),d("input[dat\
a-choice]",HTMLInputElement).forEach(ve),d(".sb-entry[data-field]",HTMLElement).forEach(Se),d("input[data-picked]",HTMLInputElement).
forEach(ne),d("select[data-picked]",HTMLSelectElement).forEach(ne),x()}),globalThis.stagebook&&(globalThis.stagebook.kept=
v)}function Te(e){let t=document.createElement("a");t.href=URL.createObjectURL(new Blob([e],{type:"application/json"})),t.download=
`stagebook-ticks-${new Date().toISOString().slice(0,10)}.json`,t.click(),setTimeout(()=>URL.revokeObjectURL(t.href),1e4)}
function Oe(){let e=d("[data-progress]",HTMLElement);if(!e.length)return;let t=d("input[data-tick]",HTMLInputElement),o=t.
filter(n=>n.checked).length;for(let n of e){let s=H(n.dataset.progress??"",{done:o,total:t.length});n.textContent!==s&&(n.
textContent=s)}for(let n of d(".sb-meter > i",HTMLElement))n.style.width=`${100*o/(t.length||1)}%`;for(let n of d(".sb-r\
ail__step[aria-current]",HTMLElement)){let s=n.querySelector(".sb-rail__done")??n.appendChild(document.createElement("sp\
an"));s.className="sb-rail__done",s.textContent=`${o}/${t.length}`}}function Me(e){let{sure:t="",cleared:o="",none:n="",
unnamed:s="",done:i="",bad:g="",undone:m=""}=e.dataset,{store:l,forget:h,onShown:S,refresh:T}=v,p=e.querySelector("[data\
-undo]"),u=e.elements.namedItem("deal"),b=e.querySelector("[data-says]");if(!l||!(u instanceof HTMLInputElement))return;
let r=a=>{b&&(b.textContent=a||l.undoable),p instanceof HTMLElement&&(p.hidden=!l.undoable)};function c(){!l||!(u instanceof
HTMLInputElement)||(u!==document.activeElement&&(u.value=l.deal),document.getElementById("sb-deals")?.replaceChildren(...l.
deals().map(a=>new Option(a,a))))}u.addEventListener("focus",c),u.addEventListener("change",()=>{l.turnTo(u.value.trim().
normalize("NFC")),r(""),T(),c()}),e.addEventListener("submit",a=>{a.preventDefault(),u.blur()}),e.querySelector("[data-e\
xport]")?.addEventListener("click",()=>Te(l.text())),e.querySelector("[data-reset]")?.addEventListener("click",()=>{let a={
...v.count(),deal:l.deal||s};if(!a.ticks&&!a.notes)return r(n);confirm(H(t,a))&&(l.offerUndo(H(o,a),h()),r(""))}),p?.addEventListener(
"click",()=>{l.undo(),T(),c(),r(`${m} ${l.undoable}`.trim()),u.focus()});let f=e.querySelector("[data-import]");f?.addEventListener(
"change",async()=>{if(!(f instanceof HTMLInputElement)||!f.files?.[0])return;let a=await f.files[0].text().catch(()=>""),
k=l.merge(a);k&&l.offerUndo(i,k),r(k?i:g),f.value="",T(),c()}),S(()=>{for(let a of d('[data-field="deal/opportunity"]',HTMLElement))
v.suggest(a,l.deal)});for(let a of d("[data-needs-script]",HTMLElement,e))a.hidden=!1;c(),r(""),S(Oe)}function le(){O(()=>{
for(let e of d("form[data-keep]",HTMLFormElement))Me(e)})}var we=10;function He(e){e.contentEditable!=="plaintext-only"&&(e.contentEditable="true",e.addEventListener("paste",t=>{
t.preventDefault(),document.execCommand("insertText",!1,t.clipboardData?.getData("text/plain")??"")}))}function Ce(e){let t=e.
querySelector("[data-evidence]"),o=e.querySelector(".sb-unproven");if(!t||!(o instanceof HTMLElement))return;let n=e.querySelector(
"input[data-choice]:checked"),s=n instanceof HTMLInputElement&&Number(n.value)>0&&!t.textContent?.trim();o.hidden=!s,e.classList.
toggle("sb-scored--unproven",s)}function Ie(){for(let e of d(".sb-sheet .sb-entry",HTMLElement)){e.classList.remove("sb-\
entry--tight","sb-entry--long");let t=e.offsetHeight/parseFloat(getComputedStyle(e).lineHeight),o=Number(e.parentElement?.
style.getPropertyValue("--lines")||1);e.classList.toggle("sb-entry--tight",t>o+.5),e.classList.toggle("sb-entry--long",t>
we)}}function fe(){addEventListener("beforeprint",Ie),O(()=>{for(let t of d(".sb-entry",HTMLElement))He(t);let e=d("tr[d\
ata-scored]",HTMLElement);v.onShown(()=>e.forEach(Ce))})}ie();le();fe();})();
