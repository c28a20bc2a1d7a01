/* Made by "npm run bundle"; change the sources instead:
src/scripts/deal-bar.js
src/scripts/deal-forms.js
src/scripts/elements.js
src/scripts/kept-items.js
src/scripts/pages.js
src/scripts/tick-store.js
src/scripts/worksheet.js
sha256 b07ea6790dfe1219232e34611201246354ecea9a4402c7ba9bf90087a80318cd */
"use strict";(()=>{function f(e,t,o=document){return[...o.querySelectorAll(e)].filter(s=>s instanceof t)}function _(e,t){let o=new Intl.NumberFormat(
document.documentElement.lang||"en");return e.replace(/\{([a-z_]+)\}/g,(n,s)=>{let a=t[s];return typeof a=="number"?o.format(
a):a??n})}function $(e){return((e instanceof HTMLElement?e.innerText:e.textContent)??"").replace(/\u00a0/g," ").trim()}function ne(){let e=[],t;function o(){let n=document.querySelector("article")??document.body;if(n!==t){t=n;for(let s of e)
s()}}return document.readyState==="loading"?document.addEventListener("DOMContentLoaded",o):queueMicrotask(o),typeof document$<
"u"&&document$.subscribe(()=>queueMicrotask(o)),{kept:void 0,onPage(n){e.push(n),t&&n()}}}function h(e){globalThis.stagebook??=
ne(),globalThis.stagebook.onPage(e)}var F="stagebook-ticks";var k=()=>Object.create(null),E=e=>typeof e=="object"&&e!==null&&!Array.isArray(e);function I(e){if(e.length>5e6)return null;
let t;try{t=JSON.parse(e)}catch{return null}if(!E(t)||t.format!==F||t.version!==1||!E(t.deals))return null;let o=k();for(let[
n,s]of Object.entries(t.deals)){if(!E(s))return null;o[n]=k();for(let[a,d]of Object.entries(s)){if(!E(d))return null;o[n][a]=
k();for(let[u,i]of Object.entries(d)){if(!E(i)||typeof i.done!="boolean"||typeof i.note!="string")return null;o[n][a][u]=
{done:i.done,note:i.note}}}}return o}var R=e=>JSON.stringify({format:F,version:1,deals:e});function oe(e,t){if(!e)return t;
let n=!t.note||e.note.includes(t.note)?e.note:[e.note,t.note].filter(Boolean).join(`
`);return{done:e.done||t.done,note:n}}function v(e){try{return localStorage.getItem(e)}catch{return null}}function j(e,t){
try{return localStorage.setItem(e,t),!0}catch{return!1}}function se(){let e=j("stagebook:probe","");return e&&localStorage.
removeItem("stagebook:probe"),e}function ce(e,t){for(let[o,n]of Object.entries(t)){let s=e[o]??=k();for(let[a,d]of Object.
entries(n)){let u=s[a]??=k();for(let[i,g]of Object.entries(d))u[i]=oe(u[i],g)}}}function B(e,t,o){let n=e[t];n?.[o]&&!Object.
keys(n[o]).length&&delete n[o],n&&!Object.keys(n).length&&delete e[t]}var T=new Map;function U(e,t){let n=!(v(e)!==null&&
I(v(e)??"")===null)&&se(),s=t?(n?v(t):T.get(t))??"":"",a=[],d,u=[];function i(){let c=I((n?v(e):T.get(e))??"")??k();for(let r of a)
r(c);return c}function g(c){a.length=0;let r=R(c);if(T.set(e,r),!(!n||j(e,r))){n=!1;for(let l of u)l()}}function m(){clearTimeout(
d),d=void 0,a.length&&g(i())}return addEventListener("pagehide",m),document.addEventListener("visibilitychange",()=>{document.
visibilityState==="hidden"&&m()}),{get kept(){return n},get deal(){return s},flush:m,deals:()=>Object.keys(i()).filter(c=>c&&
!c.startsWith("\xA7 ")).sort((c,r)=>c.localeCompare(r)),all:i,change(c,r,l,L,H){a.push(A=>{let x=(A[c]??=k())[r]??=k(),C={
...x[l]??H,...L};C.done===H.done&&C.note===H.note?delete x[l]:x[l]=C,B(A,c,r)}),d??=setTimeout(m,300)},forget(c,r,l){a.push(
L=>{delete L[c]?.[r]?.[l],B(L,c,r)})},turnTo(c){m();let r=i();!s&&c&&r[""]&&!r[c]&&(r[c]=r[""],delete r[""],g(r)),s=c,t&&
(T.set(t,c),n&&j(t,c))},text:()=>R(i()),merge(c){let r=I(c);if(!r)return!1;let l=i();return ce(l,r),g(l),!0},watch(c){u.
push(c),addEventListener("storage",r=>{(r.key===e||r.key===null)&&c()})}}}var J=e=>U(`stagebook:${e}:ticks`,`stagebook:${e}\
:deal`),V=e=>U(`stagebook:packet:${e}`);var re=new Set(["deal/stage","deal/days-in-stage","deal/date"]),G=new Map,p,y=new Map,P=new Map,q=[],K=[],W="";function ae(){
let e=document.querySelector("[data-packet]")?.getAttribute("data-packet"),t=document.querySelector("form[data-keep]");if(typeof e!=
"string"&&!t)return;let o=new URL(t?.getAttribute("data-site")??".",location.href).pathname,n=JSON.stringify([e,o]),s=G.
get(n);return s||(s=typeof e=="string"?V(e):J(o),s.watch(S),G.set(n,s)),s}var D=e=>e.deal??p?.deal??"";function ie(e,t){
let o=e.closest("[data-deal-place]");return o instanceof HTMLElement?(re.has(t)||e.closest("[data-of-place]")?o.dataset.
place:o.dataset.dealPlace)??"":W}function le(e){let t=e.closest("[data-deal]")?.getAttribute("data-deal"),o=e.closest("[\
data-packet] .sb-sheet");return t||(o?`#${K.indexOf(o)+1}`:void 0)}function w(e,t){let o=le(e),n=ie(e,t),s=JSON.stringify(
[o,n,t]),a=y.get(s);return a||(a={deal:o,place:n,name:t,blank:{done:!1,note:""},suggested:"",kept:void 0,...{boxes:[],choices:[],
entries:[],pickers:[]}},y.set(s,a)),P.set(e,a),a}var N=({blank:e,suggested:t})=>({done:e.done,note:t||e.note});function Q(e){
return(e.kept??N(e)).note.split(`
`).find(o=>e.choices.some(({value:n})=>n===o))??""}function M(e){let{done:t,note:o}=e.kept??N(e);for(let n of e.boxes)n.
checked=t;for(let n of e.choices)n.checked=n.value===Q(e);for(let n of e.entries)n!==document.activeElement&&n.textContent!==
o&&(n.textContent=o);for(let n of e.pickers)n!==document.activeElement&&(n.value=o.split(`
`)[0]??"")}function X(){for(let e of q)e()}function S(){let e=p?.all()??{};for(let t of y.values())t.kept=e[D(t)]?.[t.place]?.[t.
name],M(t);for(let t of f("[data-storage-off]",HTMLElement))t.hidden=p?.kept??!0;X()}function Y(e,t){let o=N(e),n=e.suggested&&
t.note===""?{...t,note:e.suggested}:t,s={...e.kept??o,...n};e.kept=s.done===o.done&&s.note===o.note?void 0:s,p?.change(D(
e),e.place,e.name,n,o),M(e),X()}function O(e,t){Y(e,t),p?.flush()}function fe(e){let t=w(e,e.dataset.tick??"");t.blank.done||=
e.defaultChecked,t.boxes.push(e),e.addEventListener("change",()=>O(t,{done:e.checked}))}function de(e){let t=w(e,e.dataset.
choice??"");e.defaultChecked&&(t.blank.note=e.value),t.choices.push(e);let o=()=>Q(t)===e.value,n=()=>O(t,{note:""});e.addEventListener(
"click",()=>{o()&&n()}),e.addEventListener("change",()=>{e.checked&&O(t,{note:e.value})});let s=!1;e.addEventListener("k\
eydown",a=>{![" ","Backspace","Delete"].includes(a.key)||!o()||(a.preventDefault(),s=a.key===" ",n())}),e.addEventListener(
"keyup",a=>{s&&a.preventDefault(),s=!1})}function ue(e){let t=w(e,e.dataset.field??"");t.blank.note||=(e.textContent??"").
trim(),t.entries.push(e),e.addEventListener("input",o=>{let n=$(e);!n&&!(o instanceof InputEvent&&o.isComposing)&&e.replaceChildren(),
Y(t,{note:n})}),e.addEventListener("blur",()=>{p?.flush(),M(t)})}function z(e){let t=w(e,e.dataset.picked??"");t.blank.note||=
e.value,t.pickers.push(e),e.addEventListener("input",()=>O(t,{note:e.value}))}var b={get store(){return p},refresh:S,forget(){
for(let e of y.values())p?.forget(D(e),e.place,e.name);p?.flush(),S()},suggest(e,t){let o=P.get(e);!o||o.suggested===t||
(o.suggested=t,M(o))},onShown(e){q.push(e),e()}};function Z(){h(()=>{y=new Map,P=new Map,q=[],K=f(".sb-sheet",HTMLElement),
W=document.querySelector("form[data-keep]")?.getAttribute("data-keep")??"",p=ae(),f("input[data-tick]",HTMLInputElement).
forEach(fe),f("input[data-choice]",HTMLInputElement).forEach(de),f(".sb-entry[data-field]",HTMLElement).forEach(ue),f("i\
nput[data-picked]",HTMLInputElement).forEach(z),f("select[data-picked]",HTMLSelectElement).forEach(z),S()}),globalThis.stagebook&&
(globalThis.stagebook.kept=b)}function pe(e){let t=document.createElement("a");t.href=URL.createObjectURL(new Blob([e],{type:"application/json"})),t.download=
`stagebook-ticks-${new Date().toISOString().slice(0,10)}.json`,t.click(),setTimeout(()=>URL.revokeObjectURL(t.href),1e4)}
function ge(){let e=f("[data-progress]",HTMLElement);if(!e.length)return;let t=f("input[data-tick]",HTMLInputElement),o=t.
filter(n=>n.checked).length;for(let n of e){let s=_(n.dataset.progress??"",{done:o,total:t.length});n.textContent!==s&&(n.
textContent=s)}for(let n of f(".sb-meter > i",HTMLElement))n.style.width=`${100*o/(t.length||1)}%`;for(let n of f(".sb-r\
ail__step[aria-current]",HTMLElement)){let s=n.querySelector(".sb-rail__done")??n.appendChild(document.createElement("sp\
an"));s.className="sb-rail__done",s.textContent=`${o}/${t.length}`}}function me(e){let{sure:t="",done:o="",bad:n=""}=e.dataset,
{store:s,forget:a,onShown:d,refresh:u}=b,i=e.elements.namedItem("deal"),g=e.querySelector("[data-says]");if(!s||!(i instanceof
HTMLInputElement))return;let m=l=>{g&&(g.textContent=l)};function c(){!s||!(i instanceof HTMLInputElement)||(i!==document.
activeElement&&(i.value=s.deal),document.getElementById("sb-deals")?.replaceChildren(...s.deals().map(l=>new Option(l,l))))}
i.addEventListener("focus",c),i.addEventListener("change",()=>{s.turnTo(i.value.trim().normalize("NFC")),m(""),u(),c()}),
e.addEventListener("submit",l=>{l.preventDefault(),i.blur()}),e.querySelector("[data-export]")?.addEventListener("click",
()=>pe(s.text())),e.querySelector("[data-reset]")?.addEventListener("click",()=>{confirm(t)&&a()});let r=e.querySelector(
"[data-import]");r?.addEventListener("change",async()=>{if(!(r instanceof HTMLInputElement)||!r.files?.[0])return;let l=await r.
files[0].text().catch(()=>"");m(s.merge(l)?o:n),r.value="",u(),c()}),d(()=>{for(let l of f('[data-field="deal/opportunit\
y"]',HTMLElement))b.suggest(l,s.deal)});for(let l of f("[data-needs-script]",HTMLElement,e))l.hidden=!1;c(),d(ge)}function ee(){
h(()=>{for(let e of f("form[data-keep]",HTMLFormElement))me(e)})}var ke=10;function he(e){e.contentEditable!=="plaintext-only"&&(e.contentEditable="true",e.addEventListener("paste",t=>{
t.preventDefault(),document.execCommand("insertText",!1,t.clipboardData?.getData("text/plain")??"")}))}function be(e){let t=e.
querySelector("[data-evidence]"),o=e.querySelector(".sb-unproven");if(!t||!(o instanceof HTMLElement))return;let n=e.querySelector(
"input[data-choice]:checked"),s=n instanceof HTMLInputElement&&Number(n.value)>0&&!t.textContent?.trim();o.hidden=!s,e.classList.
toggle("sb-scored--unproven",s)}function Ee(){for(let e of f(".sb-sheet .sb-entry",HTMLElement)){e.classList.remove("sb-\
entry--tight","sb-entry--long");let t=e.offsetHeight/parseFloat(getComputedStyle(e).lineHeight),o=Number(e.parentElement?.
style.getPropertyValue("--lines")||1);e.classList.toggle("sb-entry--tight",t>o+.5),e.classList.toggle("sb-entry--long",t>
ke)}}function te(){addEventListener("beforeprint",Ee),h(()=>{for(let t of f(".sb-entry",HTMLElement))he(t);let e=f("tr[d\
ata-scored]",HTMLElement);b.onShown(()=>e.forEach(be))})}Z();ee();te();})();
