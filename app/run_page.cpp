// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run_page.h"

#include <algorithm>
#include <cmath>

#include "core/base/markup.h"
#include "core/base/utf8.h"

namespace steerscope {
namespace {

constexpr char kStyle[] = R"(
:root{color-scheme:light dark;--window:#f1f2f4;--surface:#fff;--line:#dcdfe4;--text:#1a1e25;
--text2:#474e59;--cursor:#be1464;--accent:#5b46c9;--prompted:61,134,240;--steered:240,138,29}
@media(prefers-color-scheme:dark){:root{--window:#16181c;--surface:#1f2227;--line:#343941;
--text:#e9ebef;--text2:#b4bbc6;--cursor:#ff7eb6;--accent:#a99cff;--prompted:78,142,234;
--steered:229,138,53}}
body{margin:0;padding:24px;background:var(--window);color:var(--text);
font:15px/1.6 Inter,system-ui,sans-serif}
h1{font-size:22px;margin:0 0 4px}h2{font-size:15px;margin:0}
p{margin:4px 0 16px;color:var(--text2);font-size:13px}
.row{display:grid;grid-template-columns:repeat(auto-fit,minmax(280px,1fr));gap:8px}
section{background:var(--surface);border:1px solid var(--line);border-radius:4px;padding:16px;
margin-bottom:8px;overflow-x:auto}
.text{line-height:1.9;white-space:pre-wrap}.text span.on{outline:2px solid var(--cursor)}
.text .fork{border-left:2px solid var(--accent);padding-left:3px}
.text .fork::before{content:attr(data-mark);font-size:11px;color:var(--accent);margin-right:3px}
.text .kept{color:var(--text2)}.text .hand{text-decoration:underline dashed 1px;
text-underline-offset:4px}.key{font-size:12px;margin:8px 0 0}
canvas{display:block;image-rendering:pixelated;cursor:crosshair}
canvas:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
output{display:block;min-height:20px;font-size:13px;font-variant-numeric:tabular-nums}
details{margin-top:8px;font-size:12px}table{border-collapse:collapse}
th,td{padding:1px 6px;text-align:right;font-variant-numeric:tabular-nums;font-weight:400}
th{color:var(--text2)}dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px;
font-size:13px;margin:0}dt{color:var(--text2)}dd{margin:0;overflow-wrap:anywhere}
)";

/// Colours as in the window: zero is the paper, square root for pushes, logarithm for the rest.
constexpr char kScript[] = R"(
const run=JSON.parse(document.getElementById('run').textContent);
const ramps={light:['#F7F7F1','#DAEABB','#A9D9A0','#6CC898','#37B19C','#10979B','#0D7C9B',
'#1A6199','#2C4485','#262B68','#1D124B'],dark:['#1E2026','#282F4E','#314072','#2E5A8C','#1E769D',
'#1691A2','#33ABA1','#58C39C','#8CD892','#C4E796','#F6F6A6']};
const dark=matchMedia('(prefers-color-scheme: dark)');
const rgb=h=>[1,3,5].map(i=>parseInt(h.slice(i,i+2),16));
function color(share){const r=ramps[dark.matches?'dark':'light'],x=Math.max(0,Math.min(1,share))*10,
i=Math.min(9,Math.floor(x)),a=rgb(r[i]),b=rgb(r[i+1]);
return 'rgb('+a.map((v,k)=>Math.round(v+(b[k]-v)*(x-i))).join()+')'}
function sorted(values){return values.flat().filter(v=>v!==null).sort((a,b)=>a-b)}
function at(list,share){return list.length?list[Math.floor(share*(list.length-1))]:0}
function build(map,section){const cell=[18,9],pad=34,foot=74,ratio=devicePixelRatio||1;
const canvas=section.querySelector('canvas'),out=section.querySelector('output');
const cols=map.tokens.length,rows=map.values.length,all=sorted(map.values);
const hands=new Map(map.painted.map(([l,t,v])=>[l+' '+t,v])),
hand=(l,t)=>hands.get(l+' '+t),high=at(all,.995)||1,low=Math.min(Math.max(at(all,.02),1e-6),high/2);
const share=v=>map.scale==='log'?Math.log(Math.max(v,low)/low)/Math.log(high/low)
:Math.sqrt(Math.max(0,v)/high);
const w=pad+cols*cell[0]+8,h=rows*cell[1]+foot;let place=null;
canvas.width=w*ratio;canvas.height=h*ratio;canvas.style.width=w+'px';canvas.style.height=h+'px';
const g=canvas.getContext('2d');
function draw(){const css=getComputedStyle(document.documentElement);g.setTransform(ratio,0,0,ratio,0,0);
g.clearRect(0,0,w,h);for(let l=0;l<rows;l++)for(let t=0;t<cols;t++){const v=map.values[l][t];
g.fillStyle=v===null?css.getPropertyValue('--line'):color(share(v));
g.fillRect(pad+t*cell[0],(rows-1-l)*cell[1],cell[0],cell[1])}
g.fillStyle=css.getPropertyValue('--text2');g.font='11px sans-serif';g.textAlign='right';
for(let l=0;l<rows;l+=5)g.fillText(l,pad-6,(rows-l)*cell[1]);
map.tokens.forEach((piece,t)=>{g.save();g.translate(pad+t*cell[0]+cell[0]/2+4,rows*cell[1]+10);
g.rotate(-Math.PI/4);g.fillText(piece,0,0);g.restore()});
marks(css);if(place){g.strokeStyle=css.getPropertyValue('--cursor');g.lineWidth=2;
g.strokeRect(pad+place[0]*cell[0],(rows-1-place[1])*cell[1],cell[0],cell[1])}}
function marks(css){g.lineWidth=1;g.strokeStyle=css.getPropertyValue('--text');
map.painted.forEach(([l,t,v])=>{const x=pad+t*cell[0],y=(rows-1-l)*cell[1];
for(const[at,x1,y1,x2,y2]of[[hand(l,t-1),x+.5,y,x+.5,y+cell[1]],
[hand(l,t+1),x+cell[0]-.5,y,x+cell[0]-.5,y+cell[1]],[hand(l+1,t),x,y+.5,x+cell[0],y+.5],
[hand(l-1,t),x,y+cell[1]-.5,x+cell[0],y+cell[1]-.5]])if(at===undefined)line(x1,y1,x2,y2);
if(v===0)line(x+cell[0]/2-3,y+cell[1]/2+3,x+cell[0]/2+3,y+cell[1]/2-3)});
if(map.fork===null)return;g.strokeStyle=css.getPropertyValue('--accent');g.lineWidth=2;
const x=pad+map.fork*cell[0];line(x,0,x,rows*cell[1]+6)}
function line(x1,y1,x2,y2){g.beginPath();g.moveTo(x1,y1);g.lineTo(x2,y2);g.stroke()}
function byHand(l,t){const v=hand(l,t);return v===undefined?'':v===0?', switched off by hand'
:', set by hand'}
function point(t,l){place=t===null?null:[Math.max(0,Math.min(cols-1,t)),
Math.max(0,Math.min(rows-1,l))];document.querySelectorAll('.on').forEach(e=>e.classList.remove('on'));
if(place){const v=map.values[place[1]][place[0]];out.textContent='“'+map.tokens[place[0]]+'” #'+place[0]+
', layer '+place[1]+': '+(v===null?'not computed':Number(v.toPrecision(4)))+byHand(place[1],place[0])+
(place[0]===map.fork?'; the answer was forked here':'');
const e=document.getElementById(map.column+'-'+place[0]);if(e)e.classList.add('on')}
else out.textContent='';draw()}
canvas.addEventListener('mousemove',e=>{const b=canvas.getBoundingClientRect(),
t=Math.floor((e.clientX-b.left-pad)/cell[0]),r=Math.floor((e.clientY-b.top)/cell[1]);
t>=0&&t<cols&&r>=0&&r<rows?point(t,rows-1-r):point(null)});
canvas.addEventListener('mouseleave',()=>point(null));
canvas.addEventListener('keydown',e=>{const step={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,1],
ArrowDown:[0,-1]}[e.key];if(!step)return;e.preventDefault();const p=place||[0,0];
place?point(p[0]+step[0],p[1]+step[1]):point(0,0)});
section.querySelector('details').addEventListener('toggle',e=>{const d=e.target;
if(!d.open||d.querySelector('table'))return;const table=document.createElement('table');
const head=table.insertRow();['layer',...map.tokens].forEach(p=>{const c=document.createElement('th');
c.textContent=p;c.scope='col';head.append(c)});
for(let l=rows-1;l>=0;l--){const line=table.insertRow(),c=document.createElement('th');c.textContent=l;
c.scope='row';line.append(c);map.values[l].forEach(v=>{line.insertCell().textContent=
v===null?'':Number(v.toPrecision(4))})}d.append(table)});
dark.addEventListener('change',draw);draw()}
run.maps.forEach((map,i)=>build(map,document.getElementById('map-'+i)));
)";

/// Texts of a run may hold half a character.
std::string escaped(std::string_view text) {
    return escapedMarkup(sanitizedUtf8(std::string(text)));
}

/// JSON that may stand inside a script element: no `<` in it can end the element.
std::string scriptSafe(const Json& json) {
    std::string out;
    for (const char c : json.dump())
        out += c == '<' ? std::string("\\u003c") : std::string(1, c);
    return out;
}

/// Whether painted cells show: they set the push, and what the PSR does follows from it.
enum class HandMarks { none, painted };

struct PageMap {
    std::string title, note, scale;
    std::size_t column = 0; ///< Whose tokens are the columns of the map.
    CoefficientGrid values; ///< [L × T]
    HandMarks hand = HandMarks::none;
};

FloatMatrix turned(const FloatMatrix& grid) {
    FloatMatrix out(grid.cols(), grid.rows());
    for (std::size_t r = 0; r < grid.rows(); ++r)
        for (std::size_t c = 0; c < grid.cols(); ++c)
            out.at(c, r) = grid.at(r, c);
    return out;
}

void addDeltas(std::vector<PageMap>& maps, const DeltaMaps* deltas, std::size_t column,
               bool prompted) {
    if (!deltas) return;
    const HandMarks hand = prompted ? HandMarks::none : HandMarks::painted;
    const auto add = [&](const char* title, const char* note, const CoefficientGrid& grid) {
        if (!grid.empty()) maps.push_back({title, note, "log", column, grid, hand});
    };
    if (prompted) {
        add("Δ by the prompt", "‖Δ‖, prompted minus plain, on the prompted answer",
            deltas->accumulated);
        add("Δ local", "‖Δ‖ left to add at each layer, on the prompted answer", deltas->local);
        add("Missed Δ", "‖Δ‖, prompted minus steered, on the prompted answer", deltas->missed);
    } else {
        add("Δ by the PSR", "‖Δ‖, steered minus plain, on the PSR’s answer", deltas->steered);
    }
}

std::vector<PageMap> mapsOf(const RecordedRun& run) {
    std::vector<PageMap> maps;
    for (std::size_t i = 0; i < run.columns.size(); ++i) {
        const RunColumn& column = run.columns[i];
        if (!column.pushes.empty())
            maps.push_back({"Steering push, " + column.name, "λ·α·‖z‖ per token and layer", "root",
                            i, turned(column.pushes),
                            column.kind == ColumnKind::psr ? HandMarks::painted : HandMarks::none});
        if (column.kind == ColumnKind::prompted) addDeltas(maps, run.promptedDeltas.get(), i, true);
        if (column.kind == ColumnKind::psr) addDeltas(maps, run.psrDeltas.get(), i, false);
    }
    return maps;
}

/// [layer, token, push] of every cell that was set by hand and lies on the map.
Json paintedJson(const PageMap& map, const RecordedRun& run) {
    Json cells = Json::array();
    if (map.hand == HandMarks::none) return cells;
    for (const PushOverride& cell : run.recipe.painted)
        if (static_cast<std::size_t>(cell.layer.value) < map.values.rows() &&
            static_cast<std::size_t>(cell.token) < map.values.cols())
            cells.push_back(Json::array({cell.layer.value, cell.token, cell.push}));
    return cells;
}

/// The token at which the answer was forked; nothing for one that is free.
std::optional<int> forkOf(const RecordedRun& run, const RunColumn& column) {
    const ForcedStart* fork = findFork(run.recipe, column.id());
    return fork ? std::optional(forkedToken(*fork)) : std::nullopt;
}

Json mapJson(const PageMap& map, const RecordedRun& run) {
    Json rows = Json::array();
    for (std::size_t l = 0; l < map.values.rows(); ++l) {
        Json row = Json::array();
        for (const float value : map.values.row(l))
            row.push_back(std::isfinite(value) ? Json(std::stod(Json(value).dump()))
                                               : Json(nullptr));
        rows.push_back(std::move(row));
    }
    Json tokens = Json::array();
    for (const std::string& piece : run.columns[map.column].pieces)
        tokens.push_back(sanitizedUtf8(piece));
    const std::optional<int> fork = forkOf(run, run.columns[map.column]);
    return {{"column", "c" + std::to_string(map.column)},
            {"scale", map.scale},
            {"tokens", std::move(tokens)},
            {"painted", paintedJson(map, run)},
            {"fork", fork ? Json(*fork) : Json(nullptr)},
            {"values", std::move(rows)}};
}

/// Sum over layers of each token; what tints it. Empty: no tint.
std::vector<float> tintOf(const RecordedRun& run, const RunColumn& column) {
    FloatMatrix grid;
    if (column.kind == ColumnKind::prompted && run.promptedDeltas)
        grid = run.promptedDeltas->accumulated;
    else if (column.kind != ColumnKind::twin && !column.pushes.empty())
        grid = turned(column.pushes);
    std::vector<float> sums(grid.cols(), 0.0f);
    for (std::size_t l = 0; l < grid.rows(); ++l)
        for (std::size_t t = 0; t < grid.cols(); ++t)
            sums[t] += grid.at(l, t);
    return sums;
}

/// The tint of the window: cap · v^1.6 with v = value over the 97th percentile, clipped to 1.
std::string tintStyle(const std::vector<float>& sums, std::size_t t, bool prompted) {
    if (t >= sums.size()) return {};
    std::vector<float> order = sums;
    std::ranges::sort(order);
    const float top = order[static_cast<std::size_t>(0.97 * static_cast<double>(order.size() - 1))];
    const double share = top > 0 ? std::min(1.0, static_cast<double>(sums[t] / top)) : 0;
    if (share < 0.12) return {};
    return " style=\"background:rgba(var(--" + std::string(prompted ? "prompted" : "steered") +
           ")," + std::to_string(0.5 * std::pow(share, 1.6)) + ")\"";
}

/// How many cells of each token were set by hand; empty for the answers of others than the PSR.
std::vector<int> handCells(const RecordedRun& run, const RunColumn& column) {
    if (column.kind != ColumnKind::psr || run.recipe.painted.empty()) return {};
    std::vector<int> counts(column.length(), 0);
    for (const PushOverride& cell : run.recipe.painted)
        if (static_cast<std::size_t>(cell.token) < counts.size())
            ++counts[static_cast<std::size_t>(cell.token)];
    return counts;
}

/// Classes of a token that a hand was laid on, with what a pointer is told about it.
std::string handAttributes(int token, std::optional<int> fork, int cells) {
    std::string classes, title;
    if (fork && token < *fork) classes = "kept";
    if (fork && token == *fork) {
        classes = "fork";
        title = "The answer was forked here";
    }
    if (cells > 0) {
        classes += classes.empty() ? "hand" : " hand";
        title += (title.empty() ? "" : "; ") + std::to_string(cells) + " cells set by hand";
    }
    if (classes.empty()) return {};
    return " class=\"" + classes + "\"" + (title.empty() ? "" : " title=\"" + title + "\"") +
           (fork == token ? " data-mark=fork" : "");
}

/// What was done by hand to this answer, in words; empty: nothing.
std::string handNote(const RecordedRun& run, const RunColumn& column) {
    std::string note;
    if (const ForcedStart* fork = findFork(run.recipe, column.id()))
        note = "Forked at token " + std::to_string(forkedToken(*fork)) + ", “" + fork->piece +
               "”: what stands before it was kept.";
    if (column.kind != ColumnKind::psr || run.recipe.painted.empty()) return note;
    const auto& painted = run.recipe.painted;
    const auto off = std::ranges::count(painted, 0.0f, &PushOverride::push);
    note += (note.empty() ? "" : " ") + std::to_string(painted.size()) +
            " cells of the push were set by hand, " + std::to_string(off) + " of them to 0.";
    return note;
}

void writeColumn(std::string& out, const RecordedRun& run, std::size_t index) {
    const RunColumn& column = run.columns[index];
    const std::vector<float> sums = tintOf(run, column);
    const std::vector<int> cells = handCells(run, column);
    const std::optional<int> fork = forkOf(run, column);
    out += "<section><h2>" + escaped(column.name) + "</h2><div class=text>";
    for (std::size_t t = 0; t < column.length(); ++t)
        out += "<span id=\"c" + std::to_string(index) + "-" + std::to_string(t) + "\"" +
               handAttributes(static_cast<int>(t), fork, cells.empty() ? 0 : cells[t]) +
               tintStyle(sums, t, column.kind == ColumnKind::prompted) + ">" +
               escaped(column.texts[t]) + "</span>";
    out += "</div>";
    if (const std::string note = handNote(run, column); !note.empty())
        out += "<p class=key>" + escaped(note) + "</p>";
    out += "</section>";
}

/// What the marks on a map mean; empty when it has none.
std::string marksKey(const PageMap& map, const RecordedRun& run) {
    std::string key;
    if (!paintedJson(map, run).empty())
        key = "Outlined cells were set by hand; a stroke says: switched off.";
    if (forkOf(run, run.columns[map.column]))
        key += std::string(key.empty() ? "" : " ") + "The line is where the answer was forked.";
    return key.empty() ? key : "<p class=key>" + key + "</p>";
}

void writeMap(std::string& out, const PageMap& map, const RecordedRun& run, std::size_t index) {
    out += "<section id=\"map-" + std::to_string(index) + "\"><h2>" + escaped(map.title) +
           "</h2><p>" + escaped(map.note) + "</p><canvas tabindex=0 role=img aria-label=\"" +
           escaped(map.title) +
           ": a map of tokens and layers; the arrow keys move, the table below holds all values\">"
           "</canvas>" +
           marksKey(map, run) +
           "<output aria-live=polite></output><details><summary>Table of values</summary>"
           "</details></section>";
}

void writeRecipe(std::string& out, const RecordedRun& run) {
    const auto row = [&out](const char* name, const std::string& value) {
        if (!value.empty())
            out += std::string("<dt>") + name + "</dt><dd>" + escaped(value) + "</dd>";
    };
    out += "<section><h2>Recipe</h2><dl>";
    row("Model", run.model.name + " · " + run.model.quantization);
    row("Model file, SHA-256", run.model.fileSha256);
    row("Chat template, SHA-256", run.model.templateSha256);
    row("Instruction", run.recipe.steering.text);
    row("PSR", run.psrName);
    row("Strength", Json(std::round(1e4 * static_cast<double>(run.recipe.strength)) / 1e4).dump());
    row("Seed", std::to_string(run.recipe.sampler.seed));
    row("Temperature",
        Json(std::round(1e4 * static_cast<double>(run.recipe.sampler.temperature)) / 1e4).dump());
    row("Written", run.createdAt);
    if (run.parent)
        row("Made from",
            "the run of " + run.parent->createdAt +
                (run.parent->change == RunParent::Change::fork ? ", forked" : ", painted") +
                " at token " + std::to_string(run.parent->token));
    out += "</dl></section>";
}

} // namespace

std::string runPage(const RecordedRun& run) {
    const std::vector<PageMap> maps = mapsOf(run);
    Json data = Json::array();
    for (const PageMap& map : maps)
        data.push_back(mapJson(map, run));
    std::string out = "<!doctype html><html lang=en><meta charset=utf-8>"
                      "<meta name=viewport content=\"width=device-width,initial-scale=1\">"
                      "<title>Steerscope: " +
                      escaped(run.recipe.prompt) + "</title><style>" + kStyle +
                      "</style><main><h1>" + escaped(run.recipe.prompt) + "</h1><p>" +
                      escaped(run.model.name) + " · " + escaped(run.recipe.steering.text) +
                      "</p><div class=row>";
    for (std::size_t i = 0; i < run.columns.size(); ++i)
        writeColumn(out, run, i);
    out += "</div>";
    for (std::size_t i = 0; i < maps.size(); ++i)
        writeMap(out, maps[i], run, i);
    writeRecipe(out, run);
    out += "</main><script type=\"application/json\" id=run>" +
           scriptSafe({{"maps", std::move(data)}}) + "</script><script>" + kScript +
           "</script></html>\n";
    return out;
}

} // namespace steerscope
