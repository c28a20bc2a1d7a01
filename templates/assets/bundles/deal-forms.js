/* Made by "npm run bundle"; change the sources instead:
src/scripts/deal-bar.js
src/scripts/deal-forms.js
src/scripts/elements.js
src/scripts/kept-items.js
src/scripts/pages.js
src/scripts/tick-store.js
src/scripts/worksheet.js
sha256 b37a6b5bf6e036eda15d56d4233af0a8177439010575aa72ae504d3a997c8f75 */
"use strict";(()=>{function f(e,t,o=document){return[...o.querySelectorAll(e)].filter(s=>s instanceof t)}function H(e,t){let o=new Intl.NumberFormat(
document.documentElement.lang||"en");return e.replace(/\{([a-z_]+)\}/g,(n,s)=>{let i=t[s];return typeof i=="number"?o.format(
i):i??n})}function J(e){return((e instanceof HTMLElement?e.innerText:e.textContent)??"").replace(/\u00a0/g," ").trim()}function de(){let e=[],t;function o(){let n=document.querySelector("article")??document.body;if(n!==t){t=n;for(let s of e)
s()}}return document.readyState==="loading"?document.addEventListener("DOMContentLoaded",o):queueMicrotask(o),typeof document$<
"u"&&document$.subscribe(()=>queueMicrotask(o)),{kept:void 0,onPage(n){e.push(n),t&&n()}}}function S(e){globalThis.stagebook??=
de(),globalThis.stagebook.onPage(e)}var z="stagebook-ticks";var y=()=>Object.create(null),O=e=>typeof e=="object"&&e!==null&&!Array.isArray(e);function A(e){if(e.length>5e6)return null;
let t;try{t=JSON.parse(e)}catch{return null}if(!O(t)||t.format!==z||t.version!==1||!O(t.deals))return null;let o=y();for(let[
n,s]of Object.entries(t.deals)){if(!O(s))return null;o[n]=y();for(let[i,g]of Object.entries(s)){if(!O(g))return null;o[n][i]=
y();for(let[m,l]of Object.entries(g)){if(!K(l))return null;o[n][i][m]={done:l.done,note:l.note}}}}return o}var V=e=>JSON.
stringify({format:z,version:1,deals:e}),K=e=>O(e)&&typeof e.done=="boolean"&&typeof e.note=="string",W=(e,t)=>e?.done===
t?.done&&e?.note===t?.note;function Q(e,t){if(!e)return t;let n=!t.note||e.note.includes(t.note)?e.note:[e.note,t.note].
filter(Boolean).join(`
`);return{done:e.done||t.done,note:n}}function C(e){try{return localStorage.getItem(e)}catch{return null}}function U(e,t){
try{return localStorage.setItem(e,t),!0}catch{return!1}}function ue(){let e=U("stagebook:probe","");return e&&localStorage.
removeItem("stagebook:probe"),e}function pe(e,t){let o=[];for(let[n,s]of Object.entries(t))for(let[i,g]of Object.entries(
s))for(let[m,l]of Object.entries(g)){let h=e[n]?.[i]?.[m];o.push({deal:n,place:i,item:m,before:h,after:Q(h,l)})}return o.
filter(({before:n,after:s})=>!W(n,s))}function I(e,{deal:t,place:o,item:n},s){s?((e[t]??=y())[o]??=y())[n]=s:delete e[t]?.[o]?.[n],
X(e,t,o)}function ge(e,t){let o=e[t.deal]?.[t.place]?.[t.item];W(o,t.after)?I(e,t,t.before):t.before&&!t.after&&I(e,t,Q(
o,t.before))}function G(e){try{let t=JSON.parse(e),o=n=>O(n)&&["deal","place","item"].every(s=>typeof n[s]=="string")&&[
n.before,n.after].every(s=>s===void 0||K(s));return typeof t.said=="string"&&t.changes.length&&t.changes.every(o)?t:null}catch{
return null}}function X(e,t,o){let n=e[t];n?.[o]&&!Object.keys(n[o]).length&&delete n[o],n&&!Object.keys(n).length&&delete e[t]}
var T=new Map;function Y(e,t){let n=!(C(e)!==null&&A(C(e)??"")===null)&&ue(),s=t?(n?C(t):T.get(t))??"":"",i=[],g,m=[],l=!1,
h=`${e}:undo`,w=()=>{try{return sessionStorage.getItem(h)??""}catch{return T.get(h)??""}};function v(r){T.set(h,r);try{r?
sessionStorage.setItem(h,r):sessionStorage.removeItem(h)}catch{}}function p(){let r=A((n?C(e):T.get(e))??"")??y();for(let c of i)
c(r);return r}function u(r){i.length=0;let c=V(r);if(T.set(e,c),!(n&&U(e,c))&&(l=!0,!!n)){n=!1;for(let d of m)d()}}function b(){
clearTimeout(g),g=void 0,i.length&&u(p())}return addEventListener("pagehide",b),addEventListener("beforeunload",r=>{b(),
l&&r.preventDefault()}),document.addEventListener("visibilitychange",()=>{document.visibilityState==="hidden"&&b()}),{get kept(){
return n},get deal(){return s},flush:b,deals:()=>Object.keys(p()).filter(r=>r&&!r.startsWith("\xA7 ")).sort((r,c)=>r.localeCompare(
c)),all:p,change(r,c,d,a,k){i.push(F=>{let P=(F[r]??=y())[c]??=y(),D={...P[d]??k,...a};D.done===k.done&&D.note===k.note?
delete P[d]:P[d]=D,X(F,r,c)}),g??=setTimeout(b,300)},forget(r){let c=p(),d=r.map(a=>({...a,before:c[a.deal]?.[a.place]?.[a.
item],after:void 0})).filter(({before:a})=>a);for(let a of d)I(c,a,void 0);return u(c),d},turnTo(r){b();let c=p();!s&&r&&
c[""]&&!c[r]&&(c[r]=c[""],delete c[""],u(c)),s=r,t&&(T.set(t,r),n&&U(t,r))},text(){return l=!1,V(p())},merge(r){let c=A(
r);if(!c)return null;let d=p(),a=pe(d,c);for(let k of a)I(d,k,k.after);return u(d),a},get undoable(){return G(w())?.said??
""},offerUndo:(r,c)=>v(c.length?JSON.stringify({said:r,changes:c}):""),undo(){let r=p();for(let c of G(w())?.changes??[])
ge(r,c);u(r),v("")},watch(r){m.push(r),addEventListener("storage",c=>{(c.key===e||c.key===null)&&r()})}}}var Z=e=>Y(`sta\
gebook:${e}:ticks`,`stagebook:${e}:deal`),ee=e=>Y(`stagebook:packet:${e}`);var me=new Set(["deal/stage","deal/days-in-stage","deal/date"]),te=new Map,E,M=new Map,_=new Map,$=[],oe=[],se="";function he(){
let e=document.querySelector("[data-packet]")?.getAttribute("data-packet"),t=document.querySelector("form[data-keep]");if(typeof e!=
"string"&&!t)return;let o=new URL(t?.getAttribute("data-site")??".",location.href).pathname,n=JSON.stringify([e,o]),s=te.
get(n);return s||(s=typeof e=="string"?ee(e):Z(o),s.watch(x),te.set(n,s)),s}var R=e=>e.deal??E?.deal??"";function ke(e,t){
let o=e.closest("[data-deal-place]");return o instanceof HTMLElement?(me.has(t)||e.closest("[data-of-place]")?o.dataset.
place:o.dataset.dealPlace)??"":se}function be(e){let t=e.closest("[data-deal]")?.getAttribute("data-deal"),o=e.closest("\
[data-packet] .sb-sheet");return t||(o?`#${oe.indexOf(o)+1}`:void 0)}function q(e,t){let o=be(e),n=ke(e,t),s=JSON.stringify(
[o,n,t]),i=M.get(s);return i||(i={deal:o,place:n,name:t,blank:{done:!1,note:""},suggested:"",kept:void 0,...{boxes:[],choices:[],
entries:[],pickers:[]}},M.set(s,i)),_.set(e,i),i}var B=({blank:e,suggested:t})=>({done:e.done,note:t||e.note});function re(e){
return(e.kept??B(e)).note.split(`
`).find(o=>e.choices.some(({value:n})=>n===o))??""}function N(e){let{done:t,note:o}=e.kept??B(e);for(let n of e.boxes)n.
checked=t;for(let n of e.choices)n.checked=n.value===re(e);for(let n of e.entries)n!==document.activeElement&&n.textContent!==
o&&(n.textContent=o);for(let n of e.pickers)n!==document.activeElement&&(n.value=o.split(`
`)[0]??"")}function ce(){for(let e of $)e()}function x(){let e=E?.all()??{};for(let t of M.values())t.kept=e[R(t)]?.[t.place]?.[t.
name],N(t);for(let t of f("[data-storage-off]",HTMLElement))t.hidden=E?.kept??!0;ce()}function ae(e,t){let o=B(e),n=e.suggested&&
t.note===""?{...t,note:e.suggested}:t,s={...e.kept??o,...n};e.kept=s.done===o.done&&s.note===o.note?void 0:s,E?.change(R(
e),e.place,e.name,n,o),N(e),ce()}function j(e,t){ae(e,t),E?.flush()}function Ee(e){let t=q(e,e.dataset.tick??"");t.blank.
done||=e.defaultChecked,t.boxes.push(e),e.addEventListener("change",()=>j(t,{done:e.checked}))}function ye(e){let t=q(e,
e.dataset.choice??"");e.defaultChecked&&(t.blank.note=e.value),t.choices.push(e);let o=()=>re(t)===e.value,n=()=>j(t,{note:""});
e.addEventListener("click",()=>{o()&&n()}),e.addEventListener("change",()=>{e.checked&&j(t,{note:e.value})});let s=!1;e.
addEventListener("keydown",i=>{![" ","Backspace","Delete"].includes(i.key)||!o()||(i.preventDefault(),s=i.key===" ",n())}),
e.addEventListener("keyup",i=>{s&&i.preventDefault(),s=!1})}function Le(e){let t=q(e,e.dataset.field??"");t.blank.note||=
(e.textContent??"").trim(),t.entries.push(e),e.addEventListener("input",o=>{let n=J(e);!n&&!(o instanceof InputEvent&&o.
isComposing)&&e.replaceChildren(),ae(t,{note:n})}),e.addEventListener("blur",()=>{E?.flush(),N(t)})}function ne(e){let t=q(
e,e.dataset.picked??"");t.blank.note||=e.value,t.pickers.push(e),e.addEventListener("input",()=>j(t,{note:e.value}))}var L={
get store(){return E},refresh:x,count(){let e=[...M.values()].flatMap(t=>t.kept??[]);return{ticks:e.filter(({done:t})=>t).
length,notes:e.filter(({note:t})=>t).length}},forget(){let e=[...M.values()].filter(o=>o.kept),t=E?.forget(e.map(o=>({deal:R(
o),place:o.place,item:o.name})));return x(),t??[]},suggest(e,t){let o=_.get(e);!o||o.suggested===t||(o.suggested=t,N(o))},
onShown(e){$.push(e),e()}};function ie(){S(()=>{M=new Map,_=new Map,$=[],oe=f(".sb-sheet",HTMLElement),se=document.querySelector(
"form[data-keep]")?.getAttribute("data-keep")??"",E=he(),f("input[data-tick]",HTMLInputElement).forEach(Ee),f("input[dat\
a-choice]",HTMLInputElement).forEach(ye),f(".sb-entry[data-field]",HTMLElement).forEach(Le),f("input[data-picked]",HTMLInputElement).
forEach(ne),f("select[data-picked]",HTMLSelectElement).forEach(ne),x()}),globalThis.stagebook&&(globalThis.stagebook.kept=
L)}function ve(e){let t=document.createElement("a");t.href=URL.createObjectURL(new Blob([e],{type:"application/json"})),t.download=
`stagebook-ticks-${new Date().toISOString().slice(0,10)}.json`,t.click(),setTimeout(()=>URL.revokeObjectURL(t.href),1e4)}
function Se(){let e=f("[data-progress]",HTMLElement);if(!e.length)return;let t=f("input[data-tick]",HTMLInputElement),o=t.
filter(n=>n.checked).length;for(let n of e){let s=H(n.dataset.progress??"",{done:o,total:t.length});n.textContent!==s&&(n.
textContent=s)}for(let n of f(".sb-meter > i",HTMLElement))n.style.width=`${100*o/(t.length||1)}%`;for(let n of f(".sb-r\
ail__step[aria-current]",HTMLElement)){let s=n.querySelector(".sb-rail__done")??n.appendChild(document.createElement("sp\
an"));s.className="sb-rail__done",s.textContent=`${o}/${t.length}`}}function Te(e){let{sure:t="",cleared:o="",none:n="",
unnamed:s="",done:i="",bad:g="",undone:m=""}=e.dataset,{store:l,forget:h,onShown:w,refresh:v}=L,p=e.querySelector("[data\
-undo]"),u=e.elements.namedItem("deal"),b=e.querySelector("[data-says]");if(!l||!(u instanceof HTMLInputElement))return;
let r=a=>{b&&(b.textContent=a||l.undoable),p instanceof HTMLElement&&(p.hidden=!l.undoable)};function c(){!l||!(u instanceof
HTMLInputElement)||(u!==document.activeElement&&(u.value=l.deal),document.getElementById("sb-deals")?.replaceChildren(...l.
deals().map(a=>new Option(a,a))))}u.addEventListener("focus",c),u.addEventListener("change",()=>{l.turnTo(u.value.trim().
normalize("NFC")),r(""),v(),c()}),e.addEventListener("submit",a=>{a.preventDefault(),u.blur()}),e.querySelector("[data-e\
xport]")?.addEventListener("click",()=>ve(l.text())),e.querySelector("[data-reset]")?.addEventListener("click",()=>{let a={
...L.count(),deal:l.deal||s};if(!a.ticks&&!a.notes)return r(n);confirm(H(t,a))&&(l.offerUndo(H(o,a),h()),r(""))}),p?.addEventListener(
"click",()=>{l.undo(),v(),c(),r(m),u.focus()});let d=e.querySelector("[data-import]");d?.addEventListener("change",async()=>{
if(!(d instanceof HTMLInputElement)||!d.files?.[0])return;let a=await d.files[0].text().catch(()=>""),k=l.merge(a);k&&l.
offerUndo(i,k),r(k?i:g),d.value="",v(),c()}),w(()=>{for(let a of f('[data-field="deal/opportunity"]',HTMLElement))L.suggest(
a,l.deal)});for(let a of f("[data-needs-script]",HTMLElement,e))a.hidden=!1;c(),r(""),w(Se)}function le(){S(()=>{for(let e of f(
"form[data-keep]",HTMLFormElement))Te(e)})}var Oe=10;function Me(e){e.contentEditable!=="plaintext-only"&&(e.contentEditable="true",e.addEventListener("paste",t=>{
t.preventDefault(),document.execCommand("insertText",!1,t.clipboardData?.getData("text/plain")??"")}))}function we(e){let t=e.
querySelector("[data-evidence]"),o=e.querySelector(".sb-unproven");if(!t||!(o instanceof HTMLElement))return;let n=e.querySelector(
"input[data-choice]:checked"),s=n instanceof HTMLInputElement&&Number(n.value)>0&&!t.textContent?.trim();o.hidden=!s,e.classList.
toggle("sb-scored--unproven",s)}function He(){for(let e of f(".sb-sheet .sb-entry",HTMLElement)){e.classList.remove("sb-\
entry--tight","sb-entry--long");let t=e.offsetHeight/parseFloat(getComputedStyle(e).lineHeight),o=Number(e.parentElement?.
style.getPropertyValue("--lines")||1);e.classList.toggle("sb-entry--tight",t>o+.5),e.classList.toggle("sb-entry--long",t>
Oe)}}function fe(){addEventListener("beforeprint",He),S(()=>{for(let t of f(".sb-entry",HTMLElement))Me(t);let e=f("tr[d\
ata-scored]",HTMLElement);L.onShown(()=>e.forEach(we))})}ie();le();fe();})();
