<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>ClipboardText</name>
    <message>
        <source>Copy figure</source>
        <translation>复制图形</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>复制数据</translation>
    </message>
</context>
<context>
    <name>DemoText</name>
    <message>
        <source>Ask something: one model is told how to answer, one is nudged.</source>
        <translation>问个问题：一个模型被告知怎样回答，另一个只被轻推。</translation>
    </message>
    <message>
        <source>The nudge is off: the right-hand model answers as it always does.</source>
        <translation>轻推已关闭：右边的模型照常回答。</translation>
    </message>
    <message>
        <source>The nudge is turned around: the right-hand model is pushed the other way.</source>
        <translation>轻推已反向：右边的模型被推向另一边。</translation>
    </message>
    <message>
        <source>Too much of a nudge: the text on the right begins to break.</source>
        <translation>推得太猛：右边的文字开始崩坏。</translation>
    </message>
    <message>
        <source>A small nudge: the right-hand model takes up a hint of it.</source>
        <translation>轻轻一推：右边的模型略有体现。</translation>
    </message>
    <message>
        <source>Nobody told the right-hand model: we nudged it from inside, word by word.</source>
        <translation>没有人告诉右边的模型：我们从内部逐词推动了它。</translation>
    </message>
</context>
<context>
    <name>EditWords</name>
    <message>
        <source>prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>steering prompt</source>
        <translation>引导指令</translation>
    </message>
    <message>
        <source>place of the steering prompt</source>
        <translation>指令的位置</translation>
    </message>
    <message>
        <source>sampling</source>
        <translation>采样</translation>
    </message>
    <message>
        <source>number of tokens</source>
        <translation>词元数</translation>
    </message>
    <message>
        <source>strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>choice of PSR</source>
        <translation>PSR 的选择</translation>
    </message>
    <message>
        <source>constant twin</source>
        <translation>常量孪生</translation>
    </message>
    <message>
        <source>mix of PSRs</source>
        <translation>PSR 的混合</translation>
    </message>
    <message>
        <source>choice of columns</source>
        <translation>列的选择</translation>
    </message>
    <message>
        <source>fork</source>
        <translation>分叉</translation>
    </message>
    <message>
        <source>painted cells</source>
        <translation>涂改的单元格</translation>
    </message>
    <message>
        <source>settings of Distil</source>
        <translation>蒸馏设置</translation>
    </message>
    <message>
        <source>questions of Distil</source>
        <translation>蒸馏问题</translation>
    </message>
</context>
<context>
    <name>EngineWords</name>
    <message>
        <source>Loading weights</source>
        <translation>正在加载权重</translation>
    </message>
    <message>
        <source>Reading the prompt</source>
        <translation>正在读取提示</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>正在书写</translation>
    </message>
    <message>
        <source>Reading the prompts</source>
        <translation>正在读取提示</translation>
    </message>
    <message>
        <source>Mapping the response</source>
        <translation>正在绘制回答的图</translation>
    </message>
    <message>
        <source>Comparing the predictions</source>
        <translation>正在比较预测</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>Searching the strength</source>
        <translation>正在寻找强度</translation>
    </message>
    <message>
        <source>Writing prompted answers, %1 of %2 done</source>
        <translation>正在书写加指令的回答，已完成 %1 / %2</translation>
    </message>
    <message>
        <source>Asking the judge about answer %1 of %2</source>
        <translation>正在请评审评判第 %1 个回答，共 %2 个</translation>
    </message>
    <message>
        <source>Reading the answers after another wording</source>
        <translation>正在以另一种措辞读取回答</translation>
    </message>
    <message>
        <source>Reading the answers without the instruction</source>
        <translation>正在不带指令读取回答</translation>
    </message>
    <message>
        <source>Trying layer %1: block %2 of %3</source>
        <translation>正在尝试第 %1 层：第 %2 块，共 %3 块</translation>
    </message>
    <message>
        <source>Trying layer %1</source>
        <translation>正在尝试第 %1 层</translation>
    </message>
    <message>
        <source>Fitting layer %1 of %2</source>
        <translation>正在拟合第 %1 层，共 %2 层</translation>
    </message>
    <message>
        <source>Running block %1 of %2</source>
        <translation>正在运行第 %1 块，共 %2 块</translation>
    </message>
    <message>
        <source>Seeing what later layers make of layer %1</source>
        <translation>查看后续各层如何处理第 %1 层</translation>
    </message>
    <message>
        <source>Preparing the polish</source>
        <translation>正在准备打磨</translation>
    </message>
    <message>
        <source>Polishing, round %1 of at most %2</source>
        <translation>打磨中，第 %1 轮，最多 %2 轮</translation>
    </message>
    <message>
        <source>Comparing with the prompted model</source>
        <translation>正在与加指令的模型比较</translation>
    </message>
    <message>
        <source>Measuring the finished model</source>
        <translation>正在测量完成的模型</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>ExampleWords</name>
    <message>
        <source>A list that nobody asked for: look at the push on the first word.</source>
        <translation>没有人要求的列表：请看第一个词上的推力。</translation>
    </message>
    <message>
        <source>Told to write in capitals, this model does not. Nudged harder than it was trained, it does.</source>
        <translation>被告知用大写时，此模型并不照做。推得比训练时更用力，它就照做了。</translation>
    </message>
    <message>
        <source>The nudge for short answers turned around: where it was told to be brief, the model now talks on.</source>
        <translation>把简短回答的轻推反过来：本该简短之处，模型却说个不停。</translation>
    </message>
    <message>
        <source>Nobody told the right-hand model to be a pirate: we nudged it from inside, word by word.</source>
        <translation>没有人让右边的模型当海盗：我们从内部逐词推动了它。</translation>
    </message>
    <message>
        <source>Nobody told the nudged model to answer in French: a few words were pushed. The same push, spread evenly, stays English.</source>
        <translation>没有人让被轻推的模型用法语回答：只推动了少数几个词。同样的推力平均分布时，仍是英语。</translation>
    </message>
    <message>
        <source>Told to be brief, or nudged, the model is brief. Told and nudged, it is briefer still.</source>
        <translation>要求它简短，或推它一把，模型都会简短。既要求又推一把，回答更短。</translation>
    </message>
</context>
<context>
    <name>HeatmapText</name>
    <message>
        <source>Sum of magnitudes over layers, per token</source>
        <translation>每词元各层绝对值之和</translation>
    </message>
    <message>
        <source>Sum over layers, per token</source>
        <translation>每词元各层之和</translation>
    </message>
    <message>
        <source>Mean magnitude</source>
        <translation>平均绝对值</translation>
    </message>
    <message>
        <source>Mean per layer</source>
        <translation>每层均值</translation>
    </message>
    <message>
        <source>per layer, %1 tokens</source>
        <translation>每层，%1 词元</translation>
    </message>
    <message>
        <source>over %1 tokens</source>
        <translation>共 %1 词元</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>强</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
</context>
<context>
    <name>IdentityText</name>
    <message>
        <source>Unsteered</source>
        <translation>未引导</translation>
    </message>
    <message>
        <source>Prompted</source>
        <translation>加指令</translation>
    </message>
    <message>
        <source>PSR</source>
        <translation>PSR</translation>
    </message>
    <message>
        <source>Constant twin</source>
        <translation>常量孪生</translation>
    </message>
    <message>
        <source>Control vector</source>
        <translation>控制向量</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>叠加</translation>
    </message>
</context>
<context>
    <name>InspectorText</name>
    <message>
        <source>Push</source>
        <translation>推力</translation>
    </message>
    <message>
        <source>Local ‖Δ‖</source>
        <translation>局部 ‖Δ‖</translation>
    </message>
    <message>
        <source>Missed ‖Δ‖</source>
        <translation>遗漏 ‖Δ‖</translation>
    </message>
    <message>
        <source>%1, all layers</source>
        <translation>%1，所有层</translation>
    </message>
    <message>
        <source>Sum over all layers</source>
        <translation>所有层之和</translation>
    </message>
    <message>
        <source>Share of total</source>
        <translation>占总量</translation>
    </message>
    <message>
        <source>Of the sum over all tokens and layers</source>
        <translation>占所有词元和层之和的比例</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>排名</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Among the tokens of this answer</source>
        <translation>在此回答的词元中</translation>
    </message>
    <message>
        <source>Peak layer</source>
        <translation>峰值层</translation>
    </message>
    <message>
        <source>The layer with the largest value</source>
        <translation>数值最大的层</translation>
    </message>
    <message>
        <source>%1 nat</source>
        <translation>%1 nat</translation>
    </message>
    <message>
        <source>%1 by layer</source>
        <translation>各层%1</translation>
    </message>
    <message>
        <source>With prompt</source>
        <translation>加指令</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>候选</translation>
    </message>
    <message>
        <source>After</source>
        <translation>引导后</translation>
    </message>
    <message>
        <source>Choices without prompt</source>
        <translation>无指令的候选</translation>
    </message>
    <message>
        <source>Choices before steering</source>
        <translation>引导前的候选</translation>
    </message>
    <message>
        <source>token #%1, the first</source>
        <translation>词元 #%1，第一个</translation>
    </message>
    <message>
        <source>token #%1, follows “%2”</source>
        <translation>词元 #%1，接在“%2”之后</translation>
    </message>
    <message>
        <source>KL steered</source>
        <translation>KL 引导</translation>
    </message>
    <message>
        <source>KL(prompted ‖ steered) of the next-token distributions</source>
        <translation>下一词元分布的 KL(加指令 ‖ 引导)</translation>
    </message>
    <message>
        <source>KL plain</source>
        <translation>KL 原样</translation>
    </message>
    <message>
        <source>KL(prompted ‖ plain) of the next-token distributions</source>
        <translation>下一词元分布的 KL(加指令 ‖ 原样)</translation>
    </message>
    <message>
        <source>λ of the prompt</source>
        <translation>指令的 λ</translation>
    </message>
    <message>
        <source>Sum over all layers (difference to the pinned run)</source>
        <translation>所有层之和（与固定运行的差）</translation>
    </message>
    <message>
        <source>%1 − pinned</source>
        <translation>%1 − 固定</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>en</source>
        <extracomment>The code of the language of this file, such as &quot;de&quot; or &quot;zh_CN&quot;</extracomment>
        <translation>zh_CN</translation>
    </message>
</context>
<context>
    <name>LibraryPresenter</name>
    <message>
        <source>%1 from token %2 on</source>
        <translation>%1，自词元 %2 起</translation>
    </message>
    <message>
        <source>Painted on the run of %1: %2</source>
        <translation>在 %1 的运行上涂改：%2</translation>
    </message>
    <message>
        <source>Fork of the run of %1: %2, “%3”</source>
        <translation>%1 运行的分叉：%2，“%3”</translation>
    </message>
</context>
<context>
    <name>MapText</name>
    <message>
        <source>Steering push</source>
        <translation>引导推力</translation>
    </message>
    <message>
        <source>λ·α·‖z‖ per token and layer</source>
        <translation>每词元每层的 λ·α·‖z‖</translation>
    </message>
    <message>
        <source>Δ by the prompt</source>
        <translation>指令的 Δ</translation>
    </message>
    <message>
        <source>‖Δ‖, prompted minus plain, on the prompted answer</source>
        <translation>‖Δ‖，加指令减原样，在加指令的回答上</translation>
    </message>
    <message>
        <source>Δ local</source>
        <translation>局部 Δ</translation>
    </message>
    <message>
        <source>‖Δ‖ left to add at each layer, on the prompted answer</source>
        <translation>每层尚需添加的 ‖Δ‖，在加指令的回答上</translation>
    </message>
    <message>
        <source>Δ by the PSR</source>
        <translation>PSR 的 Δ</translation>
    </message>
    <message>
        <source>‖Δ‖, steered minus plain, on the PSR’s answer</source>
        <translation>‖Δ‖，引导减原样，在 PSR 的回答上</translation>
    </message>
    <message>
        <source>Missed Δ</source>
        <translation>遗漏的 Δ</translation>
    </message>
    <message>
        <source>‖Δ‖, prompted minus steered, on the prompted answer</source>
        <translation>‖Δ‖，加指令减引导，在加指令的回答上</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>推力</translation>
    </message>
    <message>
        <source>Δ prompt</source>
        <translation>指令 Δ</translation>
    </message>
    <message>
        <source>Δ PSR</source>
        <translation>PSR Δ</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>遗漏</translation>
    </message>
    <message>
        <source>Needs a steering prompt: there is no prompted answer</source>
        <translation>需要指令：没有加指令的回答</translation>
    </message>
    <message>
        <source>Needs a PSR: press Distil or open one</source>
        <translation>需要 PSR：按“蒸馏”或打开一个</translation>
    </message>
    <message>
        <source>PSR %1</source>
        <translation>PSR %1</translation>
    </message>
    <message>
        <source>PSR + prompt</source>
        <translation>PSR + 指令</translation>
    </message>
    <message>
        <source>Where the nudge acts</source>
        <translation>轻推作用在哪里</translation>
    </message>
    <message>
        <source>The PSR’s mean push everywhere</source>
        <translation>处处都是 PSR 的平均推力</translation>
    </message>
    <message>
        <source>λ of the prompt</source>
        <translation>指令的 λ</translation>
    </message>
    <message>
        <source>⟨Δ, z⟩ ∕ ⟨z, z⟩: the coefficient that prompting used</source>
        <translation>⟨Δ, z⟩ ∕ ⟨z, z⟩：指令所用的系数</translation>
    </message>
    <message>
        <source>λ prompt</source>
        <translation>指令 λ</translation>
    </message>
    <message>
        <source>%1 − pinned</source>
        <translation>%1 − 固定</translation>
    </message>
    <message>
        <source>Nothing was changed here</source>
        <translation>此处未作改变</translation>
    </message>
    <message>
        <source>Σ push²</source>
        <translation>Σ 推力²</translation>
    </message>
    <message>
        <source>Top 10 % of the tokens hold %1 % of %2</source>
        <translation>前 10 % 的词元占 %2 的 %1 %</translation>
    </message>
</context>
<context>
    <name>PresetWords</name>
    <message>
        <source>persona</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>tone</source>
        <translation>语气</translation>
    </message>
    <message>
        <source>format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Pirate</source>
        <translation>海盗</translation>
    </message>
    <message>
        <source>Shakespeare</source>
        <translation>莎士比亚</translation>
    </message>
    <message>
        <source>Cowboy</source>
        <translation>牛仔</translation>
    </message>
    <message>
        <source>Robot</source>
        <translation>机器人</translation>
    </message>
    <message>
        <source>Gloomy</source>
        <translation>阴郁</translation>
    </message>
    <message>
        <source>Cheerful</source>
        <translation>欢快</translation>
    </message>
    <message>
        <source>Casual</source>
        <translation>随意</translation>
    </message>
    <message>
        <source>Bulleted list</source>
        <translation>项目符号列表</translation>
    </message>
    <message>
        <source>Numbered list</source>
        <translation>编号列表</translation>
    </message>
    <message>
        <source>Capital letters</source>
        <translation>大写字母</translation>
    </message>
    <message>
        <source>Lower case</source>
        <translation>小写字母</translation>
    </message>
    <message>
        <source>No commas</source>
        <translation>不用逗号</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>表情符号</translation>
    </message>
    <message>
        <source>Very short</source>
        <translation>非常简短</translation>
    </message>
    <message>
        <source>Fixed opening</source>
        <translation>固定开头</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>French</source>
        <translation>法语</translation>
    </message>
    <message>
        <source>German</source>
        <translation>德语</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>西班牙语</translation>
    </message>
</context>
<context>
    <name>ProblemWords</name>
    <message>
        <source>.</source>
        <translation>。</translation>
    </message>
    <message>
        <source>Not %1: allowed is %2.</source>
        <translation>不能是 %1：允许 %2。</translation>
    </message>
    <message>
        <source>The layers of this model are %1 to %2</source>
        <translation>此模型的层为 %1 至 %2</translation>
    </message>
    <message>
        <source>The rank of this model&apos;s layers is at most %1</source>
        <translation>此模型各层的秩最多为 %1</translation>
    </message>
    <message>
        <source>Together with those held out there are %1 questions; %2 are wanted</source>
        <translation>连同留出的共有 %1 个问题；需要 %2 个</translation>
    </message>
    <message>
        <source>At least %1 question must be held out</source>
        <translation>至少要留出 %1 个问题</translation>
    </message>
    <message>
        <source>It measures the result.</source>
        <translation>它用来衡量结果。</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>空</translation>
    </message>
    <message>
        <source>an instruction</source>
        <translation>一条指令</translation>
    </message>
    <message>
        <source>Type the instruction that the steering model is to replace.</source>
        <translation>请输入要由引导模型取代的指令。</translation>
    </message>
    <message>
        <source>at least %1 user messages</source>
        <translation>至少 %1 条用户消息</translation>
    </message>
    <message>
        <source>Use the bundled prompts or a file with more lines.</source>
        <translation>请使用自带的问题，或行数更多的文件。</translation>
    </message>
    <message>
        <source>so few that %1 prompts are left for training</source>
        <translation>少到能为训练留下 %1 个问题</translation>
    </message>
    <message>
        <source>Hold fewer prompts out, or give more.</source>
        <translation>请少留出一些问题，或提供更多。</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Answers of %1 to %2 tokens are usual.</source>
        <translation>回答通常为 %1 至 %2 个词元。</translation>
    </message>
    <message>
        <source>%1 to %2, or %3 for the full affine map</source>
        <translation>%1 至 %2，或用 %3 表示完整仿射映射</translation>
    </message>
    <message>
        <source>%1 is readable, %2 is more faithful.</source>
        <translation>%1 便于解读，%2 更忠实。</translation>
    </message>
    <message>
        <source>a list out of order</source>
        <translation>顺序错乱的列表</translation>
    </message>
    <message>
        <source>different block numbers, ascending</source>
        <translation>互不相同的层号，由小到大</translation>
    </message>
    <message>
        <source>Sort them.</source>
        <translation>请排序。</translation>
    </message>
    <message>
        <source>%1 to %2 are usual.</source>
        <translation>通常为 %1 至 %2。</translation>
    </message>
    <message>
        <source>Choose one of the known verifiers, or leave the verifier out.</source>
        <translation>请选择一种已知的检查，或不使用检查。</translation>
    </message>
    <message>
        <source>Write them after a colon, such as keywords:arr*|matey or max-words:%1.</source>
        <translation>请写在冒号之后，例如 keywords:arr*|matey 或 max-words:%1。</translation>
    </message>
    <message>
        <source>no arguments</source>
        <translation>无参数</translation>
    </message>
    <message>
        <source>a regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>a range such as %1-%2, %3- or -%4</source>
        <translation>范围，例如 %1-%2、%3- 或 -%4</translation>
    </message>
    <message>
        <source>a whole number from %1</source>
        <translation>从 %1 起的整数</translation>
    </message>
    <message>
        <source>words separated by |</source>
        <translation>以 | 分隔的词</translation>
    </message>
    <message>
        <source>a whole number from %1, or nothing</source>
        <translation>从 %1 起的整数，或留空</translation>
    </message>
    <message>
        <source>en, fr, de or es</source>
        <translation>en、fr、de 或 es</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>一段文字</translation>
    </message>
    <message>
        <source>one letter</source>
        <translation>一个字母</translation>
    </message>
</context>
<context>
    <name>RecipeText</name>
    <message>
        <source>Write a prompt first: the question that every column answers.</source>
        <translation>请先写提示词：每一列都要回答的问题。</translation>
    </message>
    <message>
        <source>Set the temperature to a number from 0 to 5; 0 always takes the likeliest token.</source>
        <translation>把温度设为 0 到 5 之间的数；0 总是取最可能的词元。</translation>
    </message>
    <message>
        <source>Set the number of tokens to 1 … 4096.</source>
        <translation>把词元数设为 1 … 4096。</translation>
    </message>
</context>
<context>
    <name>TintText</name>
    <message>
        <source>No tint</source>
        <translation>无着色</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>推力</translation>
    </message>
    <message>
        <source>Surprise</source>
        <translation>意外度</translation>
    </message>
    <message>
        <source>%1 − pinned</source>
        <translation>%1 − 固定</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>Open model…</source>
        <translation>打开模型…</translation>
    </message>
    <message>
        <source>Open PSR…</source>
        <translation>打开 PSR…</translation>
    </message>
    <message>
        <source>Open recorded run…</source>
        <translation>打开录制的运行…</translation>
    </message>
    <message>
        <source>Save PSR…</source>
        <translation>保存 PSR…</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Export figure…</source>
        <translation>导出图形…</translation>
    </message>
    <message>
        <source>Export data…</source>
        <translation>导出数据…</translation>
    </message>
    <message>
        <source>Export report…</source>
        <translation>导出报告…</translation>
    </message>
    <message>
        <source>Copy figure</source>
        <translation>复制图形</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>复制数据</translation>
    </message>
    <message>
        <source>Show me the command</source>
        <translation>显示命令</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Distil</source>
        <translation>蒸馏</translation>
    </message>
    <message>
        <source>Tune for me</source>
        <translation>自动调节</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Add column</source>
        <translation>添加列</translation>
    </message>
    <message>
        <source>Compare with the constant twin</source>
        <translation>与常量孪生比较</translation>
    </message>
    <message>
        <source>Compare with PSR and prompt together</source>
        <translation>与 PSR 加指令比较</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色主题</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Tune</source>
        <translation>调节</translation>
    </message>
    <message>
        <source>Research</source>
        <translation>研究</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation>引导游览</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>实际大小</translation>
    </message>
    <message>
        <source>Next token</source>
        <translation>下一个词元</translation>
    </message>
    <message>
        <source>Previous token</source>
        <translation>上一个词元</translation>
    </message>
    <message>
        <source>Release cursor or stop</source>
        <translation>释放光标或停止</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Reduced motion</source>
        <translation>减少动态效果</translation>
    </message>
</context>
<context>
    <name>steerscope::ChoiceBars</name>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>候选词</translation>
    </message>
</context>
<context>
    <name>steerscope::ColumnMenu</name>
    <message>
        <source>Another PSR in a column of its own</source>
        <translation>在单独一列中加入另一个 PSR</translation>
    </message>
    <message>
        <source>Mix a PSR into the one in use</source>
        <translation>把一个 PSR 混入当前使用的 PSR</translation>
    </message>
    <message>
        <source>PSR or control vector from a file…</source>
        <translation>从文件打开 PSR 或控制向量…</translation>
    </message>
    <message>
        <source>Remove %1 (%2)</source>
        <translation>移除 %1（%2）</translation>
    </message>
    <message>
        <source>Take %1 out of the mix</source>
        <translation>从混合中取出 %1</translation>
    </message>
</context>
<context>
    <name>steerscope::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>输入要做的事</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>搜索命令</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>找到的命令</translation>
    </message>
    <message>
        <source>No command of that name</source>
        <translation>没有这个名称的命令</translation>
    </message>
</context>
<context>
    <name>steerscope::CommandStrip</name>
    <message>
        <source>Command line of what is on screen</source>
        <translation>屏幕内容对应的命令行</translation>
    </message>
    <message>
        <source>Copy the command line</source>
        <translation>复制命令行</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Close the command line</source>
        <translation>关闭命令行</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>steerscope::ComparisonPresenter</name>
    <message>
        <source>There is no answer yet: press Run</source>
        <translation>尚无回答：请按“运行”</translation>
    </message>
    <message>
        <source>Open the model that wrote this run first</source>
        <translation>请先打开写出此运行的模型</translation>
    </message>
    <message>
        <source>Another model wrote this run; open %1 first</source>
        <translation>此运行由另一模型写出；请先打开 %1</translation>
    </message>
    <message>
        <source>This PSR was made for %1 (%2 layers of width %3); %4 has %5 of width %6.</source>
        <translation>此 PSR 是为 %1 制作的（%2 层，宽度 %3）；%4 有 %5 层，宽度 %6。</translation>
    </message>
    <message>
        <source>This PSR was made for another file of %1; distil it again for the model that is open.</source>
        <translation>此 PSR 是为 %1 的另一个文件制作的；请为已打开的模型重新蒸馏。</translation>
    </message>
</context>
<context>
    <name>steerscope::CompletionPane</name>
    <message>
        <source>Run writes its answer here</source>
        <translation>运行后答案写在这里</translation>
    </message>
    <message>
        <source>Stop this answer</source>
        <translation>停止这个回答</translation>
    </message>
    <message>
        <source>Answer, %1</source>
        <translation>回答，%1</translation>
    </message>
    <message>
        <source>updating</source>
        <translation>更新中</translation>
    </message>
    <message>
        <source>More for this answer</source>
        <translation>此回答的更多操作</translation>
    </message>
</context>
<context>
    <name>steerscope::CurveLegend</name>
    <message>
        <source>Runs in the chart</source>
        <translation>图表中的运行</translation>
    </message>
    <message>
        <source>Show run %1</source>
        <translation>显示运行 %1</translation>
    </message>
</context>
<context>
    <name>steerscope::CurveView</name>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Copy figure</source>
        <translation>复制图形</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>复制数据</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
</context>
<context>
    <name>steerscope::DemoHead</name>
    <message>
        <source>What is on screen</source>
        <translation>屏幕上的内容</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Ask something; both sides answer it</source>
        <translation>问个问题，两边都会回答</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop the demonstration</source>
        <translation>停止演示</translation>
    </message>
    <message>
        <source>Run the demonstration</source>
        <translation>开始演示</translation>
    </message>
</context>
<context>
    <name>steerscope::DistilBinder</name>
    <message>
        <source>Persona</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>语气</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>A-PSR: per token, every layer</source>
        <translation>A-PSR：逐词元，所有层</translation>
    </message>
    <message>
        <source>A coefficient of its own for every token at every layer</source>
        <translation>每层每个词元各有一个系数</translation>
    </message>
    <message>
        <source>S-PSR: per token, one layer</source>
        <translation>S-PSR：逐词元，单层</translation>
    </message>
    <message>
        <source>A coefficient of its own for every token at one layer</source>
        <translation>某一层上每个词元各有一个系数</translation>
    </message>
    <message>
        <source>A-Const: constant, every layer</source>
        <translation>A-Const：常量，所有层</translation>
    </message>
    <message>
        <source>The same push at every token, at every layer</source>
        <translation>每层每个词元推力相同</translation>
    </message>
    <message>
        <source>S-Const: constant, one layer</source>
        <translation>S-Const：常量，单层</translation>
    </message>
    <message>
        <source>The same push at every token, at one layer</source>
        <translation>某一层上每个词元推力相同</translation>
    </message>
    <message>
        <source>DiM: difference of means</source>
        <translation>DiM：均值之差</translation>
    </message>
    <message>
        <source>Contrastive activation addition: mean prompted minus mean plain</source>
        <translation>对比激活相加：加指令均值减原样均值</translation>
    </message>
    <message>
        <source>PCA: main direction</source>
        <translation>PCA：主方向</translation>
    </message>
    <message>
        <source>Representation engineering: the main direction of the differences</source>
        <translation>表征工程：差值的主方向</translation>
    </message>
    <message>
        <source>Stolfo: clamp to the mean</source>
        <translation>Stolfo：固定到均值</translation>
    </message>
    <message>
        <source>Sets the projection on one direction to its prompted mean</source>
        <translation>把在某一方向上的投影设为其加指令均值</translation>
    </message>
    <message>
        <source>ReFT-r1: tied direction</source>
        <translation>ReFT-r1：绑定方向</translation>
    </message>
    <message>
        <source>One direction that reads and writes</source>
        <translation>同一方向既读又写</translation>
    </message>
    <message>
        <source>followed in %1 %</source>
        <translation>遵循率 %1 %</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Mean squared error</source>
        <translation>均方误差</translation>
    </message>
    <message>
        <source>Likelihood</source>
        <translation>似然</translation>
    </message>
    <message>
        <source>KL to the prompted model</source>
        <translation>与加指令模型的 KL</translation>
    </message>
    <message>
        <source>After epoch %1 of the polish</source>
        <translation>打磨第 %1 轮之后</translation>
    </message>
    <message>
        <source>After the closed-form fit</source>
        <translation>闭式拟合之后</translation>
    </message>
</context>
<context>
    <name>steerscope::DistillCharts</name>
    <message>
        <source>Polish</source>
        <translation>打磨</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样例</translation>
    </message>
    <message>
        <source>What the distillation shows</source>
        <translation>蒸馏显示的内容</translation>
    </message>
    <message>
        <source>Training curve</source>
        <translation>训练曲线</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>Choose an objective under
“Polish” to train on</source>
        <translation>在“打磨”中选择目标
以继续训练</translation>
    </message>
    <message>
        <source>Relative error by layer</source>
        <translation>各层相对误差</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Error by layer, once fitted</source>
        <translation>拟合后显示各层误差</translation>
    </message>
    <message>
        <source>held-out</source>
        <translation>留出</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>paraphrase</source>
        <translation>改述</translation>
    </message>
</context>
<context>
    <name>steerscope::DistillOptions</name>
    <message>
        <source>Instruction</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Ready-made instruction</source>
        <translation>现成的指令</translation>
    </message>
    <message>
        <source>Advanced settings</source>
        <translation>高级设置</translation>
    </message>
    <message>
        <source>Full affine map</source>
        <translation>完整仿射映射</translation>
    </message>
    <message>
        <source>Check of the answers</source>
        <translation>回答的检查</translation>
    </message>
    <message>
        <source>Use the defaults</source>
        <translation>使用默认值</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>排名</translation>
    </message>
    <message>
        <source>1 is readable: one coefficient per token and layer. More is more faithful.</source>
        <translation>1 便于阅读：每词元每层一个系数。越多越忠实。</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>打磨</translation>
    </message>
    <message>
        <source>Training by gradients after the first, closed-form result</source>
        <translation>在首个闭式结果之后用梯度训练</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Rounds of polishing at most; it ends early when nothing improves</source>
        <translation>最多打磨轮数；无改善时提前结束</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Questions whose prompted answers are imitated</source>
        <translation>其加指令的回答会被模仿的问题</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>留出</translation>
    </message>
    <message>
        <source>Questions kept aside to measure how faithful the result is</source>
        <translation>留作衡量结果忠实度的问题</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元数</translation>
    </message>
    <message>
        <source>Longest answer, in tokens</source>
        <translation>回答的最大长度（词元）</translation>
    </message>
    <message>
        <source>Tokens per answer</source>
        <translation>每个回答的词元数</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Answers that fail are not imitated. “none”: only their likelihood decides</source>
        <translation>未通过的回答不被模仿。“none”：仅由似然决定</translation>
    </message>
    <message>
        <source>As written under “Steer with”</source>
        <translation>按“引导指令”中所写</translation>
    </message>
    <message>
        <source>This model hardly does this even when told (%1), so a distillation of it will be refused.</source>
        <translation>此模型即使被告知也很少照做 (%1)，因此会拒绝蒸馏。</translation>
    </message>
    <message>
        <source>this instruction has none</source>
        <translation>此指令没有</translation>
    </message>
    <message>
        <source>the instruction’s own: %1</source>
        <translation>指令自带：%1</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>affine</source>
        <translation>仿射</translation>
    </message>
    <message>
        <source>rank %1</source>
        <translation>秩 %1</translation>
    </message>
    <message>
        <source>layers %1</source>
        <translation>层 %1</translation>
    </message>
    <message>
        <source>%1 prompts</source>
        <translation>%1 个提示词</translation>
    </message>
</context>
<context>
    <name>steerscope::DistillPanel</name>
    <message>
        <source>Distil turns the instruction under “Steer with” into a steering model that needs no prompt. A first one is ready within seconds.</source>
        <translation>蒸馏把“引导指令”变成不需要提示词的引导模型，几秒内即可得到第一个。</translation>
    </message>
    <message>
        <source>Distillation</source>
        <translation>蒸馏</translation>
    </message>
    <message>
        <source>Fidelity to the prompt</source>
        <translation>对提示的保真度</translation>
    </message>
    <message>
        <source>1 − KL to the prompted model, over the same of the unsteered model, on held-out prompts; 1 is the prompt itself</source>
        <translation>1 − 与加指令模型的 KL，除以未引导模型的 KL，在留出的问题上计算；1 即提示本身</translation>
    </message>
    <message>
        <source>Rollouts</source>
        <translation>采样回答</translation>
    </message>
    <message>
        <source>Show the rollouts</source>
        <translation>显示采样回答</translation>
    </message>
    <message>
        <source>Show which rollouts were kept, and why others were dropped</source>
        <translation>显示保留了哪些采样回答，以及其他为何被丢弃</translation>
    </message>
    <message>
        <source>Progress of the distillation</source>
        <translation>蒸馏进度</translation>
    </message>
    <message>
        <source>Use now</source>
        <translation>立即使用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Use the best steering model so far</source>
        <translation>使用目前最好的引导模型</translation>
    </message>
    <message>
        <source>Cancel the distillation</source>
        <translation>取消蒸馏</translation>
    </message>
    <message>
        <source>Stop; the best result so far is kept</source>
        <translation>停止；保留目前最好的结果</translation>
    </message>
    <message>
        <source>Steer with the best result so far</source>
        <translation>用目前最好的结果引导</translation>
    </message>
    <message>
        <source>The first steering model is not ready yet</source>
        <translation>第一个引导模型尚未就绪</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; kept</source>
        <translation>保留 &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>%1 dropped</source>
        <translation>丢弃 %1</translation>
    </message>
    <message>
        <source>KL %1 nat</source>
        <translation>KL %1 nat</translation>
    </message>
    <message>
        <source>same first choice %1 %</source>
        <translation>首选相同 %1 %</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Command line that distils the same</source>
        <translation>执行相同蒸馏的命令行</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>End the polishing with the best result so far</source>
        <translation>以目前最好的结果结束打磨</translation>
    </message>
    <message>
        <source>Stop polishing; the best result so far is measured and kept</source>
        <translation>停止打磨；测量并保留目前最好的结果</translation>
    </message>
    <message>
        <source>The best result so far is in use</source>
        <translation>正在使用目前最好的结果</translation>
    </message>
</context>
<context>
    <name>steerscope::DistillationPresenter</name>
    <message>
        <source>writing rollouts</source>
        <translation>书写采样回答</translation>
    </message>
    <message>
        <source>reading activations</source>
        <translation>读取激活</translation>
    </message>
    <message>
        <source>fitting the layers</source>
        <translation>拟合各层</translation>
    </message>
    <message>
        <source>polishing</source>
        <translation>打磨</translation>
    </message>
    <message>
        <source>measuring on held-out prompts</source>
        <translation>在留出问题上测量</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>about %1 s left</source>
        <translation>约剩 %1 秒</translation>
    </message>
    <message>
        <source>about %1 min left</source>
        <translation>约剩 %1 分钟</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>affine</source>
        <translation>仿射</translation>
    </message>
    <message>
        <source>rank %1</source>
        <translation>秩 %1</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>train, scaled</source>
        <translation>训练（缩放）</translation>
    </message>
</context>
<context>
    <name>steerscope::ErrorDetails</name>
    <message>
        <source>What went wrong</source>
        <translation>出了什么问题</translation>
    </message>
    <message>
        <source>Full record of the error</source>
        <translation>错误的完整记录</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>steerscope::ExampleGallery</name>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Close the examples</source>
        <translation>关闭示例</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Play the example: %1</source>
        <translation>播放示例：%1</translation>
    </message>
    <message>
        <source>%1
Recorded with %2</source>
        <translation>%1
用 %2 录制</translation>
    </message>
    <message>
        <source>Recorded examples play without a model. Choose one:</source>
        <translation>录制的示例无需模型即可播放。请选择：</translation>
    </message>
</context>
<context>
    <name>steerscope::GaugeBar</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>length unknown</source>
        <translation>长度未知</translation>
    </message>
    <message>
        <source>%1 percent</source>
        <translation>百分之 %1</translation>
    </message>
</context>
<context>
    <name>steerscope::Guidance</name>
    <message>
        <source>Where the push acts</source>
        <translation>推力作用在哪里</translation>
    </message>
    <message>
        <source>The colour behind a word says how hard the model was pushed there. Move the pointer over a word.</source>
        <translation>词后的颜色表示模型在此处被推得多用力。把指针移到一个词上。</translation>
    </message>
    <message>
        <source>One word, every layer</source>
        <translation>一个词，所有层</translation>
    </message>
    <message>
        <source>Each column is a word, each row a layer. Click a cell to hold on to it.</source>
        <translation>每列是一个词，每行是一层。点击一个单元格将其锁定。</translation>
    </message>
    <message>
        <source>What the prompt does instead</source>
        <translation>换成提示会怎样</translation>
    </message>
    <message>
        <source>The other maps show what the instruction itself changes. Choose another map.</source>
        <translation>其他图显示指令本身改变了什么。请选择另一张图。</translation>
    </message>
    <message>
        <source>How hard to push</source>
        <translation>推多大力</translation>
    </message>
    <message>
        <source>Move the strength: the answer is written again. 1 is as trained, 0 is off.</source>
        <translation>移动强度：回答会重写。1 为训练时的强度，0 为关闭。</translation>
    </message>
    <message>
        <source>Your own question</source>
        <translation>您自己的问题</translation>
    </message>
    <message>
        <source>Type a question of your own and press Run.</source>
        <translation>输入您自己的问题，然后按“运行”。</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Your own instruction</source>
        <translation>您自己的指令</translation>
    </message>
    <message>
        <source>Write an instruction under “Steer with” and press Distil.</source>
        <translation>在“引导指令”中写下指令，然后按“蒸馏”。</translation>
    </message>
    <message>
        <source>Distil</source>
        <translation>蒸馏</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Cursor</source>
        <translation>光标</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>Move the cell in the map</source>
        <translation>在图中移动单元格</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>单击</translation>
    </message>
    <message>
        <source>Lock the cursor; again to release it</source>
        <translation>锁定光标；再次单击则释放</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>左、右</translation>
    </message>
    <message>
        <source>A step of 0.05</source>
        <translation>步长 0.05</translation>
    </message>
    <message>
        <source>Shift + Left, Right</source>
        <translation>Shift + 左、右</translation>
    </message>
    <message>
        <source>A step of 0.25</source>
        <translation>步长 0.25</translation>
    </message>
    <message>
        <source>Double-click</source>
        <translation>双击</translation>
    </message>
    <message>
        <source>Back to 1</source>
        <translation>恢复为 1</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>图</translation>
    </message>
    <message>
        <source>W, S</source>
        <translation>W, S</translation>
    </message>
    <message>
        <source>Zoom in and out</source>
        <translation>放大和缩小</translation>
    </message>
    <message>
        <source>A, D</source>
        <translation>A, D</translation>
    </message>
    <message>
        <source>Move to the sides</source>
        <translation>左右移动</translation>
    </message>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
    <message>
        <source>Fit all tokens; again to go back</source>
        <translation>显示全部词元；再按一次返回</translation>
    </message>
</context>
<context>
    <name>steerscope::HeatmapPresenter</name>
    <message>
        <source>Only the steering push can be painted</source>
        <translation>只能涂改引导推力</translation>
    </message>
    <message>
        <source>A difference cannot be painted: unpin the reference first</source>
        <translation>差值不能涂改：请先取消固定参照</translation>
    </message>
</context>
<context>
    <name>steerscope::HeatmapTable</name>
    <message>
        <source>Numbers of the map</source>
        <translation>图的数值</translation>
    </message>
    <message>
        <source>Copy selected cells</source>
        <translation>复制所选单元格</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>steerscope::HeatmapTableModel</name>
    <message>
        <source>#%1 %2</source>
        <translation>#%1 %2</translation>
    </message>
    <message>
        <source>All layers</source>
        <translation>所有层</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>第 %1 层</translation>
    </message>
</context>
<context>
    <name>steerscope::HeatmapView</name>
    <message>
        <source>Token by layer map</source>
        <translation>词元×层图</translation>
    </message>
    <message>
        <source>Run draws the map here</source>
        <translation>运行后图画在这里</translation>
    </message>
    <message>
        <source>Tokens in view</source>
        <translation>可见词元</translation>
    </message>
    <message>
        <source>Layers in view</source>
        <translation>可见层</translation>
    </message>
    <message>
        <source>%1, map</source>
        <translation>%1，图</translation>
    </message>
    <message>
        <source>Arrow keys move the cursor, Enter locks it, Shift with arrows selects cells, W and S zoom, F shows all tokens</source>
        <translation>方向键移动光标，Enter 锁定，Shift+方向键选择单元格，W 和 S 缩放，F 显示全部词元</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>%1 tokens, %2 layers</source>
        <translation>%1 个词元，%2 层</translation>
    </message>
    <message>
        <source>Copy figure</source>
        <translation>复制图形</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>复制数据</translation>
    </message>
    <message>
        <source>Fit all tokens</source>
        <translation>适应全部词元</translation>
    </message>
    <message>
        <source>Undo the clip of the colours</source>
        <translation>取消颜色截断</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>not computed</source>
        <translation>未计算</translation>
    </message>
    <message>
        <source>layer %1, mean %2</source>
        <translation>第 %1 层，均值 %2</translation>
    </message>
    <message>
        <source>all layers, token &apos;%1&apos;, %2</source>
        <translation>所有层，词元“%1”，%2</translation>
    </message>
    <message>
        <source>layer %1, token &apos;%2&apos;, %3</source>
        <translation>第 %1 层，词元“%2”，%3</translation>
    </message>
    <message>
        <source>%1, painted</source>
        <translation>%1，已涂改</translation>
    </message>
</context>
<context>
    <name>steerscope::HistoryList</name>
    <message>
        <source>shown</source>
        <translation>显示中</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>已加星标</translation>
    </message>
    <message>
        <source>pinned as reference</source>
        <translation>已固定为参照</translation>
    </message>
    <message>
        <source>tag %1</source>
        <translation>标签 %1</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>已固定</translation>
    </message>
    <message>
        <source>Stored runs</source>
        <translation>保存的运行</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消固定</translation>
    </message>
    <message>
        <source>Pin as reference</source>
        <translation>固定为参照</translation>
    </message>
    <message>
        <source>Remove star</source>
        <translation>移除星标</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>加星标</translation>
    </message>
    <message>
        <source>Export for a colleague…</source>
        <translation>导出给同事…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>steerscope::HistoryRail</name>
    <message>
        <source>History of runs</source>
        <translation>运行历史</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>More for the library</source>
        <translation>库的更多操作</translation>
    </message>
    <message>
        <source>Import, back up, restore</source>
        <translation>导入、备份、恢复</translation>
    </message>
    <message>
        <source>Import from a colleague…</source>
        <translation>从同事处导入…</translation>
    </message>
    <message>
        <source>Back up the library…</source>
        <translation>备份库…</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Close the history</source>
        <translation>关闭历史记录</translation>
    </message>
    <message>
        <source>Close the history (Ctrl+H)</source>
        <translation>关闭历史记录 (Ctrl+H)</translation>
    </message>
    <message>
        <source>Search prompts, answers, notes</source>
        <translation>搜索提示、回答、备注</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>搜索历史记录</translation>
    </message>
    <message>
        <source>Tags of the run</source>
        <translation>运行的标签</translation>
    </message>
    <message>
        <source>Tags, parted by commas</source>
        <translation>标签，用逗号分隔</translation>
    </message>
    <message>
        <source>Note to the run</source>
        <translation>运行的备注</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Bring the removed run back</source>
        <translation>恢复移除的运行</translation>
    </message>
    <message>
        <source>★ Starred</source>
        <translation>★ 星标</translation>
    </message>
    <message>
        <source>Only runs with a star</source>
        <translation>仅显示星标运行</translation>
    </message>
    <message>
        <source>Only runs tagged %1</source>
        <translation>仅显示标签为 %1 的运行</translation>
    </message>
    <message>
        <source>Every run is kept here by itself, with its texts and maps. Press Run.</source>
        <translation>每次运行都会自动保存在这里，包括文字和图。请按“运行”。</translation>
    </message>
    <message>
        <source>No run fits this search.</source>
        <translation>没有符合搜索的运行。</translation>
    </message>
</context>
<context>
    <name>steerscope::KeySheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Close the sheet of keys</source>
        <translation>关闭快捷键表</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
</context>
<context>
    <name>steerscope::LayerBars</name>
    <message>
        <source>Values by layer</source>
        <translation>各层数值</translation>
    </message>
    <message>
        <source>layer %1: %2</source>
        <translation>第 %1 层：%2</translation>
    </message>
    <message>
        <source>layer %1: not computed</source>
        <translation>第 %1 层：未计算</translation>
    </message>
</context>
<context>
    <name>steerscope::LayerPicker</name>
    <message>
        <source>Which layers</source>
        <translation>哪些层</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Layers of the list</source>
        <translation>列出的层</translation>
    </message>
    <message>
        <source>such as 0-5, 12</source>
        <translation>例如 0-5, 12</translation>
    </message>
    <message>
        <source>Best by held-out score</source>
        <translation>按留出得分取最佳</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>From – to</source>
        <translation>从 – 至</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>One</source>
        <translation>单层</translation>
    </message>
    <message>
        <source>First layer</source>
        <translation>起始层</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Last layer</source>
        <translation>终止层</translation>
    </message>
    <message>
        <source>Layers are 0 to %1, such as 0-5, 12.</source>
        <translation>层为 0 至 %1，例如 0-5, 12。</translation>
    </message>
</context>
<context>
    <name>steerscope::LensModel</name>
    <message>
        <source>layer %1</source>
        <translation>第 %1 层</translation>
    </message>
    <message>
        <source>without steering</source>
        <translation>无引导</translation>
    </message>
    <message>
        <source>with steering</source>
        <translation>有引导</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Without</source>
        <translation>无引导</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>Steered</source>
        <translation>引导</translation>
    </message>
</context>
<context>
    <name>steerscope::LensTable</name>
    <message>
        <source>Likeliest token by layer</source>
        <translation>各层最可能的词元</translation>
    </message>
</context>
<context>
    <name>steerscope::LibraryList</name>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>库</translation>
    </message>
    <message>
        <source>Open a saved steering model</source>
        <translation>打开已保存的引导模型</translation>
    </message>
    <message>
        <source>Open a saved steering model (PSR)…</source>
        <translation>打开已保存的引导模型 (PSR)…</translation>
    </message>
    <message>
        <source>Save the steering model in use</source>
        <translation>保存当前引导模型</translation>
    </message>
    <message>
        <source>Nothing saved yet. Distil an instruction, or open a PSR file.</source>
        <translation>尚无保存内容。请蒸馏一条指令，或打开 PSR 文件。</translation>
    </message>
    <message>
        <source>Saved steering models</source>
        <translation>已保存的引导模型</translation>
    </message>
    <message>
        <source>%1, in use</source>
        <translation>%1，使用中</translation>
    </message>
    <message>
        <source>Save the steering model in use…</source>
        <translation>保存当前引导模型…</translation>
    </message>
</context>
<context>
    <name>steerscope::LibraryPresenter</name>
    <message>
        <source>d MMM</source>
        <comment>date within this year, Qt format</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>1 answer</source>
        <translation>1 个回答</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <translation>%1 个回答</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) imported</source>
        <translation>
            <numerusform>已导入 %n 个运行</numerusform>
        </translation>
    </message>
    <message>
        <source>The backup is restored</source>
        <translation>备份已恢复</translation>
    </message>
</context>
<context>
    <name>steerscope::LibraryWiring</name>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Removed “%1”</source>
        <translation>已移除“%1”</translation>
    </message>
    <message>
        <source>Steerscope bundles (*.steerscope)</source>
        <translation>Steerscope 包 (*.steerscope)</translation>
    </message>
    <message>
        <source>Library backups (*.db)</source>
        <translation>库备份 (*.db)</translation>
    </message>
    <message>
        <source>Export for a colleague</source>
        <translation>导出给同事</translation>
    </message>
    <message>
        <source>Import from a colleague</source>
        <translation>从同事处导入</translation>
    </message>
    <message>
        <source>Back up the library</source>
        <translation>备份库</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Unpin the reference</source>
        <translation>取消固定参照</translation>
    </message>
</context>
<context>
    <name>steerscope::MainWindow</name>
    <message>
        <source>The map appears while Run writes</source>
        <translation>运行书写时图随之出现</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Maps of tokens and layers</source>
        <translation>词元与层的图</translation>
    </message>
    <message>
        <source>Token under the cursor</source>
        <translation>光标处的词元</translation>
    </message>
    <message>
        <source>Strength of the PSR</source>
        <translation>PSR 的强度</translation>
    </message>
    <message>
        <source>Distillation</source>
        <translation>蒸馏</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>命令行</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Library of PSRs</source>
        <translation>PSR 库</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>The command line was copied</source>
        <translation>命令行已复制</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Open model</source>
        <translation>打开模型</translation>
    </message>
    <message>
        <source>Models (*.gguf);;All files (*)</source>
        <translation>模型 (*.gguf);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Open PSR</source>
        <translation>打开 PSR</translation>
    </message>
    <message>
        <source>PSR files (*.safetensors)</source>
        <translation>PSR 文件 (*.safetensors)</translation>
    </message>
    <message>
        <source>PSR or control vector</source>
        <translation>PSR 或控制向量</translation>
    </message>
    <message>
        <source>PSRs and control vectors (*.safetensors *.gguf)</source>
        <translation>PSR 与控制向量 (*.safetensors *.gguf)</translation>
    </message>
    <message>
        <source>Open recorded run</source>
        <translation>打开录制的运行</translation>
    </message>
    <message>
        <source>Recorded runs (*.json)</source>
        <translation>录制的运行 (*.json)</translation>
    </message>
    <message>
        <source>Save PSR</source>
        <translation>保存 PSR</translation>
    </message>
    <message>
        <source>Export figure</source>
        <translation>导出图形</translation>
    </message>
    <message>
        <source>PNG (*.png);;SVG (*.svg);;PDF (*.pdf)</source>
        <translation>PNG (*.png);;SVG (*.svg);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Export data</source>
        <translation>导出数据</translation>
    </message>
    <message>
        <source>CSV (*.csv);;JSON (*.json)</source>
        <translation>CSV (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Export report</source>
        <translation>导出报告</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <source>bundled · %1 layers</source>
        <translation>自带 · %1 层</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 层</translation>
    </message>
    <message>
        <source>fidelity %1 · %2 layers</source>
        <translation>保真度 %1 · %2 层</translation>
    </message>
    <message>
        <source>Made for %1</source>
        <translation>为 %1 制作</translation>
    </message>
    <message>
        <source>Fidelity %1 on held-out prompts</source>
        <translation>在留出问题上的保真度 %1</translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>撤销 %1</translation>
    </message>
    <message>
        <source>Redo %1</source>
        <translation>重做 %1</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>No PSR is in use yet</source>
        <translation>尚未使用任何 PSR</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Run saved</source>
        <translation>运行已保存</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>%1 · %2 layers</source>
        <translation>%1 · %2 层</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>加载中</translation>
    </message>
</context>
<context>
    <name>steerscope::MapPanel</name>
    <message>
        <source>Maps</source>
        <translation>图</translation>
    </message>
    <message>
        <source>Colour scale</source>
        <translation>颜色标度</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Square root</source>
        <translation>平方根</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Tools for the cells</source>
        <translation>单元格工具</translation>
    </message>
    <message>
        <source>Select, paint, clamp or zero cells</source>
        <translation>选择、涂改、限幅或清零单元格</translation>
    </message>
    <message>
        <source>Shared range</source>
        <translation>共用范围</translation>
    </message>
    <message>
        <source>Keep this colour range for every map and run</source>
        <translation>所有图和运行都沿用此颜色范围</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>以表格显示</translation>
    </message>
    <message>
        <source>Show the numbers as a table</source>
        <translation>以表格显示数值</translation>
    </message>
    <message>
        <source>Copy figure</source>
        <translation>复制图形</translation>
    </message>
    <message>
        <source>Save figure or data</source>
        <translation>保存图形或数据</translation>
    </message>
    <message>
        <source>Save figure or data…</source>
        <translation>保存图形或数据…</translation>
    </message>
    <message>
        <source>Signed values have no logarithm</source>
        <translation>有符号数值没有对数</translation>
    </message>
</context>
<context>
    <name>steerscope::MapReadout</name>
    <message>
        <source>layer %1</source>
        <translation>第 %1 层</translation>
    </message>
    <message>
        <source>all layers</source>
        <translation>所有层</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>#%1 · %2</source>
        <translation>#%1 · %2</translation>
    </message>
    <message>
        <source>%1 %2 · layer %3</source>
        <translation>%1 %2 · 第 %3 层</translation>
    </message>
    <message>
        <source>%1 tokens, %2 layers</source>
        <translation>%1 个词元，%2 层</translation>
    </message>
    <message>
        <source>%1 tokens × %2 layers</source>
        <translation>%1 词元 × %2 层</translation>
    </message>
    <message>
        <source>%1 cells, %2 missing</source>
        <translation>%1 个单元格，缺 %2</translation>
    </message>
    <message>
        <source>%1 cells</source>
        <translation>%1 个单元格</translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>均值 %1</translation>
    </message>
    <message>
        <source>max %1</source>
        <translation>最大 %1</translation>
    </message>
    <message>
        <source>%1 % of all</source>
        <translation>占总量 %1 %</translation>
    </message>
</context>
<context>
    <name>steerscope::MapToolRow</name>
    <message>
        <source>&amp;Value</source>
        <translation>数值(&amp;V)</translation>
    </message>
    <message>
        <source>Tool for the cells</source>
        <translation>单元格工具</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>指点</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>涂改</translation>
    </message>
    <message>
        <source>Clamp</source>
        <translation>限幅</translation>
    </message>
    <message>
        <source>Zero</source>
        <translation>清零</translation>
    </message>
    <message>
        <source>Value to paint, or bound of the clamp</source>
        <translation>涂改的数值，或限幅的界限</translation>
    </message>
    <message>
        <source>Click sets cursor A, Shift+click cursor B</source>
        <translation>单击设光标 A，Shift+单击设光标 B</translation>
    </message>
    <message>
        <source>Drag over cells for their mean, largest value and share</source>
        <translation>拖过单元格，看其均值、最大值与占比</translation>
    </message>
    <message>
        <source>Drag over cells to set them to the value</source>
        <translation>拖过单元格，把它们设为该数值</translation>
    </message>
    <message>
        <source>Drag over cells to hold them within ± the value</source>
        <translation>拖过单元格，限制在 ± 该数值之内</translation>
    </message>
    <message>
        <source>Drag over cells to switch the steering off there</source>
        <translation>拖过单元格，关闭该处的引导</translation>
    </message>
    <message>
        <source>Painted cells: %1</source>
        <translation>已涂改单元格：%1</translation>
    </message>
    <message>
        <source>Erase all</source>
        <translation>全部清除</translation>
    </message>
    <message>
        <source>Erase all painted cells</source>
        <translation>清除所有涂改的单元格</translation>
    </message>
    <message>
        <source>Let the PSR decide everywhere again</source>
        <translation>让 PSR 重新决定每一处</translation>
    </message>
</context>
<context>
    <name>steerscope::PaneBinder</name>
    <message>
        <source>Told</source>
        <translation>被告知</translation>
    </message>
    <message>
        <source>Nudged</source>
        <translation>被轻推</translation>
    </message>
    <message>
        <source>Write an instruction in “Steer with” to see the prompted answer</source>
        <translation>在“引导指令”中写下指令，即可看到加指令的回答</translation>
    </message>
    <message>
        <source>Run writes its answer here</source>
        <translation>运行后答案写在这里</translation>
    </message>
    <message>
        <source>Press Distil to turn the instruction into a PSR, or open one</source>
        <translation>按“蒸馏”把指令变成 PSR，或打开一个</translation>
    </message>
    <message>
        <source>Its PSR is not in the library; open its file to write this answer</source>
        <translation>其 PSR 不在库中；打开其文件才能写出此回答</translation>
    </message>
    <message>
        <source>no instruction at all</source>
        <translation>没有任何指令</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 词元</translation>
    </message>
    <message>
        <source>Answer, %1</source>
        <translation>回答，%1</translation>
    </message>
    <message>
        <source>Mark differences to</source>
        <translation>标出与此的差异</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Give the fork up</source>
        <translation>放弃分叉</translation>
    </message>
    <message>
        <source>Underlined: not in the pinned answer</source>
        <translation>下划线：不在固定的回答中</translation>
    </message>
    <message>
        <source>Underlined: not in %1</source>
        <translation>下划线：不在 %1 中</translation>
    </message>
    <message>
        <source>α %1</source>
        <translation>α %1</translation>
    </message>
    <message>
        <source>fork at #%1 “%2”</source>
        <translation>分叉于 #%1“%2”</translation>
    </message>
    <message>
        <source>%1 · stopped</source>
        <translation>%1 · 已停止</translation>
    </message>
    <message>
        <source>Nudged evenly</source>
        <translation>均匀轻推</translation>
    </message>
    <message>
        <source>the same push at every word</source>
        <translation>每个词推力相同</translation>
    </message>
</context>
<context>
    <name>steerscope::PaneRow</name>
    <message>
        <source>Pane %1</source>
        <translation>窗格 %1</translation>
    </message>
</context>
<context>
    <name>steerscope::PromptBar</name>
    <message>
        <source>before the user message</source>
        <translation>在用户消息之前</translation>
    </message>
    <message>
        <source>as the system message</source>
        <translation>作为系统消息</translation>
    </message>
    <message>
        <source>after the user message</source>
        <translation>在用户消息之后</translation>
    </message>
    <message>
        <source>Set the seed to a whole number, such as 7.</source>
        <translation>把种子设为整数，例如 7。</translation>
    </message>
    <message>
        <source>Write all answers (Ctrl+Enter)</source>
        <translation>写出所有回答 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Stop all answers</source>
        <translation>停止所有回答</translation>
    </message>
    <message>
        <source>Nothing is being written</source>
        <translation>没有正在书写的内容</translation>
    </message>
    <message>
        <source>Turn the instruction into a steering model</source>
        <translation>把指令变成引导模型</translation>
    </message>
    <message>
        <source>Wait until what is running has ended, or stop it</source>
        <translation>请等待正在运行的任务结束，或将其停止</translation>
    </message>
    <message>
        <source>Write an instruction to distil first</source>
        <translation>请先写一条要蒸馏的指令</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Ask something; every column answers it</source>
        <translation>问个问题，每一列都会回答</translation>
    </message>
    <message>
        <source>Why Run is disabled</source>
        <translation>“运行”为何不可用</translation>
    </message>
    <message>
        <source>Steer with</source>
        <translation>引导指令</translation>
    </message>
    <message>
        <source>An instruction, such as: You are a pirate.</source>
        <translation>一条指令，例如：You are a pirate.</translation>
    </message>
    <message>
        <source>Where the instruction stands</source>
        <translation>指令的位置</translation>
    </message>
    <message>
        <source>Where the instruction stands in the conversation</source>
        <translation>指令在对话中的位置</translation>
    </message>
    <message>
        <source>Ready-made instructions</source>
        <translation>现成的指令</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Distil</source>
        <translation>蒸馏</translation>
    </message>
    <message>
        <source>Steering model in use</source>
        <translation>当前引导模型</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元数</translation>
    </message>
    <message>
        <source>The same seed writes the same text again</source>
        <translation>相同的种子会写出相同的文字</translation>
    </message>
    <message>
        <source>0 always takes the likeliest token</source>
        <translation>0 总是取最可能的词元</translation>
    </message>
    <message>
        <source>Longest answer, in tokens</source>
        <translation>回答的最大长度（词元）</translation>
    </message>
    <message>
        <source>No PSR</source>
        <translation>无 PSR</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Distil an instruction or open a saved PSR first</source>
        <translation>请先蒸馏一条指令或打开已保存的 PSR</translation>
    </message>
    <message>
        <source>The PSR that steers the answer</source>
        <translation>引导回答的 PSR</translation>
    </message>
</context>
<context>
    <name>steerscope::RolloutList</name>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>dropped, %1</source>
        <translation>丢弃，%1</translation>
    </message>
    <message>
        <source>Rollouts, kept and dropped</source>
        <translation>采样回答，保留与丢弃</translation>
    </message>
</context>
<context>
    <name>steerscope::SampleView</name>
    <message>
        <source>Sample answers</source>
        <translation>样例回答</translation>
    </message>
    <message>
        <source>Answers to held-out questions, once there is a first result</source>
        <translation>有了首个结果后显示留出问题的回答</translation>
    </message>
</context>
<context>
    <name>steerscope::SegmentedControl</name>
    <message>
        <source>%1, choice %2 of %3</source>
        <translation>%1，第 %2 项，共 %3 项</translation>
    </message>
</context>
<context>
    <name>steerscope::SideColumn</name>
    <message>
        <source>Token</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Distil</source>
        <translation>蒸馏</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>库</translation>
    </message>
    <message>
        <source>Panels at the right</source>
        <translation>右侧面板</translation>
    </message>
</context>
<context>
    <name>steerscope::StatusStrip</name>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel what is running</source>
        <translation>取消正在运行的任务</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Details of the error</source>
        <translation>错误详情</translation>
    </message>
    <message>
        <source>Close the error</source>
        <translation>关闭错误</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>steerscope::StrengthCard</name>
    <message>
        <source>Tune for me</source>
        <translation>自动调节</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Effect and fluency by strength</source>
        <translation>效果与流畅度随强度的变化</translation>
    </message>
    <message>
        <source>Compare with the constant twin</source>
        <translation>与常量孪生比较</translation>
    </message>
    <message>
        <source>Fluency floor, %</source>
        <translation>流畅度下限，%</translation>
    </message>
    <message>
        <source>Fluency floor, per cent of the unsteered text</source>
        <translation>流畅度下限，占未引导文本的百分比</translation>
    </message>
    <message>
        <source>Usable: fluency above the floor, effect at least that of the prompt alone. The twin (dashed) pushes equally hard at every token.</source>
        <translation>可用：流畅度高于下限，效果不低于仅用指令。孪生（虚线）在每个词元上推力相同。</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>as trained</source>
        <translation>训练值</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Works well</source>
        <translation>效果好</translation>
    </message>
    <message>
        <source>As trained</source>
        <translation>训练值</translation>
    </message>
    <message>
        <source>The opposite</source>
        <translation>相反</translation>
    </message>
    <message>
        <source>Text breaks</source>
        <translation>文字崩坏</translation>
    </message>
    <message>
        <source>Strength of %1</source>
        <translation>%1 的强度</translation>
    </message>
    <message>
        <source>effect</source>
        <translation>效果</translation>
    </message>
    <message>
        <source>fluency</source>
        <translation>流畅度</translation>
    </message>
    <message>
        <source>effect, twin</source>
        <translation>效果，孪生</translation>
    </message>
    <message>
        <source>fluency, twin</source>
        <translation>流畅度，孪生</translation>
    </message>
    <message>
        <source>prompt alone</source>
        <translation>仅指令</translation>
    </message>
    <message>
        <source>Measure every strength, then take the strongest usable one</source>
        <translation>测量每个强度，再取可用的最大值</translation>
    </message>
    <message>
        <source>Tune for me measures effect and
fluency at every strength</source>
        <translation>“自动调节”测量每个强度下的
效果与流畅度</translation>
    </message>
    <message>
        <source>Command line that finds the strength</source>
        <translation>寻找强度的命令行</translation>
    </message>
</context>
<context>
    <name>steerscope::StrengthGroove</name>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Drag, turn the wheel or use the arrow keys; double-click resets to 1</source>
        <translation>拖动、滚轮或方向键；双击恢复为 1</translation>
    </message>
    <message>
        <source>steer away</source>
        <translation>反向引导</translation>
    </message>
    <message>
        <source>as trained</source>
        <translation>训练值</translation>
    </message>
    <message>
        <source>usable at %1</source>
        <translation>%1 时可用</translation>
    </message>
    <message>
        <source>usable %1 – %2</source>
        <translation>可用 %1 – %2</translation>
    </message>
</context>
<context>
    <name>steerscope::StrengthSlider</name>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Strength, number</source>
        <translation>强度，数值</translation>
    </message>
    <message>
        <source>double-click resets to 1</source>
        <translation>双击恢复为 1</translation>
    </message>
</context>
<context>
    <name>steerscope::TintLegend</name>
    <message>
        <source>Meaning of the tint</source>
        <translation>着色的含义</translation>
    </message>
    <message>
        <source>Tint: %1</source>
        <translation>着色：%1</translation>
    </message>
    <message>
        <source>Choose what the tint shows</source>
        <translation>选择着色显示的内容</translation>
    </message>
    <message>
        <source>strongest from %1 on</source>
        <translation>自 %1 起最强</translation>
    </message>
    <message>
        <source>nothing is tinted</source>
        <translation>没有着色</translation>
    </message>
</context>
<context>
    <name>steerscope::TokenAlternatives</name>
    <message>
        <source>Alternatives</source>
        <translation>替代词</translation>
    </message>
</context>
<context>
    <name>steerscope::TokenInspector</name>
    <message>
        <source>Point at a word or a cell to see where the instruction acts on it.
A click locks it; Esc lets go.</source>
        <translation>指向一个词或单元格，查看指令在何处作用于它。
单击锁定，Esc 释放。</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Release the locked token</source>
        <translation>释放锁定的词元</translation>
    </message>
    <message>
        <source>Release the locked token (Esc)</source>
        <translation>释放锁定的词元 (Esc)</translation>
    </message>
    <message>
        <source>Quantity by layer</source>
        <translation>各层的量</translation>
    </message>
    <message>
        <source>How far steering moved the choice of this token</source>
        <translation>引导使此词元的选择移动了多少</translation>
    </message>
    <message>
        <source>Choices or lens</source>
        <translation>候选或透镜</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>候选</translation>
    </message>
    <message>
        <source>By layer</source>
        <translation>按层</translation>
    </message>
    <message>
        <source>Likeliest token by layer, logit lens</source>
        <translation>各层最可能的词元，logit 透镜</translation>
    </message>
    <message>
        <source>KL to before %1 nat</source>
        <translation>与之前的 KL %1 nat</translation>
    </message>
</context>
<context>
    <name>steerscope::TokenView</name>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>token %1 of %2: %3</source>
        <translation>词元 %1 / %2：%3</translation>
    </message>
    <message>
        <source>%1, differs from the reference</source>
        <translation>%1，与参照不同</translation>
    </message>
    <message>
        <source>Fork here</source>
        <translation>从此处分叉</translation>
    </message>
    <message>
        <source>Alternatives…</source>
        <translation>替代词…</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy tokens and values</source>
        <translation>复制词元与数值</translation>
    </message>
    <message>
        <source>Copy figure</source>
        <translation>复制图形</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>steerscope::TopBar</name>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Open, save, export and view</source>
        <translation>打开、保存、导出与视图</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Tune</source>
        <translation>调节</translation>
    </message>
    <message>
        <source>Research</source>
        <translation>研究</translation>
    </message>
    <message>
        <source>Layout of the window</source>
        <translation>窗口布局</translation>
    </message>
    <message>
        <source>Choose a model…</source>
        <translation>选择模型…</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>Model %1</source>
        <translation>模型 %1</translation>
    </message>
</context>
<context>
    <name>steerscope::TourCallout</name>
    <message>
        <source>Guided tour</source>
        <translation>引导游览</translation>
    </message>
    <message>
        <source>Skip this step</source>
        <translation>跳过此步</translation>
    </message>
    <message>
        <source>Skip this step of the tour</source>
        <translation>跳过游览的这一步</translation>
    </message>
    <message>
        <source>Leave the tour</source>
        <translation>退出游览</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
</context>
<context>
    <name>steerscope::Workbench</name>
    <message>
        <source>Measuring every strength: question %1 of %2</source>
        <translation>测量每个强度：第 %1 个问题，共 %2 个</translation>
    </message>
    <message>
        <source>There is no model here yet</source>
        <translation>这里还没有模型</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation>正在加载 %1</translation>
    </message>
    <message>
        <source>%1 is ready</source>
        <translation>%1 已就绪</translation>
    </message>
    <message>
        <source>The PSR is ready and in use</source>
        <translation>PSR 已就绪并在使用中</translation>
    </message>
    <message>
        <source>Run works as soon as the model is loaded.</source>
        <translation>模型加载完成后即可运行。</translation>
    </message>
    <message>
        <source>No model is open.</source>
        <translation>没有打开的模型。</translation>
    </message>
    <message>
        <source>Choose a model above, or fetch the small one with packaging/fetch_model.sh %1</source>
        <translation>请在上方选择模型，或用 packaging/fetch_model.sh %1 获取小模型</translation>
    </message>
    <message>
        <source>Writing the answers</source>
        <translation>正在书写回答</translation>
    </message>
    <message>
        <source>Measuring where the prompt acts</source>
        <translation>正在测量指令作用的位置</translation>
    </message>
    <message>
        <source>Distilling “%1”: %2</source>
        <translation>正在蒸馏“%1”：%2</translation>
    </message>
    <message>
        <source>Distil an instruction or choose a PSR first</source>
        <translation>请先蒸馏一条指令或选择 PSR</translation>
    </message>
    <message>
        <source>Strengths are being measured already</source>
        <translation>正在测量强度</translation>
    </message>
    <message>
        <source>Nothing can check whether this instruction is followed; the ready-made ones have a check</source>
        <translation>无法检查此指令是否被遵循；现成的指令带有检查</translation>
    </message>
    <message>
        <source>No strength keeps the fluency floor; lower it and try again</source>
        <translation>没有强度能保持流畅度下限；请降低下限再试</translation>
    </message>
    <message>
        <source>Strength %1 has the largest effect above the fluency floor</source>
        <translation>在流畅度下限之上，强度 %1 效果最大</translation>
    </message>
    <message>
        <source>The file has no questions; the bundled ones stay in use</source>
        <translation>文件中没有问题；继续使用自带的问题</translation>
    </message>
    <message>
        <source>Distil asks %1 questions of this file from now on</source>
        <translation>从现在起蒸馏将使用此文件中的 %1 个问题</translation>
    </message>
    <message>
        <source>Painting changes what a PSR does: distil an instruction or choose a PSR first</source>
        <translation>涂改会改变 PSR 的作用：请先蒸馏一条指令或选择 PSR</translation>
    </message>
</context>
</TS>
