/* Made by "npm run bundle"; change the sources instead:
src/scripts/elements.js
src/scripts/search-data.js
src/scripts/search-index.js
src/scripts/search-kept.js
src/scripts/search-matcher.js
src/scripts/search-rows.js
src/scripts/search-synonyms.js
src/scripts/search-text.js
src/scripts/search.js
sha256 357496b899ecf5393b4b7bb64e33f0a35a2e36bbdc394c0cef13626e96b650f7 */
"use strict";(()=>{function _(o,t){let n=new Intl.NumberFormat(document.documentElement.lang||"en");return o.replace(/\{([a-z_]+)\}/g,(e,s)=>{
let r=t[s];return typeof r=="number"?n.format(r):r??e})}function at({kinds:o,entries:t}){let n="";return t.map(([e,s,r,i,c=-1,a=[],h=[],f=""])=>{let u=i.startsWith("#");return u||
(n=i.replace(/#.*/,"")),{title:e,names:a,foreign:h,summary:"",kind:o[s]??"",group:r,url:u?n+i:i,place:c,part:u,direction:f}})}
var ct=({texts:o})=>o.map(([t="",n=""])=>[t,n]),G=typeof document<"u"&&document.currentScript instanceof HTMLScriptElement?
document.currentScript.src:"",N=G?new URL("../../",G).href:"";function lt(o){return new Promise((t,n)=>{let e=document.createElement(
"script");e.src=new URL(`search/${o}.js`,G).href,e.addEventListener("load",()=>{let[,s]=globalThis.stagebookSearch?.shift()??
[];e.remove(),s?t(s):n(new Error(o))}),e.addEventListener("error",()=>{e.remove(),n(new Error(o))}),document.head.append(
e)})}var ht=()=>lt("names");async function ft(o,t){for(let n=0;n<o;n+=1)t(await lt(`texts-${n}`))}var zt=5,Ct=200,ut=o=>`stagebook.search.${o}.${N?new URL(N).pathname:""}`;function pt(o){try{return JSON.parse(localStorage.
getItem(ut(o))??"null")}catch{return null}}function gt(o,t){try{localStorage.setItem(ut(o),JSON.stringify(t))}catch{}}function D(){
let o=pt("seen");return Array.isArray(o)?o.filter(t=>typeof t?.title=="string"&&typeof t.url=="string"):[]}function mt({
title:o,kind:t,url:n,place:e}){gt("seen",[{title:o,kind:t,url:n,place:e},...D().filter(s=>s.url!==n)].slice(0,zt))}function W(){
let o=pt("misses"),t=typeof o=="object"&&o!==null&&!Array.isArray(o)?Object.entries(o):[];return Object.fromEntries(t.filter(
([,n])=>Number.isInteger(n)&&n>0))}function Y(o){let t=o.trim().replace(/\s+/g," ").slice(0,100);if(t.length<2)return;let n=W();
n[t]=(n[t]??0)+1,gt("misses",Object.fromEntries(Object.entries(n).slice(-Ct)))}function dt(){let o=Object.entries(W()).map(
([e,s])=>({text:e,count:s})),t={format:"stagebook-misses",version:1,language:document.documentElement.lang,misses:o},n=document.
createElement("a");n.href=URL.createObjectURL(new Blob([JSON.stringify(t,null,2)],{type:"application/json"})),n.download=
"search-misses.json",n.click(),setTimeout(()=>URL.revokeObjectURL(n.href))}var J=/[\uac00-\ud7a3]/,yt="\u3131\u3132\u3134\u3137\u3138\u3139\u3141\u3142\u3143\u3145\u3146\u3147\u3148\u3149\u314A\u314B\u314C\u314D\u314E",
Z="\uC774\uB77C\uB294\uB370\uC694 \uC774\uB77C\uB294\uB370 \uC5D0\uC11C\uBD80\uD130 \uC73C\uB85C\uBD80\uD130 \uAE4C\uC9C0\uB294 \uC774\uB77C\uB294 \uC774\uB77C\uACE0 \uC774\uB77C\uB3C4 \uC5D0\uAC8C\uC11C \uC5D0\uC11C\uB294 \uC5D0\uC11C\uB3C4 \uC5D0\uC11C\uC758 \uC73C\uB85C\uB294 \uC73C\uB85C\uB3C4 \uC73C\uB85C\uC758 \uC774\uB791\uC740 \uBD80\uD130\uB294 \uAE4C\uC9C0\uB3C4 \uB77C\uB294\uB370 \uD558\uACE0\uB294 \uC774\uB77C\uBA74 \uC774\uB780 \uB77C\uBA74 \uC774\uB791 \uC774\uB098 \uC774\uB4E0 \uC774\uBA70 \uC774\uACE0 \uC5D0\uC11C \uC5D0\uAC8C \uC5D0\
\uB294 \uC5D0\uB3C4 \uC5D0\uB9CC \uAED8\uC11C \uD55C\uD14C \uC73C\uB85C \uB85C\uB294 \uB85C\uB3C4 \uB85C\uC758 \uAE4C\uC9C0 \uBD80\uD130 \uCC98\uB7FC \uBCF4\uB2E4 \uB9C8\uB2E4 \uC870\uCC28 \uBC16\uC5D0 \uD558\uACE0 \uB77C\uB294 \uB77C\uACE0 \uB77C\uB3C4 \uB4E4\uC774 \uB4E4\uC740 \uB4E4\uC744 \uB4E4\uC758 \uB4E4\uB3C4 \uB4E4\uC5D0 \uB4E4\uACFC \uB4E4\uB85C \uC774\uC694 \uC778\uAC00 \uC778\uC9C0 \uC774\uC8E0 \uC774\uC57C \uC774\uC5D0\uC694 \uC608\uC694 \uC785\uB2C8\uB2E4 \uC778\uB370 \uC785\uB2C8\uAE4C \uBCC4\uB85C \uBCC4\
 \uB300\uB85C \uB9CC\uD07C \uB77C\uC11C \uC774\uB77C\uC11C \uC740 \uB294 \uC774 \uAC00 \uC744 \uB97C \uC758 \uC5D0 \uB3C4 \uB85C \uACFC \uC640 \uB9CC \uB791 \uB098 \uB4E0 \uBA70 \uACE0 \uB780 \uB4E4 \uC694 \uAED8 \uC57C \uC544 \uC5EC \uC11C".
split(" ").sort((o,t)=>t.length-o.length),Rt="\uD574\uB2EC\uB77C\uACE0\uD569\uB2C8\uB2E4 \uD574\uB2EC\uB77C\uACE0\uD574\uC694 \uD574\uB2EC\uB77C\uACE0 \uD574\uB2EC\uB798\uC694 \uB2EC\uB77C\uACE0\uD574\uC694 \uB2EC\uB77C\uACE0\uC694 \uB2EC\uB77C\uACE0\uD568 \uB2EC\uB77C\uACE0 \uB2EC\uB798\uC694 \uB2EC\uB77C\uB294\uB370 \uD558\uACE0\uC2F6\uC5B4\uC694 \uD558\uACE0\uC2F6\uB2E4 \uC2F6\uC5B4\uC694 \uC2F6\uB300\uC694 \uC2F6\
\uB2E4\uACE0 \uD588\uC2B5\uB2C8\uB2E4 \uD569\uB2C8\uB2E4 \uC2B5\uB2C8\uB2E4 \uC2B5\uB2C8\uAE4C \uD569\uB2C8\uAE4C \uC2ED\uB2C8\uAE4C \uB429\uB2C8\uB2E4 \uB429\uB2C8\uAE4C \uD588\uC5B4\uC694 \uD558\uB124\uC694 \uD558\uB098\uC694 \uD560\uAE4C\uC694 \uD55C\uB300\uC694 \uD558\uB300\uC694 \uD574\uC57C\uD574 \uD574\uC57C\uD558\uB098\uC694 \uD574\uC57C\uD558\uB098 \uD574\uC57C\uD560\uC9C0 \uD574\uC57C \uD558\uB824\uBA74 \uD558\uB824\uACE0 \uD558\uB294\uBC95 \uD558\uB294\uC9C0 \uD558\uB294\uB370 \uD558\uBA74\uC11C \uD558\uBA74 \uD558\uC9C0 \uD558\uC790\uB294\uB370 \uD558\uC790\
\uACE0 \uD558\uC790 \uD558\uAC8C \uD558\uB294 \uD558\uB358 \uD558\uAE30 \uD558\uACE0 \uD558\uBA70 \uD558\uC5EC \uD574\uC11C \uD574\uB3C4 \uD574\uC694 \uD574\uC918 \uD588\uB294\uB370 \uD588\uB098 \uD588\uB2E4 \uD55C\uB2E4 \uD55C\uB370 \uD560\uB54C \uD560\uC9C0 \uD568 \uD574 \uD560 \uD55C \uB418\uB098\uC694 \uB418\uB294\uC9C0 \uB418\uBA74 \uB418\uC5B4 \uB3FC\uC694 \uB410\uC5B4\uC694 \uB41C\uB2E4 \uB418\uB294 \uB41C \uB428 \uC558\uC5B4\uC694 \uC5C8\uC5B4\uC694 \uC600\uC5B4\uC694 \uC84C\uC5B4\uC694 \uC5B4\uC84C\uC5B4\uC694 \
\uC544\uC84C\uC5B4\uC694 \uC5B4\uC838\uC694 \uC544\uC838\uC694 \uB294\uB370\uC694 \uC740\uB370\uC694 \uB124\uC694 \uB098\uC694 \uAE4C\uC694 \uB300\uC694 \uB798\uC694 \uC5B4\uC694 \uC544\uC694 \uC5EC\uC694 \uC9C0\uC694 \uC8E0 \uAD70\uC694 \uC558\uB2E4 \uC5C8\uB2E4 \uC558\uB294\uB370 \uC5C8\uB294\uB370 \uC558\uC74C \uC5C8\uC74C \uB294\uC9C0 \uC740\uC9C0 \uC744\uC9C0 \uB294\uB370 \uC740\uB370 \uC73C\uBA74 \uBA74 \uC5B4\uC11C \uC544\uC11C \uC73C\uB2C8 \uB2C8\uAE4C \uC9C0\uB9CC \uB3C4\uB85D \uB824\uACE0 \uB824\uBA74 \uAC70\uB098 \
\uB4E0\uC9C0 \uB2E4\uACE0 \uB2E4\uB294 \uB2E4\uBA74 \uB77C\uACE0 \uC790\uACE0 \uB0D0\uACE0 \uB294 \uC740 \uC744 \uC74C \uB2E4 \uACE0 \uAC8C \uAE30 \uB124 \uB098 \uC9C0 \uC544 \uC5B4".
split(" ").sort((o,t)=>t.length-o.length),Ut=new Set("a an the of to in on at for from by with and or but is are was wer\
e be been am do does did done have has had having i me my we us our you your they them their it its this that these thos\
e he she his her him what which who whom how when where why can could should would will shall may might must not no so i\
f then than as up out about into over after before just also too very really here there get got gets getting let lets s \
t re ve ll d m don doesn isn aren won didn yet still any some all each one template templates form forms sample sheet pa\
ge \uC591\uC2DD \uC11C\uC2DD \uD15C\uD50C\uB9BF say says said tell told want wants need know please \uC774 \uADF8 \uC800 \uAC83 \uAC70 \uC880 \uB354 \uC548 \uBABB \uC798 \uB610 \uBC0F \uB4F1 \uC218 \uB54C \uB0B4 \uB098 \uC81C \uC6B0\uB9AC \uC800\uD76C \uC5B4\uB5BB\uAC8C \uC5B4\uB5A4 \uBB34\uC5C7 \uBB34\uC5C7\uC744\
 \uBB50 \uBB50\uB77C\uACE0 \uBB58 \uC65C \uC5B8\uC81C \uB204\uAC00 \uB204\uAD6C \uC5B4\uB514 \uC5B4\uB514\uC11C \uC5B4\uB514\uC5D0 \uC5BC\uB9C8\uB098 \uC788\uB098\uC694 \uC788\uC2B5\uB2C8\uAE4C \uC788\uC5B4\uC694 \uC788\uB294 \uC788\uB294\uC9C0 \uC788\uB2E4 \uC788\uC74C \uC5C6\uB098\uC694 \uC5C6\uC5B4\uC694 \uC5C6\uB294 \uC5C6\uB2E4 \uC5C6\uC74C \uC5C6\uC2B5\uB2C8\uB2E4 \uD574\uC57C \uD558\uB098\uC694 \uD558\uB098 \uD558\uBA74 \uD558\uC9C0 \uD558\uB294 \uD560 \uD55C \uD574 \uD568 \uB428 \uB41C \uB418\uB098\uC694 \uB418\uB098\
 \uB418\uB294 \uB429\uB2C8\uAE4C \uC8FC\uC138\uC694 \uB2EC\uB77C\uACE0 \uB2EC\uB798\uC694 \uD574\uC694 \uD569\uB2C8\uB2E4 \uD569\uB2C8\uAE4C \uC778\uAC00\uC694 \uC778\uC9C0 \uC785\uB2C8\uAE4C \uC911 \uB300\uD574 \uB300\uD55C \uC704\uD574 \uC704\uD55C \uAD00\uB828 \uACBD\uC6B0 \uBAA8\uB974\uACA0\uC5B4\uC694".
split(" ")),Dt=new Set("prospect prospects contact contacts customer customers client clients buyer buyers account compa\
ny people person guy someone somebody nobody everyone deal \uACE0\uAC1D \uACE0\uAC1D\uC774 \uACE0\uAC1D\uC740 \uACE0\uAC1D\uC0AC \uACE0\uAC1D\uC0AC\uAC00 \uB2F4\uB2F9\uC790 \uB2F4\uB2F9\uC790\uAC00 \uB2F4\uB2F9\uC790\uB294 \uAD6C\uB9E4\uC790 \uAD6C\uB9E4\uC790\uAC00 \uAD6C\uB9E4\uC790\uB294 \uC0C1\uB300 \uC0C1\uB300\uBC29 \uC0C1\uB300\uBC29\uC774 \uC5C5\
\uCCB4 \uD68C\uC0AC \uAC70\uB798".split(" "));function O(o){return o.normalize("NFKC").toLowerCase().replace(/[\u00c0-\u024f\u1e00-\u1eff]+/g,
t=>t.normalize("NFD").replace(/\p{M}/gu,"")).replace(/(\p{L})['’`](s)(?![\p{L}\p{N}])/gu,"$1").replace(/['’`]/g,"").
replace(/[^\p{L}\p{N}&+#%]+/gu," ").trim()}function A(o){let t=o;if(/[^a-z]/.test(t))return t.length>3?t.replace(/([a-z])s$/,
"$1"):t;if(t.length<4)return t;/ies$/.test(t)&&t.length>4?t=`${t.slice(0,-3)}y`:/(?:ss|x|ch|sh|zz)es$/.test(t)?t=t.slice(
0,-2):/[^su]s$/.test(t)&&!/[sx]is$/.test(t)&&(t=t.slice(0,-1));for(let n of["ing","ed"]){let e=t.slice(0,-n.length);if(t.
endsWith(n)&&e.length>2&&/[aeiouy]/.test(e)){t=e.replace(/([bdfgmnprt])\1$/,"$1");break}}return t.length>7&&(t=t.replace(
/ment$/,"")),t.length>6&&(t=t.replace(/([st])(?:ion|ive|or)$/,"$1")),t.length>6&&(t=t.replace(/ly$/,"")),t.length>3&&(t=
t.replace(/e$/,"")),t.length>3&&(t=t.replace(/y$/,"i")),t}var y=o=>J.test(o),xt=o=>o.length>1&&[...o].every(t=>yt.includes(
t)),kt=o=>o.replace(/[\uac00-\ud7a3]/g,t=>yt[Math.floor((t.charCodeAt(0)-44032)/588)]??"");function V(o,t){if(o.startsWith(
t))return!0;let n=t.length-1;if(o.length<=n||n&&o[0]!==t[0])return!1;let e=t.charCodeAt(n)-44032;if(e<0||e>11171||e%28||
!o.startsWith(t.slice(0,n)))return!1;let s=o.charCodeAt(n)-44032;return s>e&&s<e+28}var Et=o=>J.test(o)?o.replace(/[\u3131-\u3163]+$/,
"").trim():o;function j(o){return o.match(/[\uac00-\ud7a3\u3131-\u3163]+|[^\s\uac00-\ud7a3\u3131-\u3163]+/g)??[]}var bt=new Map;
function q(o){let t=[];for(let n of o.split(/\s+/)){let e=bt.get(n);e||(e=j(O(n)).map(s=>{let r=y(s);return{raw:s,root:r?
s:A(s),korean:r}}),bt.set(n,e));for(let s of e)t.push(s)}return t}function C(o,t=!1){let n=new Set([o]);for(let e of t?[
Z]:[Z,Rt])for(let s of[...n])for(let r of e)s.endsWith(r)&&s.length-r.length>=2&&n.add(s.slice(0,-r.length));return[...n]}
var H=o=>Z.includes(o),F=o=>Ut.has(o)?.08:Dt.has(o)?.4:1;function I(o){let t=[];for(let n=0;n+1<o.length;n+=1)t.push(o.slice(
n,n+2));return t}function X(o,t){return wt(o,t)?!J.test(t)||t.length>3||wt(o.normalize("NFD"),t.normalize("NFD")):!1}function wt(o,t){
let[n,e]=o.length<=t.length?[o,t]:[t,o];if(e.length-n.length>1)return!1;let s=0;for(;s<n.length&&n[s]===e[s];)s+=1;return e.
length>n.length?n.slice(s)===e.slice(s+1):n.slice(s+1)===e.slice(s+1)||n[s]===e[s+1]&&n[s+1]===e[s]&&n.slice(s+2)===e.slice(
s+2)}var Wt=1,Ht=.95,Ft=.88,Pt=.9,At=.84,Mt=.6,Kt=.4;function Bt(o){if(!/[([（]/.test(o))return[o];let t=[...o.matchAll(/[([（]([^)\]）]+)[)\]）]/g)].
map(n=>n[1]??"");return t.length?[o,o.replace(/[([（][^)\]）]*[)\]）]/g," "),...t]:[o]}var P=class{entries=[];names=[];postings=new Map;exact=new Map;vocabulary=new Map;add(t){
let n=this.entries.push(t)-1,e=[],s=[[[t.title],t.part?Ft:Wt],[t.names,Ht],[t.foreign,Pt]];for(let[r,i]of s)for(let c of r){
this.hold(n,c,i);for(let a of t.part?[c]:Bt(c)){let h=q(a),f=h.map(M=>M.raw).join("");if(!f)continue;let u=h.map(M=>M.root).
join(""),d=a===c?i:i-.06;e.push({form:u,raw:f,weight:d}),this.name(f,n,d+.2),u!==f&&this.name(u,n,d)}}this.names.push(e),
t.summary&&this.hold(n,t.summary,Mt)}addTexts(t,n){n.forEach(([e,s],r)=>{let i=this.entries[t+r];i&&(e&&!i.summary&&(i.summary=
e,this.hold(t+r,e,Mt)),s&&this.hold(t+r,s,Kt))})}name(t,n,e){let s=this.exact.get(t);s?s.push({entry:n,weight:e}):this.exact.
set(t,[{entry:n,weight:e}])}hold(t,n,e){let s="";for(let{raw:r,root:i,korean:c}of q(n))if(c){s&&this.post(s+r.slice(0,1),
t,e);for(let a=0;a+1<r.length;a+=1)this.post(r.slice(a,a+2),t,e);s=r.slice(-1)}else this.post(i,t,e),this.vocabulary.has(
r)||this.vocabulary.set(r,i),s="";if(!(!n.includes("-")&&!n.includes("\u2013")))for(let r of n.match(/[A-Za-z]+(?:[-–][A-Za-z]+)+/g)??
[])this.post(A(O(r).replace(/ /g,"")),t,e)}post(t,n,e){let s=this.postings.get(t);if(!s){this.postings.set(t,{entries:[n],
weights:[e]});return}let r=s.entries.length-1;s.entries[r]!==n?(s.entries.push(n),s.weights.push(e)):(s.weights[r]??0)<e&&
(s.weights[r]=e)}rarity(t){return Math.log(1+this.entries.length/Math.max(1,t))}take(t,n,e){let s=this.postings.get(n);if(!s)
return 0;for(let r=0;r<s.entries.length;r+=1)$(t,s.entries[r]??0,(s.weights[r]??0)*e);return s.entries.length}holding({keys:t}){
let n=[];for(let s of t){let r=this.postings.get(s);if(!r)return new Map;n.push(r)}n.sort((s,r)=>s.entries.length-r.entries.
length);let e;for(let{entries:s,weights:r}of n){let i=new Map;s.forEach((c,a)=>{let h=e?e.get(c):1;h&&i.set(c,Math.max(i.
get(c)??0,Math.min(h,r[a]??0)))}),e=i}return e??new Map}};function $(o,t,n){(o[t]??0)<n&&(o[t]=n)}var Gt=.8,K=class{#t;#e;constructor(t,n){this.#t=t.map(e=>e.map(Yt)),this.#e=n}concepts(t,n){let e=[],s=new Set;for(let{
at:r,groups:i}of this.#n(t)){let c=r.flatMap(a=>n[a]??[]);e.push(this.#s(c,i.flat(),Math.max(...r.map(a=>F(t[a]??"")),r.
length>1?1:0)));for(let a of r)s.add(a)}return n.forEach((r,i)=>{s.has(i)||e.push(r)}),e}#n(t){let n=t.join(""),e=t.map(
i=>y(i)?i:A(i)),s=[];for(let i of this.#t){let c;for(let a of i){let h=Zt(a,a.korean?t:e,n);h.length&&a.whole.length>(c?.
size??0)&&(c={at:h,size:a.whole.length,group:i})}c&&s.push(c)}s.sort((i,c)=>c.size-i.size);let r=[];for(let{at:i,size:c,
group:a}of s){let h=r.find(f=>f.at.join()===i.join());h?h.size===c&&h.groups.push(a):i.some(f=>r.some(u=>u.at.includes(f)))||
r.push({at:i,size:c,groups:[a]})}return r}#s(t,n,e){let s=new Float32Array(this.#e.entries.length),r=0,i=0;for(let c of t)
r+=c.rarity,i=Math.max(i,c.rarity);for(let c of t)for(let a=0;a<s.length;a+=1){let h=c.weights[a];h&&(s[a]=(s[a]??0)+h*c.
rarity/r)}for(let c of n){let a=Math.min(.92,Gt+.03*(c.words.length-1));for(let[h,f]of this.#e.holding(c))$(s,h,f*a);for(let{
entry:h,weight:f}of this.#e.exact.get(c.form)??[])$(s,h,Math.min(1,f)*.93)}return{weights:s,rarity:Math.max(i,r*.8,this.#e.
rarity(2)*e)}}};function Q(o){let t=[];for(let n of o.split(" ")){let e=j(n);e.forEach((s,r)=>{r>0&&H(s)&&!y(e[r-1]??"")||
t.push(s)})}return t}function Yt(o){let t=Q(O(o)),n=t.every(y)?I(t.join("")):t.flatMap(r=>y(r)?I(r):[A(r)]),e=t.map(r=>y(
r)?r:A(r)),s=t.join("");return{words:t,stems:e,whole:s,form:e.join(""),keys:n,korean:t.every(y)}}function Zt(o,t,n){if(!o.
korean)return Jt(o.stems,t);let e=o.whole.length>1?n.indexOf(o.whole):-1;if(e<0)return[];let s=0;return t.flatMap((r,i)=>{
let c=s;return s+=r.length,c<e+o.whole.length&&s>e?[i]:[]})}function Jt(o,t){let n=o[0]??"";for(let e=t.indexOf(n);e>=0;e=
t.indexOf(n,e+1))if(o.every((s,r)=>t[e+r]===s))return o.map((s,r)=>e+r);return[]}var tt=.9,Vt=.8,B=class{#t=new P;#e;constructor(t,n=[]){this.#e=new K(n,this.#t);for(let e of t)this.#t.add(e)}addTexts(t,n){
this.#t.addTexts(t,n)}find(t,{place:n=-1,most:e=60}={}){let s=Et(O(t));if(!s)return xt(t.replace(/\s/g,""))?this.#h(t.replace(
/\s/g,""),e):[];let r=new Float32Array(this.#t.entries.length),i=new Uint8Array(this.#t.entries.length);return this.#r(s,
!/\s$/.test(t),r),this.#s(s,r,i),this.#n(r,i,n,e)}#n(t,n,e,s){let r=0;for(let a of t)a>r&&(r=a);let i=Math.max(.15,Math.
min(.42,r*.5)),c=[];for(let a=0;a<t.length;a+=1){let h=t[a]??0;if(h<i)continue;let f=this.#t.entries[a],u=e>=0&&f?.place===
e?.004:0;c.push({entry:a,score:h+u+(f?.part?0:.006),exact:n[a]===1})}return c.sort((a,h)=>h.score-a.score||a.entry-h.entry).
slice(0,s)}#s(t,n,e){let s=St(t),r=[...new Set([s,...qt(t)])];for(let[f,u]of r.entries())for(let{entry:d,weight:M}of this.#t.
exact.get(u)??[])$(n,d,2+M-f*.01),e[d]=1;let i=r.at(-1)??s,c=r.filter(f=>f.length>=(y(f)?2:4)),a=Math.max(0,...c.map(f=>f.
length))+1,h=c.length>0&&!r.some(f=>this.#t.exact.has(f));for(let f=0;f<this.#t.names.length;f+=1)for(let u of this.#t.names[f]??
[]){let d=u.raw.length;V(u.raw,s)||i!==s&&u.form.startsWith(i)?$(n,f,1.2*u.weight+.3*Math.min(1,s.length/d)):i.length>1&&
u.form.includes(i)&&$(n,f,.85*u.weight+.3*Math.min(1,i.length/d)),h&&d<=a&&this.#o(u.raw,c)&&$(n,f,1.1+.5*u.weight)}}#o(t,n){
let e=t.length;for(let s of n)if(s.length-e<2&&e-s.length<2&&e>=(y(t)?2:5)&&X(s,t))return!0;return!1}#r(t,n,e){let s=Q(t),
r=s.map((h,f)=>this.#i(h,n&&f===s.length-1,s[f+1])),i=this.#e.concepts(s,r),c=0;for(let{rarity:h}of i)c+=h;if(!c)return;
for(let{weights:h,rarity:f}of i)for(let u=0;u<e.length;u+=1){let d=h[u];d&&(e[u]=(e[u]??0)+d*f/c)}let a=t.replace(/ /g,"").
length;for(let h=0;h<e.length;h+=1){let f=e[h];f&&(e[h]=f*(.86+.14*Math.min(1,a/(this.#t.names[h]?.[0]?.raw.length??1))),
s.length>2&&r.every(({weights:u})=>(u[h]??0)>At)&&(e[h]+=.3))}}#i(t,n,e){let s=y(t)?this.#c(t):this.#a(t,n);return e&&!y(
t)&&!y(e)&&this.#t.take(s.weights,A(t+e),tt),s.rarity*=F(t),s}#a(t,n){let e=new Float32Array(this.#t.entries.length),s=A(
t),r=this.#t.take(e,s,1),i=r>0;for(let[c,a]of i&&!n?[]:this.#t.vocabulary)if(a!==s)if(n&&t.length>1&&c.startsWith(t))this.#t.
take(e,a,tt);else{if(i)continue;t.length>=5&&c.length>=4&&X(t,c)?r+=this.#t.take(e,a,Vt):t.length>=4&&c.startsWith(s)&&(r+=
this.#t.take(e,a,tt))}return{weights:e,rarity:this.#t.rarity(r||2)}}#c(t){let n=new Float32Array(this.#t.entries.length),
e=0;for(let[s,r]of C(t).entries()){let i=I(r);if(!i.length){let f=this.#l(r,n);e=Math.max(e,this.#t.rarity(f||2)*.6);continue}
let c=i.map(f=>this.#t.rarity(this.#t.postings.get(f)?.entries.length??1)),a=c.reduce((f,u)=>f+u,0),h=new Map;i.forEach(
(f,u)=>{let{entries:d,weights:M}=this.#t.postings.get(f)??{entries:[],weights:[]};d.forEach((T,R)=>{let S=M[R]??0,k=h.get(
T);k?k.seen===u?k.weight=Math.max(k.weight,S):(k.share+=(c[u]??0)/a,k.weight=Math.min(k.weight,S),k.pairs+=1,k.seen=u):h.
set(T,{share:(c[u]??0)/a,weight:S,pairs:1,seen:u})})});for(let[f,{share:u,weight:d,pairs:M}]of h){let T=M===i.length?1:u*
.75;T>.35&&$(n,f,d*T*(s?.97:1))}s||(e=a/c.length)}return{weights:n,rarity:e*(t.length===1?.5:1)}}#l(t,n){let e=0;return this.#t.
names.forEach((s,r)=>{let i=s.find(c=>V(c.raw,t))??s.find(c=>c.raw.includes(t));i&&($(n,r,i.weight*.8),e+=1)}),e}nearest(t,n=3,e=!1){
let s=new Set(I(St(t)));if(!s.size)return[];let r=[];return this.#t.names.forEach((i,c)=>{if(this.#t.entries[c]?.part&&!e)
return;let a=0;for(let{raw:h}of i){let f=I(h),u=f.filter(d=>s.has(d)).length;a=Math.max(a,2*u/(f.length+s.size))}a>(e?.05:
.2)&&r.push({entry:c,score:a})}),r.sort((i,c)=>c.score-i.score).slice(0,n).map(({entry:i})=>i)}#h(t,n){let e=[];return this.#t.
names.forEach((s,r)=>{let i=s.map(a=>kt(a.raw).indexOf(t)).filter(a=>a>=0),c=s[0]?.raw.length??1;i.length&&e.push({entry:r,
score:(Math.min(...i)?.5:1)+t.length/c/10,exact:!1})}),e.sort((s,r)=>r.score-s.score).slice(0,n)}},St=o=>O(o).replace(/ /g,
"");function qt(o){let t=j(o),n=t.at(-1)??"",e=t.slice(0,-1).map(i=>y(i)?i:A(i)).join("");if(!y(n))return[e+A(n)];let s=C(
n,!0).map(i=>e+i),r=t.at(-2);return e&&r&&!y(r)&&H(n)&&s.push(e),s}var et={good:"M6 1.5 11 10.5H1Z",warning:"M1 1.5H11L6 10.5Z",stuck:"M2 2H10V10H2Z"},vt=document.querySelector("svg")?.namespaceURI??
"";function b(o,t="",...n){let e=document.createElement(o);return t&&(e.className=t),e.append(...n),e}function Xt(o){let t=document.
createElementNS(vt,"svg");t.setAttribute("viewBox","0 0 12 12"),t.setAttribute("aria-hidden","true");let n=document.createElementNS(
vt,et[o]?"path":"circle"),e=et[o]?{d:et[o]}:{cx:"6",cy:"6",r:"4"};for(let[s,r]of Object.entries(e))n.setAttribute(s,r??"");
return t.append(n),t}function $t(o,t){let n=j(O(t)).flatMap(r=>C(r).filter(i=>i.length>1)),e=[...new Set(n)].sort((r,i)=>i.
length-r.length).map(r=>r.replace(/[+#&%]/g,"\\$&"));return e.length?o.split(new RegExp(`(${e.join("|")})`,"gi")).map((r,i)=>i%
2?b("mark","",r):r).filter(Boolean):[o]}function Ot(o,t,n){let e=b("a",o.long?"sb-hit sb-hit--long":"sb-hit",b("strong",
"",...$t(o.title,t)));e.href=o.url,e.id=n,e.tabIndex=-1,e.setAttribute("role","option"),e.setAttribute("aria-selected","\
false"),o.words&&e.append(" ",b("span","sb-hit__words",...$t(o.words,t)));let s=b("span","sb-hit__kind");if(o.sign)s.append(
b("span",`sb-sign sb-sign--${o.sign}`,Xt(o.sign),o.kind));else if(o.kind&&s.append(b("span","",o.kind)),o.place){let[r,,
i]=o.place,c=i?`sb-hit__place sb-tint-${(i-1)%8+1}`:"sb-hit__place";s.append(o.kind?", ":"",b("span",c,r))}return e.append(
" ",s),e}function Lt(o,...t){let n=b("div","sb-search__heading",o);n.setAttribute("aria-hidden","true");let e=b("div","s\
b-search__group",n,b("div","",...t));return e.setAttribute("role","group"),e.setAttribute("aria-label",o),e.lastElementChild?.
setAttribute("role","presentation"),e}var nt=3,Qt=1500,ot=ht().then(o=>{let t=at(o);return{names:o,entries:t,matcher:new B(t,o.synonyms)}}),te=o=>ot.then(({names:t,
matcher:n})=>ft(t.shards,e=>{n.addTexts(e.from,ct(e)),o()}));globalThis.stagebook&&(globalThis.stagebook.finder=ot.then(
({entries:o,matcher:t})=>{let n=e=>N+(o[e]?.url??"");return{find:e=>new Map(t.find(e,{most:500}).map(({entry:s,score:r})=>[
n(s),r])),nearest:e=>new Map(t.nearest(e,40,!0).map((s,r)=>[n(s),40-r])),miss:Y}}),globalThis.stagebook.finder.catch(()=>{}));
function ee(o,t,n){let e=o.querySelector("[data-search-said]"),s=o.querySelector("[role=status]"),r,i=[],c,a=[],h=-1,f="",
u,d=!1;function M(l){let{title:p,summary:g,kind:w,url:m,direction:E,place:v,part:x}=l,L=r?.words.directions[E];return{...{
title:p,words:g,kind:L??w,url:N+m,sign:E,place:r?.places[v],long:x},follow:()=>mt({title:p,kind:w,url:m,place:v})}}function T(){
let l=location.href.replace(/[?#].*/,"").slice(N.length);return i.find(g=>g.place>=0&&!g.part&&(g.url===l||l.startsWith(
`${g.url}checklist`)))?.place??D()[0]?.place??-1}let R=l=>l.map(p=>{let g=Ot(p,t.value,`sb-hit-${a.length}`);return a.push(
g),g.addEventListener("click",()=>{p.follow?.(),d=!0,o.close()}),g});function S(l,p,g=p.length){if(!p.length)return;let w=Lt(
l,...R(p.slice(0,g)));if(n.append(w),p.length<=g)return;let m=b("div","sb-hit sb-hit--more",b("span","",_(r?.words.more??
"",{count:p.length})));m.id=`sb-hit-${a.length}`,m.setAttribute("role","option"),m.setAttribute("aria-selected","false"),
a.push(m),m.addEventListener("click",()=>{let E=a.indexOf(m),v=a.splice(E),x=R(p.slice(g));a.push(...v.slice(1)),m.replaceWith(
...x),a.forEach((L,U)=>L.id=`sb-hit-${U}`),k(E)}),w.lastElementChild?.append(m)}function k(l){a[h]?.setAttribute("aria-s\
elected","false"),h=a.length?(l+a.length)%a.length:-1;let p=a[h];p?.setAttribute("aria-selected","true"),p?.scrollIntoView(
{block:"nearest"}),p?t.setAttribute("aria-activedescendant",p.id):t.removeAttribute("aria-activedescendant")}function Tt({
words:l,ways:p}){S(l.seen,D().map(({title:w,kind:m,url:E})=>({title:w,kind:m,url:N+E}))),S(l.start,p.map(rt));let g=l.try_words.
flatMap(w=>{let m=b("button","sb-search__try",w);return m.type="button",m.addEventListener("click",()=>{t.value=w,t.focus(),
z()}),[m," "]});e?.append(b("p","sb-search__hint",`${l.try} `,...g))}let rt=([l,p,g,w])=>({title:l,words:p,kind:g,url:N+
w});function jt({words:l,ways:p,feedback:g,owner:w},m){if(e?.append(b("p","sb-search__none",_(l.none,{query:m})),b("p","\
sb-search__hint",l.none_hint)),S(l.other_words,c?.nearest(m).flatMap(x=>i[x]??[]).map(M)??[]),S(l.ways,p.map(rt)),g){let x=g.
startsWith("mailto:"),L=x?`${g}${g.includes("?")?"&":"?"}subject=${encodeURIComponent(m)}`:g;S(l.ask,[{title:_(l.write_to,
{owner:w||""}),words:x?_(l.write_hint,{query:m}):"",kind:x?l.mail:"",url:L}])}let E=Object.keys(W()).length;if(!E)return;
let v=b("button","sb-search__try",_(l.misses,{count:E}));v.type="button",v.addEventListener("click",dt),e?.append(b("p",
"sb-search__hint",v))}function It({words:l},p,g){let w=p.find(g,{place:T()}),m=w.filter(({exact:x})=>x).length,E=w.slice(
0,m?Math.min(m,nt):nt),v=x=>x.flatMap(({entry:L})=>i[L]??[]).map(M);return S(l.best,v(E)),l.groups.forEach((x,L)=>{S(x,v(
w.slice(E.length).filter(({entry:U})=>i[U]?.group===L)),nt)}),w.length}function z(){let l=t.value.trim();if(clearTimeout(
u),!r||!c)return;f=l,a=[],h=-1,n.replaceChildren(),e?.replaceChildren();let p=l?It(r,c,l):0;if(l?p||(jt(r,l),u=setTimeout(
()=>Y(l),Qt)):Tt(r),t.setAttribute("aria-expanded",String(a.length>0)),s?.classList.toggle("sb-visually-hidden",!!l&&!p),
s&&(s.textContent=l?p?_(r.words.count,{count:p}):_(r.words.none,{query:l}):""),n.parentElement?.scrollTo(0,0),k(l&&p?0:-1),
!l||!p){h=-1;for(let g of a)g.setAttribute("aria-selected","false");t.removeAttribute("aria-activedescendant")}it(l)}function it(l){
let p=new URLSearchParams(location.search);l&&o.open?p.set("q",l):p.delete("q");let g=p.toString();history.replaceState(
history.state,"",`${location.pathname}${g&&`?${g}`}${location.hash}`)}t.addEventListener("input",z),o.addEventListener("\
keydown",l=>{if(l.stopPropagation(),!(l.isComposing||l.keyCode===229)&&(l.key==="Escape"&&(l.preventDefault(),o.close()),
l.target===t)){if(l.key==="ArrowDown"||l.key==="ArrowUp")l.preventDefault(),k(l.key==="ArrowDown"?h+1:Math.max(h,0)-1);else if(l.
key==="Enter"){l.preventDefault();let p=a[h];p instanceof HTMLAnchorElement&&(l.ctrlKey||l.metaKey)?window.open(p.href,"\
_blank","noopener"):p?.click()}}}),o.addEventListener("close",()=>{clearTimeout(u),d||it(""),d=!1}),o.addEventListener("\
search-open",z),ot.then(l=>({names:r,entries:i,matcher:c}=l,o.open&&z(),te(()=>{o.open&&f&&h<1&&z()}))).catch(()=>{!r&&e&&
(e.textContent=n.dataset.failed??"")})}var st=document.querySelector("dialog[data-search]"),Nt=st?.querySelector("input"),
_t=document.getElementById("sb-search-results");st instanceof HTMLDialogElement&&Nt&&_t&&ee(st,Nt,_t);})();
