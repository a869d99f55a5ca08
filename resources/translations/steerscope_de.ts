<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>ClipboardText</name>
    <message>
        <source>Copy figure</source>
        <translation>Abbildung kopieren</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>Daten kopieren</translation>
    </message>
</context>
<context>
    <name>DemoText</name>
    <message>
        <source>Ask something: one model is told how to answer, one is nudged.</source>
        <translation>Etwas fragen: Dem einen Modell wird gesagt, wie es antworten soll, das andere wird angestoßen.</translation>
    </message>
    <message>
        <source>The nudge is off: the right-hand model answers as it always does.</source>
        <translation>Der Anstoß ist aus: Das rechte Modell antwortet wie immer.</translation>
    </message>
    <message>
        <source>The nudge is turned around: the right-hand model is pushed the other way.</source>
        <translation>Der Anstoß ist umgekehrt: Das rechte Modell wird in die andere Richtung gedrückt.</translation>
    </message>
    <message>
        <source>Too much of a nudge: the text on the right begins to break.</source>
        <translation>Zu viel Anstoß: Der Text rechts beginnt zu zerfallen.</translation>
    </message>
    <message>
        <source>A small nudge: the right-hand model takes up a hint of it.</source>
        <translation>Ein kleiner Anstoß: Das rechte Modell nimmt einen Hauch davon auf.</translation>
    </message>
    <message>
        <source>Nobody told the right-hand model: we nudged it from inside, word by word.</source>
        <translation>Niemand hat es dem rechten Modell gesagt: Wir haben es von innen angestoßen, Wort für Wort.</translation>
    </message>
</context>
<context>
    <name>EditWords</name>
    <message>
        <source>prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>steering prompt</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>place of the steering prompt</source>
        <translation>Ort der Anweisung</translation>
    </message>
    <message>
        <source>sampling</source>
        <translation>Auswahl der Token</translation>
    </message>
    <message>
        <source>number of tokens</source>
        <translation>Zahl der Token</translation>
    </message>
    <message>
        <source>strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>choice of PSR</source>
        <translation>Wahl des PSR</translation>
    </message>
    <message>
        <source>constant twin</source>
        <translation>konstanter Zwilling</translation>
    </message>
    <message>
        <source>mix of PSRs</source>
        <translation>Mischung der PSR</translation>
    </message>
    <message>
        <source>choice of columns</source>
        <translation>Wahl der Spalten</translation>
    </message>
    <message>
        <source>fork</source>
        <translation>Zweig</translation>
    </message>
    <message>
        <source>painted cells</source>
        <translation>gemalte Zellen</translation>
    </message>
    <message>
        <source>settings of Distil</source>
        <translation>Destillier-Einstellungen</translation>
    </message>
    <message>
        <source>questions of Distil</source>
        <translation>Destillier-Fragen</translation>
    </message>
</context>
<context>
    <name>EngineWords</name>
    <message>
        <source>Loading weights</source>
        <translation>Gewichte werden geladen</translation>
    </message>
    <message>
        <source>Reading the prompt</source>
        <translation>Der Prompt wird gelesen</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Reading the prompts</source>
        <translation>Die Prompts werden gelesen</translation>
    </message>
    <message>
        <source>Mapping the response</source>
        <translation>Die Antwort wird vermessen</translation>
    </message>
    <message>
        <source>Comparing the predictions</source>
        <translation>Vorhersagen werden verglichen</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Searching the strength</source>
        <translation>Die Stärke wird gesucht</translation>
    </message>
    <message>
        <source>Writing prompted answers, %1 of %2 done</source>
        <translation>Angewiesene Antworten, %1 von %2 fertig</translation>
    </message>
    <message>
        <source>Asking the judge about answer %1 of %2</source>
        <translation>Der Gutachter wird zu Antwort %1 von %2 gefragt</translation>
    </message>
    <message>
        <source>Reading the answers after another wording</source>
        <translation>Antworten werden nach einer anderen Formulierung gelesen</translation>
    </message>
    <message>
        <source>Reading the answers without the instruction</source>
        <translation>Antworten werden ohne die Anweisung gelesen</translation>
    </message>
    <message>
        <source>Trying layer %1: block %2 of %3</source>
        <translation>Schicht %1 wird versucht: Block %2 von %3</translation>
    </message>
    <message>
        <source>Trying layer %1</source>
        <translation>Schicht %1 wird versucht</translation>
    </message>
    <message>
        <source>Fitting layer %1 of %2</source>
        <translation>Schicht %1 von %2 wird angepasst</translation>
    </message>
    <message>
        <source>Running block %1 of %2</source>
        <translation>Block %1 von %2 läuft</translation>
    </message>
    <message>
        <source>Seeing what later layers make of layer %1</source>
        <translation>Was spätere Schichten aus Schicht %1 machen</translation>
    </message>
    <message>
        <source>Preparing the polish</source>
        <translation>Der Nachschliff wird vorbereitet</translation>
    </message>
    <message>
        <source>Polishing, round %1 of at most %2</source>
        <translation>Nachschliff, Runde %1 von höchstens %2</translation>
    </message>
    <message>
        <source>Comparing with the prompted model</source>
        <translation>Vergleich mit dem angewiesenen Modell</translation>
    </message>
    <message>
        <source>Measuring the finished model</source>
        <translation>Das fertige Modell wird vermessen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>ExampleWords</name>
    <message>
        <source>A list that nobody asked for: look at the push on the first word.</source>
        <translation>Eine Liste, um die niemand bat: Man sehe den Schub auf das erste Wort.</translation>
    </message>
    <message>
        <source>Told to write in capitals, this model does not. Nudged harder than it was trained, it does.</source>
        <translation>Auf Anweisung schreibt dieses Modell nicht in Großbuchstaben. Stärker angestoßen als trainiert, tut es das.</translation>
    </message>
    <message>
        <source>The nudge for short answers turned around: where it was told to be brief, the model now talks on.</source>
        <translation>Der Anstoß zu kurzen Antworten, umgekehrt: Wo es sich kurzfassen sollte, redet das Modell nun weiter.</translation>
    </message>
    <message>
        <source>Nobody told the right-hand model to be a pirate: we nudged it from inside, word by word.</source>
        <translation>Niemand hat dem rechten Modell gesagt, ein Pirat zu sein: Wir haben es von innen angestoßen, Wort für Wort.</translation>
    </message>
    <message>
        <source>Nobody told the nudged model to answer in French: a few words were pushed. The same push, spread evenly, stays English.</source>
        <translation>Niemand hat dem angestoßenen Modell gesagt, auf Französisch zu antworten: Wenige Wörter wurden gedrückt. Derselbe Schub, gleichmäßig verteilt, bleibt Englisch.</translation>
    </message>
    <message>
        <source>Told to be brief, or nudged, the model is brief. Told and nudged, it is briefer still.</source>
        <translation>Gebeten, kurz zu sein, oder angestoßen, ist das Modell kurz. Gebeten und angestoßen ist es noch kürzer.</translation>
    </message>
</context>
<context>
    <name>HeatmapText</name>
    <message>
        <source>Sum of magnitudes over layers, per token</source>
        <translation>Summe der Beträge über die Schichten, je Token</translation>
    </message>
    <message>
        <source>Sum over layers, per token</source>
        <translation>Summe über die Schichten, je Token</translation>
    </message>
    <message>
        <source>Mean magnitude</source>
        <translation>Mittlerer Betrag</translation>
    </message>
    <message>
        <source>Mean per layer</source>
        <translation>Mittel je Schicht</translation>
    </message>
    <message>
        <source>per layer, %1 tokens</source>
        <translation>je Schicht, %1 Token</translation>
    </message>
    <message>
        <source>over %1 tokens</source>
        <translation>über %1 Token</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>stark</translation>
    </message>
    <message>
        <source>output</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>input</source>
        <translation>Eingang</translation>
    </message>
</context>
<context>
    <name>IdentityText</name>
    <message>
        <source>Unsteered</source>
        <translation>Ungesteuert</translation>
    </message>
    <message>
        <source>Prompted</source>
        <translation>Angewiesen</translation>
    </message>
    <message>
        <source>PSR</source>
        <translation>PSR</translation>
    </message>
    <message>
        <source>Constant twin</source>
        <translation>Konstanter Zwilling</translation>
    </message>
    <message>
        <source>Control vector</source>
        <translation>Steuervektor</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>Stapel</translation>
    </message>
</context>
<context>
    <name>InspectorText</name>
    <message>
        <source>Push</source>
        <translation>Schub</translation>
    </message>
    <message>
        <source>Local ‖Δ‖</source>
        <translation>‖Δ‖ lokal</translation>
    </message>
    <message>
        <source>Missed ‖Δ‖</source>
        <translation>‖Δ‖ verfehlt</translation>
    </message>
    <message>
        <source>%1, all layers</source>
        <translation>%1, gesamt</translation>
    </message>
    <message>
        <source>Sum over all layers</source>
        <translation>Summe über alle Schichten</translation>
    </message>
    <message>
        <source>Share of total</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Of the sum over all tokens and layers</source>
        <translation>An der Summe über alle Token und Schichten</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Among the tokens of this answer</source>
        <translation>Unter den Token dieser Antwort</translation>
    </message>
    <message>
        <source>Peak layer</source>
        <translation>Gipfel</translation>
    </message>
    <message>
        <source>The layer with the largest value</source>
        <translation>Die Schicht mit dem größten Wert</translation>
    </message>
    <message>
        <source>%1 nat</source>
        <translation>%1 nat</translation>
    </message>
    <message>
        <source>%1 by layer</source>
        <translation>%1 je Schicht</translation>
    </message>
    <message>
        <source>With prompt</source>
        <translation>Mit Prompt</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>Choices without prompt</source>
        <translation>Auswahl ohne Prompt</translation>
    </message>
    <message>
        <source>Choices before steering</source>
        <translation>Auswahl vor dem Steuern</translation>
    </message>
    <message>
        <source>token #%1, the first</source>
        <translation>Token #%1, der erste</translation>
    </message>
    <message>
        <source>token #%1, follows “%2”</source>
        <translation>Token #%1, folgt auf „%2“</translation>
    </message>
    <message>
        <source>KL steered</source>
        <translation>KL gesteuert</translation>
    </message>
    <message>
        <source>KL(prompted ‖ steered) of the next-token distributions</source>
        <translation>KL(angewiesen ‖ gesteuert) der Verteilungen des nächsten Tokens</translation>
    </message>
    <message>
        <source>KL plain</source>
        <translation>KL ungesteuert</translation>
    </message>
    <message>
        <source>KL(prompted ‖ plain) of the next-token distributions</source>
        <translation>KL(angewiesen ‖ ungesteuert) der Verteilungen des nächsten Tokens</translation>
    </message>
    <message>
        <source>λ of the prompt</source>
        <translation>λ des Prompts</translation>
    </message>
    <message>
        <source>Sum over all layers (difference to the pinned run)</source>
        <translation>Summe über alle Schichten (Unterschied zum angehefteten Lauf)</translation>
    </message>
    <message>
        <source>%1 − pinned</source>
        <translation>%1 − angeheftet</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>en</source>
        <extracomment>The code of the language of this file, such as &quot;de&quot; or &quot;zh_CN&quot;</extracomment>
        <translation>de</translation>
    </message>
</context>
<context>
    <name>LibraryPresenter</name>
    <message>
        <source>%1 from token %2 on</source>
        <translation>%1 ab Token %2</translation>
    </message>
    <message>
        <source>Painted on the run of %1: %2</source>
        <translation>Gemalt auf dem Lauf von %1: %2</translation>
    </message>
    <message>
        <source>Fork of the run of %1: %2, “%3”</source>
        <translation>Zweig des Laufs von %1: %2, „%3“</translation>
    </message>
</context>
<context>
    <name>MapText</name>
    <message>
        <source>Steering push</source>
        <translation>Steuerschub</translation>
    </message>
    <message>
        <source>λ·α·‖z‖ per token and layer</source>
        <translation>λ·α·‖z‖ je Token und Schicht</translation>
    </message>
    <message>
        <source>Δ by the prompt</source>
        <translation>Δ durch den Prompt</translation>
    </message>
    <message>
        <source>‖Δ‖, prompted minus plain, on the prompted answer</source>
        <translation>‖Δ‖, angewiesen minus ungesteuert, auf der angewiesenen Antwort</translation>
    </message>
    <message>
        <source>Δ local</source>
        <translation>Δ lokal</translation>
    </message>
    <message>
        <source>‖Δ‖ left to add at each layer, on the prompted answer</source>
        <translation>‖Δ‖, in jeder Schicht noch hinzuzufügen, auf der angewiesenen Antwort</translation>
    </message>
    <message>
        <source>Δ by the PSR</source>
        <translation>Δ durch das PSR</translation>
    </message>
    <message>
        <source>‖Δ‖, steered minus plain, on the PSR’s answer</source>
        <translation>‖Δ‖, gesteuert minus ungesteuert, auf der Antwort des PSR</translation>
    </message>
    <message>
        <source>Missed Δ</source>
        <translation>Verfehltes Δ</translation>
    </message>
    <message>
        <source>‖Δ‖, prompted minus steered, on the prompted answer</source>
        <translation>‖Δ‖, angewiesen minus gesteuert, auf der angewiesenen Antwort</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>Schub</translation>
    </message>
    <message>
        <source>Δ prompt</source>
        <translation>Δ Prompt</translation>
    </message>
    <message>
        <source>Δ PSR</source>
        <translation>Δ PSR</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Verfehlt</translation>
    </message>
    <message>
        <source>Needs a steering prompt: there is no prompted answer</source>
        <translation>Braucht eine Anweisung: Es gibt keine angewiesene Antwort</translation>
    </message>
    <message>
        <source>Needs a PSR: press Distil or open one</source>
        <translation>Braucht ein PSR: Destillieren drücken oder eines öffnen</translation>
    </message>
    <message>
        <source>PSR %1</source>
        <translation>PSR %1</translation>
    </message>
    <message>
        <source>PSR + prompt</source>
        <translation>PSR + Prompt</translation>
    </message>
    <message>
        <source>Where the nudge acts</source>
        <translation>Wo der Anstoß wirkt</translation>
    </message>
    <message>
        <source>The PSR’s mean push everywhere</source>
        <translation>Überall der mittlere Schub des PSR</translation>
    </message>
    <message>
        <source>λ of the prompt</source>
        <translation>λ des Prompts</translation>
    </message>
    <message>
        <source>⟨Δ, z⟩ ∕ ⟨z, z⟩: the coefficient that prompting used</source>
        <translation>⟨Δ, z⟩ ∕ ⟨z, z⟩: der Koeffizient, den der Prompt nutzte</translation>
    </message>
    <message>
        <source>λ prompt</source>
        <translation>λ Prompt</translation>
    </message>
    <message>
        <source>%1 − pinned</source>
        <translation>%1 − angeheftet</translation>
    </message>
    <message>
        <source>Nothing was changed here</source>
        <translation>Hier wurde nichts geändert</translation>
    </message>
    <message>
        <source>Σ push²</source>
        <translation>Σ Schub²</translation>
    </message>
    <message>
        <source>Top 10 % of the tokens hold %1 % of %2</source>
        <translation>Die stärksten 10 % der Token tragen %1 % von %2</translation>
    </message>
</context>
<context>
    <name>PresetWords</name>
    <message>
        <source>persona</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>tone</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>format</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Pirate</source>
        <translation>Pirat</translation>
    </message>
    <message>
        <source>Shakespeare</source>
        <translation>Shakespeare</translation>
    </message>
    <message>
        <source>Cowboy</source>
        <translation>Cowboy</translation>
    </message>
    <message>
        <source>Robot</source>
        <translation>Roboter</translation>
    </message>
    <message>
        <source>Gloomy</source>
        <translation>Düster</translation>
    </message>
    <message>
        <source>Cheerful</source>
        <translation>Fröhlich</translation>
    </message>
    <message>
        <source>Casual</source>
        <translation>Locker</translation>
    </message>
    <message>
        <source>Bulleted list</source>
        <translation>Stichpunkte</translation>
    </message>
    <message>
        <source>Numbered list</source>
        <translation>Nummerierte Liste</translation>
    </message>
    <message>
        <source>Capital letters</source>
        <translation>Großbuchstaben</translation>
    </message>
    <message>
        <source>Lower case</source>
        <translation>Kleinbuchstaben</translation>
    </message>
    <message>
        <source>No commas</source>
        <translation>Ohne Kommas</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Emoji</translation>
    </message>
    <message>
        <source>Very short</source>
        <translation>Sehr kurz</translation>
    </message>
    <message>
        <source>Fixed opening</source>
        <translation>Fester Anfang</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Französisch</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Spanisch</translation>
    </message>
</context>
<context>
    <name>ProblemWords</name>
    <message>
        <source>.</source>
        <translation>.</translation>
    </message>
    <message>
        <source>Not %1: allowed is %2.</source>
        <translation>Nicht %1: erlaubt ist %2.</translation>
    </message>
    <message>
        <source>The layers of this model are %1 to %2</source>
        <translation>Die Schichten dieses Modells sind %1 bis %2</translation>
    </message>
    <message>
        <source>The rank of this model&apos;s layers is at most %1</source>
        <translation>Der Rang der Schichten dieses Modells ist höchstens %1</translation>
    </message>
    <message>
        <source>Together with those held out there are %1 questions; %2 are wanted</source>
        <translation>Mit den zurückgehaltenen gibt es %1 Fragen; gewünscht sind %2</translation>
    </message>
    <message>
        <source>At least %1 question must be held out</source>
        <translation>Mindestens %1 Frage muss zurückgehalten werden</translation>
    </message>
    <message>
        <source>It measures the result.</source>
        <translation>Sie misst das Ergebnis.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>an instruction</source>
        <translation>eine Anweisung</translation>
    </message>
    <message>
        <source>Type the instruction that the steering model is to replace.</source>
        <translation>Die Anweisung eingeben, die das Steuermodell ersetzen soll.</translation>
    </message>
    <message>
        <source>at least %1 user messages</source>
        <translation>mindestens %1 Nachrichten</translation>
    </message>
    <message>
        <source>Use the bundled prompts or a file with more lines.</source>
        <translation>Die mitgelieferten Fragen nehmen oder eine Datei mit mehr Zeilen.</translation>
    </message>
    <message>
        <source>so few that %1 prompts are left for training</source>
        <translation>so wenige, dass %1 Fragen zum Lernen bleiben</translation>
    </message>
    <message>
        <source>Hold fewer prompts out, or give more.</source>
        <translation>Weniger Fragen zurückhalten oder mehr geben.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Answers of %1 to %2 tokens are usual.</source>
        <translation>Üblich sind Antworten von %1 bis %2 Tokens.</translation>
    </message>
    <message>
        <source>%1 to %2, or %3 for the full affine map</source>
        <translation>%1 bis %2, oder %3 für die volle affine Abbildung</translation>
    </message>
    <message>
        <source>%1 is readable, %2 is more faithful.</source>
        <translation>%1 ist lesbar, %2 ist treuer.</translation>
    </message>
    <message>
        <source>a list out of order</source>
        <translation>eine Liste ohne Ordnung</translation>
    </message>
    <message>
        <source>different block numbers, ascending</source>
        <translation>verschiedene Schichtnummern, aufsteigend</translation>
    </message>
    <message>
        <source>Sort them.</source>
        <translation>Bitte ordnen.</translation>
    </message>
    <message>
        <source>%1 to %2 are usual.</source>
        <translation>Üblich sind %1 bis %2.</translation>
    </message>
    <message>
        <source>Choose one of the known verifiers, or leave the verifier out.</source>
        <translation>Eine der bekannten Prüfungen wählen oder die Prüfung weglassen.</translation>
    </message>
    <message>
        <source>Write them after a colon, such as keywords:arr*|matey or max-words:%1.</source>
        <translation>Nach einem Doppelpunkt schreiben, etwa keywords:arr*|matey oder max-words:%1.</translation>
    </message>
    <message>
        <source>no arguments</source>
        <translation>keine Angaben</translation>
    </message>
    <message>
        <source>a regular expression</source>
        <translation>ein regulärer Ausdruck</translation>
    </message>
    <message>
        <source>a range such as %1-%2, %3- or -%4</source>
        <translation>ein Bereich wie %1-%2, %3- oder -%4</translation>
    </message>
    <message>
        <source>a whole number from %1</source>
        <translation>eine ganze Zahl ab %1</translation>
    </message>
    <message>
        <source>words separated by |</source>
        <translation>Wörter, getrennt durch |</translation>
    </message>
    <message>
        <source>a whole number from %1, or nothing</source>
        <translation>eine ganze Zahl ab %1 oder nichts</translation>
    </message>
    <message>
        <source>en, fr, de or es</source>
        <translation>en, fr, de oder es</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>one letter</source>
        <translation>ein Buchstabe</translation>
    </message>
</context>
<context>
    <name>RecipeText</name>
    <message>
        <source>Write a prompt first: the question that every column answers.</source>
        <translation>Erst einen Prompt schreiben: die Frage, die jede Spalte beantwortet.</translation>
    </message>
    <message>
        <source>Set the temperature to a number from 0 to 5; 0 always takes the likeliest token.</source>
        <translation>Die Temperatur auf eine Zahl von 0 bis 5 setzen; 0 nimmt immer den wahrscheinlichsten Token.</translation>
    </message>
    <message>
        <source>Set the number of tokens to 1 … 4096.</source>
        <translation>Die Zahl der Token auf 1 … 4096 setzen.</translation>
    </message>
</context>
<context>
    <name>TintText</name>
    <message>
        <source>No tint</source>
        <translation>Keine Tönung</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>Schub</translation>
    </message>
    <message>
        <source>Surprise</source>
        <translation>Überraschung</translation>
    </message>
    <message>
        <source>%1 − pinned</source>
        <translation>%1 − angeheftet</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>Open model…</source>
        <translation>Modell öffnen…</translation>
    </message>
    <message>
        <source>Open PSR…</source>
        <translation>PSR öffnen…</translation>
    </message>
    <message>
        <source>Open recorded run…</source>
        <translation>Aufgezeichneten Lauf öffnen…</translation>
    </message>
    <message>
        <source>Save PSR…</source>
        <translation>PSR speichern…</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Export figure…</source>
        <translation>Abbildung exportieren…</translation>
    </message>
    <message>
        <source>Export data…</source>
        <translation>Daten exportieren…</translation>
    </message>
    <message>
        <source>Export report…</source>
        <translation>Bericht exportieren…</translation>
    </message>
    <message>
        <source>Copy figure</source>
        <translation>Abbildung kopieren</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>Daten kopieren</translation>
    </message>
    <message>
        <source>Show me the command</source>
        <translation>Befehl zeigen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Distil</source>
        <translation>Destillieren</translation>
    </message>
    <message>
        <source>Tune for me</source>
        <translation>Für mich abstimmen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Add column</source>
        <translation>Spalte hinzufügen</translation>
    </message>
    <message>
        <source>Compare with the constant twin</source>
        <translation>Mit dem konstanten Zwilling vergleichen</translation>
    </message>
    <message>
        <source>Compare with PSR and prompt together</source>
        <translation>Mit PSR und Prompt zusammen vergleichen</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Dunkles Erscheinungsbild</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Tune</source>
        <translation>Abstimmen</translation>
    </message>
    <message>
        <source>Research</source>
        <translation>Forschung</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation>Rundgang</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>Originalgröße</translation>
    </message>
    <message>
        <source>Next token</source>
        <translation>Nächster Token</translation>
    </message>
    <message>
        <source>Previous token</source>
        <translation>Voriger Token</translation>
    </message>
    <message>
        <source>Release cursor or stop</source>
        <translation>Zeiger loslassen oder anhalten</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Reduced motion</source>
        <translation>Weniger Bewegung</translation>
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
        <translation>Kandidaten</translation>
    </message>
</context>
<context>
    <name>steerscope::ColumnMenu</name>
    <message>
        <source>Another PSR in a column of its own</source>
        <translation>Ein weiteres PSR in eigener Spalte</translation>
    </message>
    <message>
        <source>Mix a PSR into the one in use</source>
        <translation>Ein PSR zum verwendeten mischen</translation>
    </message>
    <message>
        <source>PSR or control vector from a file…</source>
        <translation>PSR oder Steuervektor aus einer Datei…</translation>
    </message>
    <message>
        <source>Remove %1 (%2)</source>
        <translation>%1 entfernen (%2)</translation>
    </message>
    <message>
        <source>Take %1 out of the mix</source>
        <translation>%1 aus der Mischung nehmen</translation>
    </message>
</context>
<context>
    <name>steerscope::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>Eintippen, was zu tun ist</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>Befehle suchen</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>Gefundene Befehle</translation>
    </message>
    <message>
        <source>No command of that name</source>
        <translation>Kein Befehl dieses Namens</translation>
    </message>
</context>
<context>
    <name>steerscope::CommandStrip</name>
    <message>
        <source>Command line of what is on screen</source>
        <translation>Befehlszeile zu dem, was zu sehen ist</translation>
    </message>
    <message>
        <source>Copy the command line</source>
        <translation>Befehlszeile kopieren</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Close the command line</source>
        <translation>Befehlszeile schließen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>steerscope::ComparisonPresenter</name>
    <message>
        <source>There is no answer yet: press Run</source>
        <translation>Noch gibt es keine Antwort: Starten drücken</translation>
    </message>
    <message>
        <source>Open the model that wrote this run first</source>
        <translation>Erst das Modell öffnen, das diesen Lauf schrieb</translation>
    </message>
    <message>
        <source>Another model wrote this run; open %1 first</source>
        <translation>Ein anderes Modell schrieb diesen Lauf; erst %1 öffnen</translation>
    </message>
    <message>
        <source>This PSR was made for %1 (%2 layers of width %3); %4 has %5 of width %6.</source>
        <translation>Dieses PSR wurde für %1 gemacht (%2 Schichten der Breite %3); %4 hat %5 der Breite %6.</translation>
    </message>
    <message>
        <source>This PSR was made for another file of %1; distil it again for the model that is open.</source>
        <translation>Dieses PSR wurde für eine andere Datei von %1 gemacht; für das geöffnete Modell neu destillieren.</translation>
    </message>
</context>
<context>
    <name>steerscope::CompletionPane</name>
    <message>
        <source>Run writes its answer here</source>
        <translation>Starten schreibt hier die Antwort</translation>
    </message>
    <message>
        <source>Stop this answer</source>
        <translation>Diese Antwort anhalten</translation>
    </message>
    <message>
        <source>Answer, %1</source>
        <translation>Antwort, %1</translation>
    </message>
    <message>
        <source>updating</source>
        <translation>wird erneuert</translation>
    </message>
    <message>
        <source>More for this answer</source>
        <translation>Mehr zu dieser Antwort</translation>
    </message>
</context>
<context>
    <name>steerscope::CurveLegend</name>
    <message>
        <source>Runs in the chart</source>
        <translation>Läufe im Diagramm</translation>
    </message>
    <message>
        <source>Show run %1</source>
        <translation>Lauf %1 zeigen</translation>
    </message>
</context>
<context>
    <name>steerscope::CurveView</name>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Copy figure</source>
        <translation>Abbildung kopieren</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>Daten kopieren</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
</context>
<context>
    <name>steerscope::DemoHead</name>
    <message>
        <source>What is on screen</source>
        <translation>Was zu sehen ist</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Ask something; both sides answer it</source>
        <translation>Etwas fragen; beide Seiten antworten</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop the demonstration</source>
        <translation>Vorführung anhalten</translation>
    </message>
    <message>
        <source>Run the demonstration</source>
        <translation>Vorführung starten</translation>
    </message>
</context>
<context>
    <name>steerscope::DistilBinder</name>
    <message>
        <source>Persona</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>A-PSR: per token, every layer</source>
        <translation>A-PSR: je Token, alle Schichten</translation>
    </message>
    <message>
        <source>A coefficient of its own for every token at every layer</source>
        <translation>Ein eigener Koeffizient für jeden Token in jeder Schicht</translation>
    </message>
    <message>
        <source>S-PSR: per token, one layer</source>
        <translation>S-PSR: je Token, eine Schicht</translation>
    </message>
    <message>
        <source>A coefficient of its own for every token at one layer</source>
        <translation>Ein eigener Koeffizient für jeden Token in einer Schicht</translation>
    </message>
    <message>
        <source>A-Const: constant, every layer</source>
        <translation>A-Const: konstant, alle Schichten</translation>
    </message>
    <message>
        <source>The same push at every token, at every layer</source>
        <translation>Derselbe Schub bei jedem Token, in jeder Schicht</translation>
    </message>
    <message>
        <source>S-Const: constant, one layer</source>
        <translation>S-Const: konstant, eine Schicht</translation>
    </message>
    <message>
        <source>The same push at every token, at one layer</source>
        <translation>Derselbe Schub bei jedem Token, in einer Schicht</translation>
    </message>
    <message>
        <source>DiM: difference of means</source>
        <translation>DiM: Differenz der Mittel</translation>
    </message>
    <message>
        <source>Contrastive activation addition: mean prompted minus mean plain</source>
        <translation>Kontrastive Aktivierungsaddition: Mittel mit Anweisung minus Mittel ohne</translation>
    </message>
    <message>
        <source>PCA: main direction</source>
        <translation>PCA: Hauptrichtung</translation>
    </message>
    <message>
        <source>Representation engineering: the main direction of the differences</source>
        <translation>Representation Engineering: die Hauptrichtung der Unterschiede</translation>
    </message>
    <message>
        <source>Stolfo: clamp to the mean</source>
        <translation>Stolfo: auf das Mittel setzen</translation>
    </message>
    <message>
        <source>Sets the projection on one direction to its prompted mean</source>
        <translation>Setzt die Projektion auf eine Richtung auf ihr Mittel mit Anweisung</translation>
    </message>
    <message>
        <source>ReFT-r1: tied direction</source>
        <translation>ReFT-r1: gekoppelte Richtung</translation>
    </message>
    <message>
        <source>One direction that reads and writes</source>
        <translation>Eine Richtung, die liest und schreibt</translation>
    </message>
    <message>
        <source>followed in %1 %</source>
        <translation>befolgt in %1 %</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Mean squared error</source>
        <translation>Mittlerer quadratischer Fehler</translation>
    </message>
    <message>
        <source>Likelihood</source>
        <translation>Likelihood</translation>
    </message>
    <message>
        <source>KL to the prompted model</source>
        <translation>KL zum angewiesenen Modell</translation>
    </message>
    <message>
        <source>After epoch %1 of the polish</source>
        <translation>Nach Runde %1 des Nachschliffs</translation>
    </message>
    <message>
        <source>After the closed-form fit</source>
        <translation>Nach der geschlossenen Anpassung</translation>
    </message>
</context>
<context>
    <name>steerscope::DistillCharts</name>
    <message>
        <source>Polish</source>
        <translation>Nachschliff</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Proben</translation>
    </message>
    <message>
        <source>What the distillation shows</source>
        <translation>Was die Destillation zeigt</translation>
    </message>
    <message>
        <source>Training curve</source>
        <translation>Trainingskurve</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>Runde</translation>
    </message>
    <message>
        <source>Choose an objective under
“Polish” to train on</source>
        <translation>Unter „Nachschliff“ ein Ziel
wählen, um weiter zu trainieren</translation>
    </message>
    <message>
        <source>Relative error by layer</source>
        <translation>Relativer Fehler je Schicht</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Error by layer, once fitted</source>
        <translation>Fehler je Schicht, sobald angepasst</translation>
    </message>
    <message>
        <source>held-out</source>
        <translation>zurückgehalten</translation>
    </message>
    <message>
        <source>train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>paraphrase</source>
        <translation>Umschreibung</translation>
    </message>
</context>
<context>
    <name>steerscope::DistillOptions</name>
    <message>
        <source>Instruction</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>Ready-made instruction</source>
        <translation>Fertige Anweisung</translation>
    </message>
    <message>
        <source>Advanced settings</source>
        <translation>Weitere Einstellungen</translation>
    </message>
    <message>
        <source>Full affine map</source>
        <translation>Volle affine Abbildung</translation>
    </message>
    <message>
        <source>Check of the answers</source>
        <translation>Prüfung der Antworten</translation>
    </message>
    <message>
        <source>Use the defaults</source>
        <translation>Vorgaben nutzen</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>1 is readable: one coefficient per token and layer. More is more faithful.</source>
        <translation>1 ist lesbar: ein Koeffizient je Token und Schicht. Mehr ist treuer.</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>Nachschliff</translation>
    </message>
    <message>
        <source>Training by gradients after the first, closed-form result</source>
        <translation>Training mit Gradienten nach dem ersten, geschlossenen Ergebnis</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Runden</translation>
    </message>
    <message>
        <source>Rounds of polishing at most; it ends early when nothing improves</source>
        <translation>Höchstens so viele Runden; endet früher, wenn nichts besser wird</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Prompts</translation>
    </message>
    <message>
        <source>Questions whose prompted answers are imitated</source>
        <translation>Fragen, deren angewiesene Antworten nachgeahmt werden</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Questions kept aside to measure how faithful the result is</source>
        <translation>Fragen, die beiseitebleiben, um die Treue des Ergebnisses zu messen</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Longest answer, in tokens</source>
        <translation>Längste Antwort, in Token</translation>
    </message>
    <message>
        <source>Tokens per answer</source>
        <translation>Token je Antwort</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Answers that fail are not imitated. “none”: only their likelihood decides</source>
        <translation>Durchgefallene Antworten werden nicht nachgeahmt. „none“: nur ihre Likelihood entscheidet</translation>
    </message>
    <message>
        <source>As written under “Steer with”</source>
        <translation>Wie unter „Steuern mit“ geschrieben</translation>
    </message>
    <message>
        <source>This model hardly does this even when told (%1), so a distillation of it will be refused.</source>
        <translation>Dieses Modell tut das selbst auf Anweisung kaum (%1), darum wird eine Destillation abgelehnt.</translation>
    </message>
    <message>
        <source>this instruction has none</source>
        <translation>diese Anweisung hat keine</translation>
    </message>
    <message>
        <source>the instruction’s own: %1</source>
        <translation>die eigene der Anweisung: %1</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Weiteres</translation>
    </message>
    <message>
        <source>affine</source>
        <translation>affin</translation>
    </message>
    <message>
        <source>rank %1</source>
        <translation>Rang %1</translation>
    </message>
    <message>
        <source>layers %1</source>
        <translation>Schichten %1</translation>
    </message>
    <message>
        <source>%1 prompts</source>
        <translation>%1 Prompts</translation>
    </message>
</context>
<context>
    <name>steerscope::DistillPanel</name>
    <message>
        <source>Distil turns the instruction under “Steer with” into a steering model that needs no prompt. A first one is ready within seconds.</source>
        <translation>Destillieren macht aus der Anweisung unter „Steuern mit“ ein Steuermodell, das keinen Prompt braucht. Ein erstes ist in Sekunden fertig.</translation>
    </message>
    <message>
        <source>Distillation</source>
        <translation>Destillation</translation>
    </message>
    <message>
        <source>Fidelity to the prompt</source>
        <translation>Treue zum Prompt</translation>
    </message>
    <message>
        <source>1 − KL to the prompted model, over the same of the unsteered model, on held-out prompts; 1 is the prompt itself</source>
        <translation>1 − KL zum angewiesenen Modell, geteilt durch dieselbe des ungesteuerten, auf zurückgehaltenen Fragen; 1 ist der Prompt selbst</translation>
    </message>
    <message>
        <source>Rollouts</source>
        <translation>Musterantworten</translation>
    </message>
    <message>
        <source>Show the rollouts</source>
        <translation>Musterantworten zeigen</translation>
    </message>
    <message>
        <source>Show which rollouts were kept, and why others were dropped</source>
        <translation>Zeigen, welche Musterantworten behalten und warum andere verworfen wurden</translation>
    </message>
    <message>
        <source>Progress of the distillation</source>
        <translation>Fortschritt der Destillation</translation>
    </message>
    <message>
        <source>Use now</source>
        <translation>Jetzt nutzen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Use the best steering model so far</source>
        <translation>Das bisher beste Steuermodell nutzen</translation>
    </message>
    <message>
        <source>Cancel the distillation</source>
        <translation>Destillation abbrechen</translation>
    </message>
    <message>
        <source>Stop; the best result so far is kept</source>
        <translation>Anhalten; das bisher beste Ergebnis bleibt</translation>
    </message>
    <message>
        <source>Steer with the best result so far</source>
        <translation>Mit dem bisher besten Ergebnis steuern</translation>
    </message>
    <message>
        <source>The first steering model is not ready yet</source>
        <translation>Das erste Steuermodell ist noch nicht fertig</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; kept</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; behalten</translation>
    </message>
    <message>
        <source>%1 dropped</source>
        <translation>%1 verworfen</translation>
    </message>
    <message>
        <source>KL %1 nat</source>
        <translation>KL %1 nat</translation>
    </message>
    <message>
        <source>same first choice %1 %</source>
        <translation>gleiche erste Wahl %1 %</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Command line that distils the same</source>
        <translation>Befehlszeile, die dasselbe destilliert</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>End the polishing with the best result so far</source>
        <translation>Den Nachschliff mit dem bisher besten Ergebnis beenden</translation>
    </message>
    <message>
        <source>Stop polishing; the best result so far is measured and kept</source>
        <translation>Nachschliff anhalten; das bisher beste Ergebnis wird gemessen und behalten</translation>
    </message>
    <message>
        <source>The best result so far is in use</source>
        <translation>Das bisher beste Ergebnis ist in Gebrauch</translation>
    </message>
</context>
<context>
    <name>steerscope::DistillationPresenter</name>
    <message>
        <source>writing rollouts</source>
        <translation>Musterantworten werden geschrieben</translation>
    </message>
    <message>
        <source>reading activations</source>
        <translation>Aktivierungen werden gelesen</translation>
    </message>
    <message>
        <source>fitting the layers</source>
        <translation>Schichten werden angepasst</translation>
    </message>
    <message>
        <source>polishing</source>
        <translation>Nachschliff</translation>
    </message>
    <message>
        <source>measuring on held-out prompts</source>
        <translation>Messung auf zurückgehaltenen Fragen</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>about %1 s left</source>
        <translation>noch etwa %1 s</translation>
    </message>
    <message>
        <source>about %1 min left</source>
        <translation>noch etwa %1 min</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>affine</source>
        <translation>affin</translation>
    </message>
    <message>
        <source>rank %1</source>
        <translation>Rang %1</translation>
    </message>
    <message>
        <source>train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>train, scaled</source>
        <translation>Training, skaliert</translation>
    </message>
</context>
<context>
    <name>steerscope::ErrorDetails</name>
    <message>
        <source>What went wrong</source>
        <translation>Was schiefging</translation>
    </message>
    <message>
        <source>Full record of the error</source>
        <translation>Vollständiger Fehlerbericht</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>steerscope::ExampleGallery</name>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Close the examples</source>
        <translation>Beispiele schließen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Play the example: %1</source>
        <translation>Beispiel abspielen: %1</translation>
    </message>
    <message>
        <source>%1
Recorded with %2</source>
        <translation>%1
Aufgezeichnet mit %2</translation>
    </message>
    <message>
        <source>Recorded examples play without a model. Choose one:</source>
        <translation>Aufgezeichnete Beispiele laufen ohne Modell. Eines wählen:</translation>
    </message>
</context>
<context>
    <name>steerscope::GaugeBar</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>length unknown</source>
        <translation>Dauer unbekannt</translation>
    </message>
    <message>
        <source>%1 percent</source>
        <translation>%1 Prozent</translation>
    </message>
</context>
<context>
    <name>steerscope::Guidance</name>
    <message>
        <source>Where the push acts</source>
        <translation>Wo der Schub wirkt</translation>
    </message>
    <message>
        <source>The colour behind a word says how hard the model was pushed there. Move the pointer over a word.</source>
        <translation>Die Farbe hinter einem Wort zeigt, wie stark das Modell dort gedrückt wurde. Den Zeiger auf ein Wort bewegen.</translation>
    </message>
    <message>
        <source>One word, every layer</source>
        <translation>Ein Wort, alle Schichten</translation>
    </message>
    <message>
        <source>Each column is a word, each row a layer. Click a cell to hold on to it.</source>
        <translation>Jede Spalte ist ein Wort, jede Zeile eine Schicht. Auf eine Zelle klicken, um sie festzuhalten.</translation>
    </message>
    <message>
        <source>What the prompt does instead</source>
        <translation>Was der Prompt stattdessen tut</translation>
    </message>
    <message>
        <source>The other maps show what the instruction itself changes. Choose another map.</source>
        <translation>Die anderen Karten zeigen, was die Anweisung selbst ändert. Eine andere Karte wählen.</translation>
    </message>
    <message>
        <source>How hard to push</source>
        <translation>Wie stark zu drücken ist</translation>
    </message>
    <message>
        <source>Move the strength: the answer is written again. 1 is as trained, 0 is off.</source>
        <translation>Die Stärke verstellen: Die Antwort wird neu geschrieben. 1 ist wie trainiert, 0 ist aus.</translation>
    </message>
    <message>
        <source>Your own question</source>
        <translation>Die eigene Frage</translation>
    </message>
    <message>
        <source>Type a question of your own and press Run.</source>
        <translation>Eine eigene Frage eintippen und Starten drücken.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Your own instruction</source>
        <translation>Die eigene Anweisung</translation>
    </message>
    <message>
        <source>Write an instruction under “Steer with” and press Distil.</source>
        <translation>Eine Anweisung unter „Steuern mit“ schreiben und Destillieren drücken.</translation>
    </message>
    <message>
        <source>Distil</source>
        <translation>Destillieren</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Eingabe</translation>
    </message>
    <message>
        <source>Cursor</source>
        <translation>Zeiger</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>Pfeiltasten</translation>
    </message>
    <message>
        <source>Move the cell in the map</source>
        <translation>Die Zelle in der Karte bewegen</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>Klick</translation>
    </message>
    <message>
        <source>Lock the cursor; again to release it</source>
        <translation>Zeiger festhalten; noch einmal lässt ihn los</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>Links, Rechts</translation>
    </message>
    <message>
        <source>A step of 0.05</source>
        <translation>Ein Schritt von 0.05</translation>
    </message>
    <message>
        <source>Shift + Left, Right</source>
        <translation>Umschalt + Links, Rechts</translation>
    </message>
    <message>
        <source>A step of 0.25</source>
        <translation>Ein Schritt von 0.25</translation>
    </message>
    <message>
        <source>Double-click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>Back to 1</source>
        <translation>Zurück auf 1</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>W, S</source>
        <translation>W, S</translation>
    </message>
    <message>
        <source>Zoom in and out</source>
        <translation>Größer und kleiner</translation>
    </message>
    <message>
        <source>A, D</source>
        <translation>A, D</translation>
    </message>
    <message>
        <source>Move to the sides</source>
        <translation>Zur Seite schieben</translation>
    </message>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
    <message>
        <source>Fit all tokens; again to go back</source>
        <translation>Alle Tokens einpassen; nochmals: zurück</translation>
    </message>
</context>
<context>
    <name>steerscope::HeatmapPresenter</name>
    <message>
        <source>Only the steering push can be painted</source>
        <translation>Nur der Steuerschub lässt sich malen</translation>
    </message>
    <message>
        <source>A difference cannot be painted: unpin the reference first</source>
        <translation>Ein Unterschied lässt sich nicht malen: erst den Bezug lösen</translation>
    </message>
</context>
<context>
    <name>steerscope::HeatmapTable</name>
    <message>
        <source>Numbers of the map</source>
        <translation>Zahlen der Karte</translation>
    </message>
    <message>
        <source>Copy selected cells</source>
        <translation>Ausgewählte Zellen kopieren</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
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
        <translation>Alle Schichten</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>Schicht %1</translation>
    </message>
</context>
<context>
    <name>steerscope::HeatmapView</name>
    <message>
        <source>Token by layer map</source>
        <translation>Karte Token × Schicht</translation>
    </message>
    <message>
        <source>Run draws the map here</source>
        <translation>Starten zeichnet hier die Karte</translation>
    </message>
    <message>
        <source>Tokens in view</source>
        <translation>Sichtbare Token</translation>
    </message>
    <message>
        <source>Layers in view</source>
        <translation>Sichtbare Schichten</translation>
    </message>
    <message>
        <source>%1, map</source>
        <translation>%1, Karte</translation>
    </message>
    <message>
        <source>Arrow keys move the cursor, Enter locks it, Shift with arrows selects cells, W and S zoom, F shows all tokens</source>
        <translation>Pfeiltasten bewegen den Zeiger, Eingabe hält ihn fest, Umschalt mit Pfeilen wählt Zellen, W und S zoomen, F zeigt alle Token</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>%1 tokens, %2 layers</source>
        <translation>%1 Token, %2 Schichten</translation>
    </message>
    <message>
        <source>Copy figure</source>
        <translation>Abbildung kopieren</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>Daten kopieren</translation>
    </message>
    <message>
        <source>Fit all tokens</source>
        <translation>Alle Token einpassen</translation>
    </message>
    <message>
        <source>Undo the clip of the colours</source>
        <translation>Farbgrenzen zurücksetzen</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>not computed</source>
        <translation>nicht berechnet</translation>
    </message>
    <message>
        <source>layer %1, mean %2</source>
        <translation>Schicht %1, Mittel %2</translation>
    </message>
    <message>
        <source>all layers, token &apos;%1&apos;, %2</source>
        <translation>alle Schichten, Token „%1“, %2</translation>
    </message>
    <message>
        <source>layer %1, token &apos;%2&apos;, %3</source>
        <translation>Schicht %1, Token „%2“, %3</translation>
    </message>
    <message>
        <source>%1, painted</source>
        <translation>%1, gemalt</translation>
    </message>
</context>
<context>
    <name>steerscope::HistoryList</name>
    <message>
        <source>shown</source>
        <translation>gezeigt</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>mit Stern</translation>
    </message>
    <message>
        <source>pinned as reference</source>
        <translation>als Bezug angeheftet</translation>
    </message>
    <message>
        <source>tag %1</source>
        <translation>Schlagwort %1</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>angeheftet</translation>
    </message>
    <message>
        <source>Stored runs</source>
        <translation>Gespeicherte Läufe</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Pin as reference</source>
        <translation>Als Bezug anheften</translation>
    </message>
    <message>
        <source>Remove star</source>
        <translation>Stern entfernen</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern setzen</translation>
    </message>
    <message>
        <source>Export for a colleague…</source>
        <translation>Für Kollegen exportieren…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>steerscope::HistoryRail</name>
    <message>
        <source>History of runs</source>
        <translation>Verlauf der Läufe</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>More for the library</source>
        <translation>Mehr zur Bibliothek</translation>
    </message>
    <message>
        <source>Import, back up, restore</source>
        <translation>Importieren, sichern, wiederherstellen</translation>
    </message>
    <message>
        <source>Import from a colleague…</source>
        <translation>Von Kollegen importieren…</translation>
    </message>
    <message>
        <source>Back up the library…</source>
        <translation>Bibliothek sichern…</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Sicherung wiederherstellen…</translation>
    </message>
    <message>
        <source>Close the history</source>
        <translation>Verlauf schließen</translation>
    </message>
    <message>
        <source>Close the history (Ctrl+H)</source>
        <translation>Verlauf schließen (Strg+H)</translation>
    </message>
    <message>
        <source>Search prompts, answers, notes</source>
        <translation>Prompts, Antworten, Notizen suchen</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>Verlauf durchsuchen</translation>
    </message>
    <message>
        <source>Tags of the run</source>
        <translation>Schlagwörter des Laufs</translation>
    </message>
    <message>
        <source>Tags, parted by commas</source>
        <translation>Schlagwörter, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Note to the run</source>
        <translation>Notiz zum Lauf</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Bring the removed run back</source>
        <translation>Entfernten Lauf zurückholen</translation>
    </message>
    <message>
        <source>★ Starred</source>
        <translation>★ Mit Stern</translation>
    </message>
    <message>
        <source>Only runs with a star</source>
        <translation>Nur Läufe mit Stern</translation>
    </message>
    <message>
        <source>Only runs tagged %1</source>
        <translation>Nur Läufe mit Schlagwort %1</translation>
    </message>
    <message>
        <source>Every run is kept here by itself, with its texts and maps. Press Run.</source>
        <translation>Jeder Lauf wird hier von selbst aufbewahrt, mit Texten und Karten. Starten drücken.</translation>
    </message>
    <message>
        <source>No run fits this search.</source>
        <translation>Kein Lauf passt zu dieser Suche.</translation>
    </message>
</context>
<context>
    <name>steerscope::KeySheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Close the sheet of keys</source>
        <translation>Tastenübersicht schließen</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
</context>
<context>
    <name>steerscope::LayerBars</name>
    <message>
        <source>Values by layer</source>
        <translation>Werte je Schicht</translation>
    </message>
    <message>
        <source>layer %1: %2</source>
        <translation>Schicht %1: %2</translation>
    </message>
    <message>
        <source>layer %1: not computed</source>
        <translation>Schicht %1: nicht berechnet</translation>
    </message>
</context>
<context>
    <name>steerscope::LayerPicker</name>
    <message>
        <source>Which layers</source>
        <translation>Welche Schichten</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Layers of the list</source>
        <translation>Schichten der Liste</translation>
    </message>
    <message>
        <source>such as 0-5, 12</source>
        <translation>etwa 0-5, 12</translation>
    </message>
    <message>
        <source>Best by held-out score</source>
        <translation>Beste nach zurückgehaltenem Wert</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>From – to</source>
        <translation>Von – bis</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>One</source>
        <translation>Eine</translation>
    </message>
    <message>
        <source>First layer</source>
        <translation>Erste Schicht</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Last layer</source>
        <translation>Letzte Schicht</translation>
    </message>
    <message>
        <source>Layers are 0 to %1, such as 0-5, 12.</source>
        <translation>Schichten sind 0 bis %1, etwa 0-5, 12.</translation>
    </message>
</context>
<context>
    <name>steerscope::LensModel</name>
    <message>
        <source>layer %1</source>
        <translation>Schicht %1</translation>
    </message>
    <message>
        <source>without steering</source>
        <translation>ohne Steuerung</translation>
    </message>
    <message>
        <source>with steering</source>
        <translation>mit Steuerung</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Without</source>
        <translation>Ohne</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>Steered</source>
        <translation>Gesteuert</translation>
    </message>
</context>
<context>
    <name>steerscope::LensTable</name>
    <message>
        <source>Likeliest token by layer</source>
        <translation>Wahrscheinlichster Token je Schicht</translation>
    </message>
</context>
<context>
    <name>steerscope::LibraryList</name>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Open a saved steering model</source>
        <translation>Gespeichertes Steuermodell öffnen</translation>
    </message>
    <message>
        <source>Open a saved steering model (PSR)…</source>
        <translation>Gespeichertes Steuermodell (PSR) öffnen…</translation>
    </message>
    <message>
        <source>Save the steering model in use</source>
        <translation>Verwendetes Steuermodell speichern</translation>
    </message>
    <message>
        <source>Nothing saved yet. Distil an instruction, or open a PSR file.</source>
        <translation>Noch nichts gespeichert. Eine Anweisung destillieren oder eine PSR-Datei öffnen.</translation>
    </message>
    <message>
        <source>Saved steering models</source>
        <translation>Gespeicherte Steuermodelle</translation>
    </message>
    <message>
        <source>%1, in use</source>
        <translation>%1, in Gebrauch</translation>
    </message>
    <message>
        <source>Save the steering model in use…</source>
        <translation>Verwendetes Steuermodell speichern…</translation>
    </message>
</context>
<context>
    <name>steerscope::LibraryPresenter</name>
    <message>
        <source>d MMM</source>
        <comment>date within this year, Qt format</comment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>1 answer</source>
        <translation>1 Antwort</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <translation>%1 Antworten</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) imported</source>
        <translation>
            <numerusform>%n Lauf importiert</numerusform>
            <numerusform>%n Läufe importiert</numerusform>
        </translation>
    </message>
    <message>
        <source>The backup is restored</source>
        <translation>Die Sicherung ist wiederhergestellt</translation>
    </message>
</context>
<context>
    <name>steerscope::LibraryWiring</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Removed “%1”</source>
        <translation>„%1“ entfernt</translation>
    </message>
    <message>
        <source>Steerscope bundles (*.steerscope)</source>
        <translation>Steerscope-Pakete (*.steerscope)</translation>
    </message>
    <message>
        <source>Library backups (*.db)</source>
        <translation>Bibliothekssicherungen (*.db)</translation>
    </message>
    <message>
        <source>Export for a colleague</source>
        <translation>Für Kollegen exportieren</translation>
    </message>
    <message>
        <source>Import from a colleague</source>
        <translation>Von Kollegen importieren</translation>
    </message>
    <message>
        <source>Back up the library</source>
        <translation>Bibliothek sichern</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>Unpin the reference</source>
        <translation>Bezug lösen</translation>
    </message>
</context>
<context>
    <name>steerscope::MainWindow</name>
    <message>
        <source>The map appears while Run writes</source>
        <translation>Die Karte entsteht, während Starten schreibt</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Maps of tokens and layers</source>
        <translation>Karten der Token und Schichten</translation>
    </message>
    <message>
        <source>Token under the cursor</source>
        <translation>Token unter dem Zeiger</translation>
    </message>
    <message>
        <source>Strength of the PSR</source>
        <translation>Stärke des PSR</translation>
    </message>
    <message>
        <source>Distillation</source>
        <translation>Destillation</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>Vorführung</translation>
    </message>
    <message>
        <source>Library of PSRs</source>
        <translation>Bibliothek der PSR</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>The command line was copied</source>
        <translation>Die Befehlszeile wurde kopiert</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Open model</source>
        <translation>Modell öffnen</translation>
    </message>
    <message>
        <source>Models (*.gguf);;All files (*)</source>
        <translation>Modelle (*.gguf);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open PSR</source>
        <translation>PSR öffnen</translation>
    </message>
    <message>
        <source>PSR files (*.safetensors)</source>
        <translation>PSR-Dateien (*.safetensors)</translation>
    </message>
    <message>
        <source>PSR or control vector</source>
        <translation>PSR oder Steuervektor</translation>
    </message>
    <message>
        <source>PSRs and control vectors (*.safetensors *.gguf)</source>
        <translation>PSR und Steuervektoren (*.safetensors *.gguf)</translation>
    </message>
    <message>
        <source>Open recorded run</source>
        <translation>Aufgezeichneten Lauf öffnen</translation>
    </message>
    <message>
        <source>Recorded runs (*.json)</source>
        <translation>Aufgezeichnete Läufe (*.json)</translation>
    </message>
    <message>
        <source>Save PSR</source>
        <translation>PSR speichern</translation>
    </message>
    <message>
        <source>Export figure</source>
        <translation>Abbildung exportieren</translation>
    </message>
    <message>
        <source>PNG (*.png);;SVG (*.svg);;PDF (*.pdf)</source>
        <translation>PNG (*.png);;SVG (*.svg);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Export data</source>
        <translation>Daten exportieren</translation>
    </message>
    <message>
        <source>CSV (*.csv);;JSON (*.json)</source>
        <translation>CSV (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Export report</source>
        <translation>Bericht exportieren</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Webseiten (*.html)</translation>
    </message>
    <message>
        <source>bundled · %1 layers</source>
        <translation>beigelegt · %1 Schichten</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 Schichten</translation>
    </message>
    <message>
        <source>fidelity %1 · %2 layers</source>
        <translation>Treue %1 · %2 Schichten</translation>
    </message>
    <message>
        <source>Made for %1</source>
        <translation>Gemacht für %1</translation>
    </message>
    <message>
        <source>Fidelity %1 on held-out prompts</source>
        <translation>Treue %1 auf zurückgehaltenen Fragen</translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Redo %1</source>
        <translation>Wiederholen: %1</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>No PSR is in use yet</source>
        <translation>Noch ist kein PSR in Gebrauch</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>Run saved</source>
        <translation>Lauf gespeichert</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>%1 · %2 layers</source>
        <translation>%1 · %2 Schichten</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>wird geladen</translation>
    </message>
</context>
<context>
    <name>steerscope::MapPanel</name>
    <message>
        <source>Maps</source>
        <translation>Karten</translation>
    </message>
    <message>
        <source>Colour scale</source>
        <translation>Farbskala</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>Linear</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Square root</source>
        <translation>Quadratwurzel</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>Logarithmisch</translation>
    </message>
    <message>
        <source>Tools for the cells</source>
        <translation>Werkzeuge für die Zellen</translation>
    </message>
    <message>
        <source>Select, paint, clamp or zero cells</source>
        <translation>Zellen wählen, malen, begrenzen oder nullen</translation>
    </message>
    <message>
        <source>Shared range</source>
        <translation>Gleicher Bereich</translation>
    </message>
    <message>
        <source>Keep this colour range for every map and run</source>
        <translation>Diesen Farbbereich für alle Karten und Läufe behalten</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>Als Tabelle zeigen</translation>
    </message>
    <message>
        <source>Show the numbers as a table</source>
        <translation>Die Zahlen als Tabelle zeigen</translation>
    </message>
    <message>
        <source>Copy figure</source>
        <translation>Abbildung kopieren</translation>
    </message>
    <message>
        <source>Save figure or data</source>
        <translation>Abbildung oder Daten speichern</translation>
    </message>
    <message>
        <source>Save figure or data…</source>
        <translation>Abbildung oder Daten speichern…</translation>
    </message>
    <message>
        <source>Signed values have no logarithm</source>
        <translation>Werte mit Vorzeichen haben keinen Logarithmus</translation>
    </message>
</context>
<context>
    <name>steerscope::MapReadout</name>
    <message>
        <source>layer %1</source>
        <translation>Schicht %1</translation>
    </message>
    <message>
        <source>all layers</source>
        <translation>alle Schichten</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>#%1 · %2</source>
        <translation>#%1 · %2</translation>
    </message>
    <message>
        <source>%1 %2 · layer %3</source>
        <translation>%1 %2 · Schicht %3</translation>
    </message>
    <message>
        <source>%1 tokens, %2 layers</source>
        <translation>%1 Token, %2 Schichten</translation>
    </message>
    <message>
        <source>%1 tokens × %2 layers</source>
        <translation>%1 Token × %2 Schichten</translation>
    </message>
    <message>
        <source>%1 cells, %2 missing</source>
        <translation>%1 Zellen, %2 fehlen</translation>
    </message>
    <message>
        <source>%1 cells</source>
        <translation>%1 Zellen</translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>Mittel %1</translation>
    </message>
    <message>
        <source>max %1</source>
        <translation>max. %1</translation>
    </message>
    <message>
        <source>%1 % of all</source>
        <translation>%1 % von allem</translation>
    </message>
</context>
<context>
    <name>steerscope::MapToolRow</name>
    <message>
        <source>&amp;Value</source>
        <translation>&amp;Wert</translation>
    </message>
    <message>
        <source>Tool for the cells</source>
        <translation>Werkzeug für die Zellen</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>Malen</translation>
    </message>
    <message>
        <source>Clamp</source>
        <translation>Begrenzen</translation>
    </message>
    <message>
        <source>Zero</source>
        <translation>Nullen</translation>
    </message>
    <message>
        <source>Value to paint, or bound of the clamp</source>
        <translation>Wert zum Malen oder Grenze</translation>
    </message>
    <message>
        <source>Click sets cursor A, Shift+click cursor B</source>
        <translation>Klick setzt Zeiger A, Umschalt+Klick Zeiger B</translation>
    </message>
    <message>
        <source>Drag over cells for their mean, largest value and share</source>
        <translation>Über Zellen ziehen: Mittel, Höchstwert und Anteil</translation>
    </message>
    <message>
        <source>Drag over cells to set them to the value</source>
        <translation>Über Zellen ziehen, um sie auf den Wert zu setzen</translation>
    </message>
    <message>
        <source>Drag over cells to hold them within ± the value</source>
        <translation>Über Zellen ziehen, um sie auf ± den Wert zu begrenzen</translation>
    </message>
    <message>
        <source>Drag over cells to switch the steering off there</source>
        <translation>Über Zellen ziehen, um die Steuerung dort abzuschalten</translation>
    </message>
    <message>
        <source>Painted cells: %1</source>
        <translation>Gemalte Zellen: %1</translation>
    </message>
    <message>
        <source>Erase all</source>
        <translation>Alles löschen</translation>
    </message>
    <message>
        <source>Erase all painted cells</source>
        <translation>Alle gemalten Zellen löschen</translation>
    </message>
    <message>
        <source>Let the PSR decide everywhere again</source>
        <translation>Überall wieder das PSR entscheiden lassen</translation>
    </message>
</context>
<context>
    <name>steerscope::PaneBinder</name>
    <message>
        <source>Told</source>
        <translation>Angewiesen</translation>
    </message>
    <message>
        <source>Nudged</source>
        <translation>Angestoßen</translation>
    </message>
    <message>
        <source>Write an instruction in “Steer with” to see the prompted answer</source>
        <translation>Eine Anweisung unter „Steuern mit“ schreiben, um die angewiesene Antwort zu sehen</translation>
    </message>
    <message>
        <source>Run writes its answer here</source>
        <translation>Starten schreibt hier die Antwort</translation>
    </message>
    <message>
        <source>Press Distil to turn the instruction into a PSR, or open one</source>
        <translation>Destillieren drücken, um aus der Anweisung ein PSR zu machen, oder eines öffnen</translation>
    </message>
    <message>
        <source>Its PSR is not in the library; open its file to write this answer</source>
        <translation>Sein PSR ist nicht in der Bibliothek; die Datei öffnen, um diese Antwort zu schreiben</translation>
    </message>
    <message>
        <source>no instruction at all</source>
        <translation>ganz ohne Anweisung</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 Token</translation>
    </message>
    <message>
        <source>Answer, %1</source>
        <translation>Antwort, %1</translation>
    </message>
    <message>
        <source>Mark differences to</source>
        <translation>Unterschiede markieren zu</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Give the fork up</source>
        <translation>Zweig aufgeben</translation>
    </message>
    <message>
        <source>Underlined: not in the pinned answer</source>
        <translation>Unterstrichen: nicht in der angehefteten Antwort</translation>
    </message>
    <message>
        <source>Underlined: not in %1</source>
        <translation>Unterstrichen: nicht in %1</translation>
    </message>
    <message>
        <source>α %1</source>
        <translation>α %1</translation>
    </message>
    <message>
        <source>fork at #%1 “%2”</source>
        <translation>Zweig bei #%1 „%2“</translation>
    </message>
    <message>
        <source>%1 · stopped</source>
        <translation>%1 · angehalten</translation>
    </message>
    <message>
        <source>Nudged evenly</source>
        <translation>Gleichmäßig angestoßen</translation>
    </message>
    <message>
        <source>the same push at every word</source>
        <translation>derselbe Schub bei jedem Wort</translation>
    </message>
</context>
<context>
    <name>steerscope::PaneRow</name>
    <message>
        <source>Pane %1</source>
        <translation>Feld %1</translation>
    </message>
</context>
<context>
    <name>steerscope::PromptBar</name>
    <message>
        <source>before the user message</source>
        <translation>vor der Nachricht</translation>
    </message>
    <message>
        <source>as the system message</source>
        <translation>als Systemnachricht</translation>
    </message>
    <message>
        <source>after the user message</source>
        <translation>nach der Nachricht</translation>
    </message>
    <message>
        <source>Set the seed to a whole number, such as 7.</source>
        <translation>Den Startwert auf eine ganze Zahl setzen, etwa 7.</translation>
    </message>
    <message>
        <source>Write all answers (Ctrl+Enter)</source>
        <translation>Alle Antworten schreiben (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Stop all answers</source>
        <translation>Alle Antworten anhalten</translation>
    </message>
    <message>
        <source>Nothing is being written</source>
        <translation>Es wird nichts geschrieben</translation>
    </message>
    <message>
        <source>Turn the instruction into a steering model</source>
        <translation>Aus der Anweisung ein Steuermodell machen</translation>
    </message>
    <message>
        <source>Wait until what is running has ended, or stop it</source>
        <translation>Warten, bis das Laufende fertig ist, oder es anhalten</translation>
    </message>
    <message>
        <source>Write an instruction to distil first</source>
        <translation>Erst eine Anweisung zum Destillieren schreiben</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Ask something; every column answers it</source>
        <translation>Etwas fragen; jede Spalte antwortet</translation>
    </message>
    <message>
        <source>Why Run is disabled</source>
        <translation>Warum Starten gesperrt ist</translation>
    </message>
    <message>
        <source>Steer with</source>
        <translation>Steuern mit</translation>
    </message>
    <message>
        <source>An instruction, such as: You are a pirate.</source>
        <translation>Eine Anweisung, etwa: You are a pirate.</translation>
    </message>
    <message>
        <source>Where the instruction stands</source>
        <translation>Wo die Anweisung steht</translation>
    </message>
    <message>
        <source>Where the instruction stands in the conversation</source>
        <translation>Wo die Anweisung im Gespräch steht</translation>
    </message>
    <message>
        <source>Ready-made instructions</source>
        <translation>Fertige Anweisungen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Distil</source>
        <translation>Destillieren</translation>
    </message>
    <message>
        <source>Steering model in use</source>
        <translation>Verwendetes Steuermodell</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>The same seed writes the same text again</source>
        <translation>Derselbe Startwert schreibt denselben Text wieder</translation>
    </message>
    <message>
        <source>0 always takes the likeliest token</source>
        <translation>0 nimmt immer den wahrscheinlichsten Token</translation>
    </message>
    <message>
        <source>Longest answer, in tokens</source>
        <translation>Längste Antwort, in Token</translation>
    </message>
    <message>
        <source>No PSR</source>
        <translation>Kein PSR</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Distil an instruction or open a saved PSR first</source>
        <translation>Erst eine Anweisung destillieren oder ein PSR öffnen</translation>
    </message>
    <message>
        <source>The PSR that steers the answer</source>
        <translation>Das PSR, das die Antwort steuert</translation>
    </message>
</context>
<context>
    <name>steerscope::RolloutList</name>
    <message>
        <source>kept</source>
        <translation>behalten</translation>
    </message>
    <message>
        <source>dropped, %1</source>
        <translation>verworfen, %1</translation>
    </message>
    <message>
        <source>Rollouts, kept and dropped</source>
        <translation>Musterantworten, behalten und verworfen</translation>
    </message>
</context>
<context>
    <name>steerscope::SampleView</name>
    <message>
        <source>Sample answers</source>
        <translation>Antwortproben</translation>
    </message>
    <message>
        <source>Answers to held-out questions, once there is a first result</source>
        <translation>Antworten auf zurückgehaltene Fragen, sobald es ein erstes Ergebnis gibt</translation>
    </message>
</context>
<context>
    <name>steerscope::SegmentedControl</name>
    <message>
        <source>%1, choice %2 of %3</source>
        <translation>%1, Wahl %2 von %3</translation>
    </message>
</context>
<context>
    <name>steerscope::SideColumn</name>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Distil</source>
        <translation>Destillieren</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Panels at the right</source>
        <translation>Tafeln rechts</translation>
    </message>
</context>
<context>
    <name>steerscope::StatusStrip</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel what is running</source>
        <translation>Laufendes abbrechen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Details of the error</source>
        <translation>Einzelheiten des Fehlers</translation>
    </message>
    <message>
        <source>Close the error</source>
        <translation>Fehler schließen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>steerscope::StrengthCard</name>
    <message>
        <source>Tune for me</source>
        <translation>Für mich abstimmen</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Effect and fluency by strength</source>
        <translation>Wirkung und Lesefluss je Stärke</translation>
    </message>
    <message>
        <source>Compare with the constant twin</source>
        <translation>Mit dem konstanten Zwilling vergleichen</translation>
    </message>
    <message>
        <source>Fluency floor, %</source>
        <translation>Lesefluss mind., %</translation>
    </message>
    <message>
        <source>Fluency floor, per cent of the unsteered text</source>
        <translation>Untergrenze des Leseflusses, Prozent des ungesteuerten Texts</translation>
    </message>
    <message>
        <source>Usable: fluency above the floor, effect at least that of the prompt alone. The twin (dashed) pushes equally hard at every token.</source>
        <translation>Brauchbar: Lesefluss über der Grenze, Wirkung mindestens wie der Prompt allein. Der Zwilling (gestrichelt) drückt bei jedem Token gleich stark.</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>as trained</source>
        <translation>wie trainiert</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Works well</source>
        <translation>Wirkt gut</translation>
    </message>
    <message>
        <source>As trained</source>
        <translation>Wie trainiert</translation>
    </message>
    <message>
        <source>The opposite</source>
        <translation>Das Gegenteil</translation>
    </message>
    <message>
        <source>Text breaks</source>
        <translation>Text zerfällt</translation>
    </message>
    <message>
        <source>Strength of %1</source>
        <translation>Stärke von %1</translation>
    </message>
    <message>
        <source>effect</source>
        <translation>Wirkung</translation>
    </message>
    <message>
        <source>fluency</source>
        <translation>Lesefluss</translation>
    </message>
    <message>
        <source>effect, twin</source>
        <translation>Wirkung, Zwilling</translation>
    </message>
    <message>
        <source>fluency, twin</source>
        <translation>Lesefluss, Zwilling</translation>
    </message>
    <message>
        <source>prompt alone</source>
        <translation>nur Prompt</translation>
    </message>
    <message>
        <source>Measure every strength, then take the strongest usable one</source>
        <translation>Jede Stärke messen, dann die stärkste brauchbare nehmen</translation>
    </message>
    <message>
        <source>Tune for me measures effect and
fluency at every strength</source>
        <translation>„Für mich abstimmen“ misst Wirkung
und Lesefluss bei jeder Stärke</translation>
    </message>
    <message>
        <source>Command line that finds the strength</source>
        <translation>Befehlszeile, die die Stärke findet</translation>
    </message>
</context>
<context>
    <name>steerscope::StrengthGroove</name>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Drag, turn the wheel or use the arrow keys; double-click resets to 1</source>
        <translation>Ziehen, Rad drehen oder Pfeiltasten; Doppelklick setzt auf 1</translation>
    </message>
    <message>
        <source>steer away</source>
        <translation>wegsteuern</translation>
    </message>
    <message>
        <source>as trained</source>
        <translation>wie trainiert</translation>
    </message>
    <message>
        <source>usable at %1</source>
        <translation>brauchbar bei %1</translation>
    </message>
    <message>
        <source>usable %1 – %2</source>
        <translation>brauchbar %1 – %2</translation>
    </message>
</context>
<context>
    <name>steerscope::StrengthSlider</name>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Strength, number</source>
        <translation>Stärke, Zahl</translation>
    </message>
    <message>
        <source>double-click resets to 1</source>
        <translation>Doppelklick setzt auf 1</translation>
    </message>
</context>
<context>
    <name>steerscope::TintLegend</name>
    <message>
        <source>Meaning of the tint</source>
        <translation>Bedeutung der Tönung</translation>
    </message>
    <message>
        <source>Tint: %1</source>
        <translation>Tönung: %1</translation>
    </message>
    <message>
        <source>Choose what the tint shows</source>
        <translation>Wählen, was die Tönung zeigt</translation>
    </message>
    <message>
        <source>strongest from %1 on</source>
        <translation>am stärksten ab %1</translation>
    </message>
    <message>
        <source>nothing is tinted</source>
        <translation>nichts ist getönt</translation>
    </message>
</context>
<context>
    <name>steerscope::TokenAlternatives</name>
    <message>
        <source>Alternatives</source>
        <translation>Alternativen</translation>
    </message>
</context>
<context>
    <name>steerscope::TokenInspector</name>
    <message>
        <source>Point at a word or a cell to see where the instruction acts on it.
A click locks it; Esc lets go.</source>
        <translation>Auf ein Wort oder eine Zelle zeigen, um zu sehen, wo die Anweisung darauf wirkt.
Ein Klick hält es fest, Esc lässt los.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Fixiert</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Release the locked token</source>
        <translation>Fixierten Token loslassen</translation>
    </message>
    <message>
        <source>Release the locked token (Esc)</source>
        <translation>Fixierten Token loslassen (Esc)</translation>
    </message>
    <message>
        <source>Quantity by layer</source>
        <translation>Größe je Schicht</translation>
    </message>
    <message>
        <source>How far steering moved the choice of this token</source>
        <translation>Wie weit die Steuerung die Wahl dieses Tokens verschob</translation>
    </message>
    <message>
        <source>Choices or lens</source>
        <translation>Auswahl oder Linse</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>By layer</source>
        <translation>Je Schicht</translation>
    </message>
    <message>
        <source>Likeliest token by layer, logit lens</source>
        <translation>Wahrscheinlichster Token je Schicht, Logit-Linse</translation>
    </message>
    <message>
        <source>KL to before %1 nat</source>
        <translation>KL zu vorher %1 nat</translation>
    </message>
</context>
<context>
    <name>steerscope::TokenView</name>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>token %1 of %2: %3</source>
        <translation>Token %1 von %2: %3</translation>
    </message>
    <message>
        <source>%1, differs from the reference</source>
        <translation>%1, weicht vom Bezug ab</translation>
    </message>
    <message>
        <source>Fork here</source>
        <translation>Hier verzweigen</translation>
    </message>
    <message>
        <source>Alternatives…</source>
        <translation>Alternativen…</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy tokens and values</source>
        <translation>Token und Werte kopieren</translation>
    </message>
    <message>
        <source>Copy figure</source>
        <translation>Abbildung kopieren</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>steerscope::TopBar</name>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Open, save, export and view</source>
        <translation>Öffnen, speichern, exportieren, ansehen</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Tune</source>
        <translation>Abstimmen</translation>
    </message>
    <message>
        <source>Research</source>
        <translation>Forschung</translation>
    </message>
    <message>
        <source>Layout of the window</source>
        <translation>Anordnung des Fensters</translation>
    </message>
    <message>
        <source>Choose a model…</source>
        <translation>Modell wählen…</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>Model %1</source>
        <translation>Modell %1</translation>
    </message>
</context>
<context>
    <name>steerscope::TourCallout</name>
    <message>
        <source>Guided tour</source>
        <translation>Rundgang</translation>
    </message>
    <message>
        <source>Skip this step</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Skip this step of the tour</source>
        <translation>Diesen Schritt des Rundgangs überspringen</translation>
    </message>
    <message>
        <source>Leave the tour</source>
        <translation>Rundgang verlassen</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
</context>
<context>
    <name>steerscope::Workbench</name>
    <message>
        <source>Measuring every strength: question %1 of %2</source>
        <translation>Jede Stärke wird gemessen: Frage %1 von %2</translation>
    </message>
    <message>
        <source>There is no model here yet</source>
        <translation>Hier ist noch kein Modell</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation>%1 wird geladen</translation>
    </message>
    <message>
        <source>%1 is ready</source>
        <translation>%1 ist bereit</translation>
    </message>
    <message>
        <source>The PSR is ready and in use</source>
        <translation>Das PSR ist fertig und in Gebrauch</translation>
    </message>
    <message>
        <source>Run works as soon as the model is loaded.</source>
        <translation>Starten geht, sobald das Modell geladen ist.</translation>
    </message>
    <message>
        <source>No model is open.</source>
        <translation>Kein Modell ist offen.</translation>
    </message>
    <message>
        <source>Choose a model above, or fetch the small one with packaging/fetch_model.sh %1</source>
        <translation>Oben ein Modell wählen oder das kleine mit packaging/fetch_model.sh %1 holen</translation>
    </message>
    <message>
        <source>Writing the answers</source>
        <translation>Die Antworten werden geschrieben</translation>
    </message>
    <message>
        <source>Measuring where the prompt acts</source>
        <translation>Es wird gemessen, wo der Prompt wirkt</translation>
    </message>
    <message>
        <source>Distilling “%1”: %2</source>
        <translation>„%1“ wird destilliert: %2</translation>
    </message>
    <message>
        <source>Distil an instruction or choose a PSR first</source>
        <translation>Erst eine Anweisung destillieren oder ein PSR wählen</translation>
    </message>
    <message>
        <source>Strengths are being measured already</source>
        <translation>Stärken werden bereits gemessen</translation>
    </message>
    <message>
        <source>Nothing can check whether this instruction is followed; the ready-made ones have a check</source>
        <translation>Nichts kann prüfen, ob diese Anweisung befolgt wird; die fertigen haben eine Prüfung</translation>
    </message>
    <message>
        <source>No strength keeps the fluency floor; lower it and try again</source>
        <translation>Keine Stärke hält die Untergrenze des Leseflusses; sie senken und neu versuchen</translation>
    </message>
    <message>
        <source>Strength %1 has the largest effect above the fluency floor</source>
        <translation>Stärke %1 hat die größte Wirkung über der Untergrenze des Leseflusses</translation>
    </message>
    <message>
        <source>The file has no questions; the bundled ones stay in use</source>
        <translation>Die Datei enthält keine Fragen; die mitgelieferten bleiben in Gebrauch</translation>
    </message>
    <message>
        <source>Distil asks %1 questions of this file from now on</source>
        <translation>Destillieren stellt von nun an %1 Fragen aus dieser Datei</translation>
    </message>
    <message>
        <source>Painting changes what a PSR does: distil an instruction or choose a PSR first</source>
        <translation>Malen ändert, was ein PSR tut: erst eine Anweisung destillieren oder ein PSR wählen</translation>
    </message>
</context>
</TS>
