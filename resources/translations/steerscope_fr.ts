<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>ClipboardText</name>
    <message>
        <source>Copy figure</source>
        <translation>Copier la figure</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>Copier les données</translation>
    </message>
</context>
<context>
    <name>DemoText</name>
    <message>
        <source>Ask something: one model is told how to answer, one is nudged.</source>
        <translation>Posez une question : à l’un des modèles on dit comment répondre, l’autre est poussé.</translation>
    </message>
    <message>
        <source>The nudge is off: the right-hand model answers as it always does.</source>
        <translation>La poussée est coupée : le modèle de droite répond comme toujours.</translation>
    </message>
    <message>
        <source>The nudge is turned around: the right-hand model is pushed the other way.</source>
        <translation>La poussée est inversée : le modèle de droite est poussé dans l’autre sens.</translation>
    </message>
    <message>
        <source>Too much of a nudge: the text on the right begins to break.</source>
        <translation>Poussée trop forte : le texte de droite commence à se défaire.</translation>
    </message>
    <message>
        <source>A small nudge: the right-hand model takes up a hint of it.</source>
        <translation>Une petite poussée : le modèle de droite en garde une trace.</translation>
    </message>
    <message>
        <source>Nobody told the right-hand model: we nudged it from inside, word by word.</source>
        <translation>Personne ne l’a dit au modèle de droite : nous l’avons poussé de l’intérieur, mot à mot.</translation>
    </message>
</context>
<context>
    <name>EditWords</name>
    <message>
        <source>prompt</source>
        <translation>prompt</translation>
    </message>
    <message>
        <source>steering prompt</source>
        <translation>consigne</translation>
    </message>
    <message>
        <source>place of the steering prompt</source>
        <translation>place de la consigne</translation>
    </message>
    <message>
        <source>sampling</source>
        <translation>échantillonnage</translation>
    </message>
    <message>
        <source>number of tokens</source>
        <translation>nombre de jetons</translation>
    </message>
    <message>
        <source>strength</source>
        <translation>intensité</translation>
    </message>
    <message>
        <source>choice of PSR</source>
        <translation>choix du PSR</translation>
    </message>
    <message>
        <source>constant twin</source>
        <translation>jumeau constant</translation>
    </message>
    <message>
        <source>mix of PSRs</source>
        <translation>mélange de PSR</translation>
    </message>
    <message>
        <source>choice of columns</source>
        <translation>choix des colonnes</translation>
    </message>
    <message>
        <source>fork</source>
        <translation>bifurcation</translation>
    </message>
    <message>
        <source>painted cells</source>
        <translation>cellules peintes</translation>
    </message>
    <message>
        <source>settings of Distil</source>
        <translation>réglages de Distiller</translation>
    </message>
    <message>
        <source>questions of Distil</source>
        <translation>questions de Distiller</translation>
    </message>
</context>
<context>
    <name>EngineWords</name>
    <message>
        <source>Loading weights</source>
        <translation>Chargement des poids</translation>
    </message>
    <message>
        <source>Reading the prompt</source>
        <translation>Lecture du prompt</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Écriture</translation>
    </message>
    <message>
        <source>Reading the prompts</source>
        <translation>Lecture des prompts</translation>
    </message>
    <message>
        <source>Mapping the response</source>
        <translation>Cartographie de la réponse</translation>
    </message>
    <message>
        <source>Comparing the predictions</source>
        <translation>Comparaison des prédictions</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Searching the strength</source>
        <translation>Recherche de l’intensité</translation>
    </message>
    <message>
        <source>Writing prompted answers, %1 of %2 done</source>
        <translation>Réponses avec consigne, %1 sur %2 faites</translation>
    </message>
    <message>
        <source>Asking the judge about answer %1 of %2</source>
        <translation>Question au juge, réponse %1 sur %2</translation>
    </message>
    <message>
        <source>Reading the answers after another wording</source>
        <translation>Lecture des réponses avec une autre formulation</translation>
    </message>
    <message>
        <source>Reading the answers without the instruction</source>
        <translation>Lecture des réponses sans la consigne</translation>
    </message>
    <message>
        <source>Trying layer %1: block %2 of %3</source>
        <translation>Essai de la couche %1 : bloc %2 sur %3</translation>
    </message>
    <message>
        <source>Trying layer %1</source>
        <translation>Essai de la couche %1</translation>
    </message>
    <message>
        <source>Fitting layer %1 of %2</source>
        <translation>Ajustement de la couche %1 sur %2</translation>
    </message>
    <message>
        <source>Running block %1 of %2</source>
        <translation>Passage du bloc %1 sur %2</translation>
    </message>
    <message>
        <source>Seeing what later layers make of layer %1</source>
        <translation>Ce que les couches suivantes font de la couche %1</translation>
    </message>
    <message>
        <source>Preparing the polish</source>
        <translation>Préparation de l’affinage</translation>
    </message>
    <message>
        <source>Polishing, round %1 of at most %2</source>
        <translation>Affinage, tour %1 sur %2 au plus</translation>
    </message>
    <message>
        <source>Comparing with the prompted model</source>
        <translation>Comparaison avec le modèle avec consigne</translation>
    </message>
    <message>
        <source>Measuring the finished model</source>
        <translation>Mesure du modèle terminé</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
</context>
<context>
    <name>ExampleWords</name>
    <message>
        <source>A list that nobody asked for: look at the push on the first word.</source>
        <translation>Une liste que personne n’a demandée : regardez la poussée sur le premier mot.</translation>
    </message>
    <message>
        <source>Told to write in capitals, this model does not. Nudged harder than it was trained, it does.</source>
        <translation>Quand on le lui dit, ce modèle n’écrit pas en majuscules. Poussé plus fort qu’à l’entraînement, il le fait.</translation>
    </message>
    <message>
        <source>The nudge for short answers turned around: where it was told to be brief, the model now talks on.</source>
        <translation>La poussée vers des réponses brèves, inversée : là où on lui demandait d’être bref, le modèle s’étend.</translation>
    </message>
    <message>
        <source>Nobody told the right-hand model to be a pirate: we nudged it from inside, word by word.</source>
        <translation>Personne n’a dit au modèle de droite d’être un pirate : nous l’avons poussé de l’intérieur, mot à mot.</translation>
    </message>
    <message>
        <source>Nobody told the nudged model to answer in French: a few words were pushed. The same push, spread evenly, stays English.</source>
        <translation>Personne n’a dit au modèle poussé de répondre en français : quelques mots ont été poussés. La même poussée, répartie partout, reste en anglais.</translation>
    </message>
    <message>
        <source>Told to be brief, or nudged, the model is brief. Told and nudged, it is briefer still.</source>
        <translation>Prié d’être bref, ou poussé, le modèle est bref. Prié et poussé, il l’est encore plus.</translation>
    </message>
</context>
<context>
    <name>HeatmapText</name>
    <message>
        <source>Sum of magnitudes over layers, per token</source>
        <translation>Somme des grandeurs sur les couches, par jeton</translation>
    </message>
    <message>
        <source>Sum over layers, per token</source>
        <translation>Somme sur les couches, par jeton</translation>
    </message>
    <message>
        <source>Mean magnitude</source>
        <translation>Grandeur moyenne</translation>
    </message>
    <message>
        <source>Mean per layer</source>
        <translation>Moyenne par couche</translation>
    </message>
    <message>
        <source>per layer, %1 tokens</source>
        <translation>par couche, %1 jetons</translation>
    </message>
    <message>
        <source>over %1 tokens</source>
        <translation>sur %1 jetons</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Couche</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>forte</translation>
    </message>
    <message>
        <source>output</source>
        <translation>sortie</translation>
    </message>
    <message>
        <source>input</source>
        <translation>entrée</translation>
    </message>
</context>
<context>
    <name>IdentityText</name>
    <message>
        <source>Unsteered</source>
        <translation>Non guidé</translation>
    </message>
    <message>
        <source>Prompted</source>
        <translation>Avec consigne</translation>
    </message>
    <message>
        <source>PSR</source>
        <translation>PSR</translation>
    </message>
    <message>
        <source>Constant twin</source>
        <translation>Jumeau constant</translation>
    </message>
    <message>
        <source>Control vector</source>
        <translation>Vecteur de contrôle</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>Pile</translation>
    </message>
</context>
<context>
    <name>InspectorText</name>
    <message>
        <source>Push</source>
        <translation>Poussée</translation>
    </message>
    <message>
        <source>Local ‖Δ‖</source>
        <translation>‖Δ‖ local</translation>
    </message>
    <message>
        <source>Missed ‖Δ‖</source>
        <translation>‖Δ‖ manqué</translation>
    </message>
    <message>
        <source>%1, all layers</source>
        <translation>%1, total</translation>
    </message>
    <message>
        <source>Sum over all layers</source>
        <translation>Somme sur toutes les couches</translation>
    </message>
    <message>
        <source>Share of total</source>
        <translation>Part du total</translation>
    </message>
    <message>
        <source>Of the sum over all tokens and layers</source>
        <translation>De la somme sur tous les jetons et couches</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Among the tokens of this answer</source>
        <translation>Parmi les jetons de cette réponse</translation>
    </message>
    <message>
        <source>Peak layer</source>
        <translation>Couche max.</translation>
    </message>
    <message>
        <source>The layer with the largest value</source>
        <translation>La couche de plus grande valeur</translation>
    </message>
    <message>
        <source>%1 nat</source>
        <translation>%1 nat</translation>
    </message>
    <message>
        <source>%1 by layer</source>
        <translation>%1 par couche</translation>
    </message>
    <message>
        <source>With prompt</source>
        <translation>Avec consigne</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Choix</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>Choices without prompt</source>
        <translation>Choix sans consigne</translation>
    </message>
    <message>
        <source>Choices before steering</source>
        <translation>Choix avant le guidage</translation>
    </message>
    <message>
        <source>token #%1, the first</source>
        <translation>jeton #%1, le premier</translation>
    </message>
    <message>
        <source>token #%1, follows “%2”</source>
        <translation>jeton #%1, suit « %2 »</translation>
    </message>
    <message>
        <source>KL steered</source>
        <translation>KL guidé</translation>
    </message>
    <message>
        <source>KL(prompted ‖ steered) of the next-token distributions</source>
        <translation>KL(avec consigne ‖ guidé) des distributions du jeton suivant</translation>
    </message>
    <message>
        <source>KL plain</source>
        <translation>KL sans rien</translation>
    </message>
    <message>
        <source>KL(prompted ‖ plain) of the next-token distributions</source>
        <translation>KL(avec consigne ‖ sans rien) des distributions du jeton suivant</translation>
    </message>
    <message>
        <source>λ of the prompt</source>
        <translation>λ de la consigne</translation>
    </message>
    <message>
        <source>Sum over all layers (difference to the pinned run)</source>
        <translation>Somme sur toutes les couches (différence avec l’essai épinglé)</translation>
    </message>
    <message>
        <source>%1 − pinned</source>
        <translation>%1 − épinglé</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>en</source>
        <extracomment>The code of the language of this file, such as &quot;de&quot; or &quot;zh_CN&quot;</extracomment>
        <translation>fr</translation>
    </message>
</context>
<context>
    <name>LibraryPresenter</name>
    <message>
        <source>%1 from token %2 on</source>
        <translation>%1 à partir du jeton %2</translation>
    </message>
    <message>
        <source>Painted on the run of %1: %2</source>
        <translation>Peint sur l’essai de %1 : %2</translation>
    </message>
    <message>
        <source>Fork of the run of %1: %2, “%3”</source>
        <translation>Bifurcation de l’essai de %1 : %2, « %3 »</translation>
    </message>
</context>
<context>
    <name>MapText</name>
    <message>
        <source>Steering push</source>
        <translation>Poussée de guidage</translation>
    </message>
    <message>
        <source>λ·α·‖z‖ per token and layer</source>
        <translation>λ·α·‖z‖ par jeton et couche</translation>
    </message>
    <message>
        <source>Δ by the prompt</source>
        <translation>Δ par la consigne</translation>
    </message>
    <message>
        <source>‖Δ‖, prompted minus plain, on the prompted answer</source>
        <translation>‖Δ‖, avec consigne moins sans, sur la réponse avec consigne</translation>
    </message>
    <message>
        <source>Δ local</source>
        <translation>Δ local</translation>
    </message>
    <message>
        <source>‖Δ‖ left to add at each layer, on the prompted answer</source>
        <translation>‖Δ‖ restant à ajouter à chaque couche, sur la réponse avec consigne</translation>
    </message>
    <message>
        <source>Δ by the PSR</source>
        <translation>Δ par le PSR</translation>
    </message>
    <message>
        <source>‖Δ‖, steered minus plain, on the PSR’s answer</source>
        <translation>‖Δ‖, guidé moins sans, sur la réponse du PSR</translation>
    </message>
    <message>
        <source>Missed Δ</source>
        <translation>Δ manqué</translation>
    </message>
    <message>
        <source>‖Δ‖, prompted minus steered, on the prompted answer</source>
        <translation>‖Δ‖, avec consigne moins guidé, sur la réponse avec consigne</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>Poussée</translation>
    </message>
    <message>
        <source>Δ prompt</source>
        <translation>Δ consigne</translation>
    </message>
    <message>
        <source>Δ PSR</source>
        <translation>Δ PSR</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Manqué</translation>
    </message>
    <message>
        <source>Needs a steering prompt: there is no prompted answer</source>
        <translation>Il faut une consigne : pas de réponse avec consigne</translation>
    </message>
    <message>
        <source>Needs a PSR: press Distil or open one</source>
        <translation>Il faut un PSR : appuyez sur Distiller ou ouvrez-en un</translation>
    </message>
    <message>
        <source>PSR %1</source>
        <translation>PSR %1</translation>
    </message>
    <message>
        <source>PSR + prompt</source>
        <translation>PSR + consigne</translation>
    </message>
    <message>
        <source>Where the nudge acts</source>
        <translation>Où agit la poussée</translation>
    </message>
    <message>
        <source>The PSR’s mean push everywhere</source>
        <translation>La poussée moyenne du PSR partout</translation>
    </message>
    <message>
        <source>λ of the prompt</source>
        <translation>λ de la consigne</translation>
    </message>
    <message>
        <source>⟨Δ, z⟩ ∕ ⟨z, z⟩: the coefficient that prompting used</source>
        <translation>⟨Δ, z⟩ ∕ ⟨z, z⟩ : le coefficient employé par la consigne</translation>
    </message>
    <message>
        <source>λ prompt</source>
        <translation>λ consigne</translation>
    </message>
    <message>
        <source>%1 − pinned</source>
        <translation>%1 − épinglé</translation>
    </message>
    <message>
        <source>Nothing was changed here</source>
        <translation>Rien n’a été changé ici</translation>
    </message>
    <message>
        <source>Σ push²</source>
        <translation>Σ poussée²</translation>
    </message>
    <message>
        <source>Top 10 % of the tokens hold %1 % of %2</source>
        <translation>Les 10 % de jetons les plus forts portent %1 % de %2</translation>
    </message>
</context>
<context>
    <name>PresetWords</name>
    <message>
        <source>persona</source>
        <translation>personnage</translation>
    </message>
    <message>
        <source>tone</source>
        <translation>ton</translation>
    </message>
    <message>
        <source>format</source>
        <translation>format</translation>
    </message>
    <message>
        <source>language</source>
        <translation>langue</translation>
    </message>
    <message>
        <source>Pirate</source>
        <translation>Pirate</translation>
    </message>
    <message>
        <source>Shakespeare</source>
        <translation>Shakespeare</translation>
    </message>
    <message>
        <source>Cowboy</source>
        <translation>Cow-boy</translation>
    </message>
    <message>
        <source>Robot</source>
        <translation>Robot</translation>
    </message>
    <message>
        <source>Gloomy</source>
        <translation>Morose</translation>
    </message>
    <message>
        <source>Cheerful</source>
        <translation>Joyeux</translation>
    </message>
    <message>
        <source>Casual</source>
        <translation>Décontracté</translation>
    </message>
    <message>
        <source>Bulleted list</source>
        <translation>Liste à puces</translation>
    </message>
    <message>
        <source>Numbered list</source>
        <translation>Liste numérotée</translation>
    </message>
    <message>
        <source>Capital letters</source>
        <translation>Majuscules</translation>
    </message>
    <message>
        <source>Lower case</source>
        <translation>Minuscules</translation>
    </message>
    <message>
        <source>No commas</source>
        <translation>Sans virgules</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Émojis</translation>
    </message>
    <message>
        <source>Very short</source>
        <translation>Très court</translation>
    </message>
    <message>
        <source>Fixed opening</source>
        <translation>Début fixe</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Français</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Allemand</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Espagnol</translation>
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
        <translation>Pas %1 : valeur permise, %2.</translation>
    </message>
    <message>
        <source>The layers of this model are %1 to %2</source>
        <translation>Les couches de ce modèle vont de %1 à %2</translation>
    </message>
    <message>
        <source>The rank of this model&apos;s layers is at most %1</source>
        <translation>Le rang des couches de ce modèle est d’au plus %1</translation>
    </message>
    <message>
        <source>Together with those held out there are %1 questions; %2 are wanted</source>
        <translation>Avec celles mises de côté, il y a %1 questions ; %2 sont demandées</translation>
    </message>
    <message>
        <source>At least %1 question must be held out</source>
        <translation>Au moins %1 question doit être mise de côté</translation>
    </message>
    <message>
        <source>It measures the result.</source>
        <translation>Elle sert à mesurer le résultat.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>an instruction</source>
        <translation>une instruction</translation>
    </message>
    <message>
        <source>Type the instruction that the steering model is to replace.</source>
        <translation>Saisissez l’instruction que le modèle de guidage doit remplacer.</translation>
    </message>
    <message>
        <source>at least %1 user messages</source>
        <translation>au moins %1 messages</translation>
    </message>
    <message>
        <source>Use the bundled prompts or a file with more lines.</source>
        <translation>Utilisez les questions fournies ou un fichier plus long.</translation>
    </message>
    <message>
        <source>so few that %1 prompts are left for training</source>
        <translation>assez peu pour laisser %1 questions à l’apprentissage</translation>
    </message>
    <message>
        <source>Hold fewer prompts out, or give more.</source>
        <translation>Mettez moins de questions de côté, ou donnez-en plus.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>de %1 à %2</translation>
    </message>
    <message>
        <source>Answers of %1 to %2 tokens are usual.</source>
        <translation>Des réponses de %1 à %2 jetons sont habituelles.</translation>
    </message>
    <message>
        <source>%1 to %2, or %3 for the full affine map</source>
        <translation>de %1 à %2, ou %3 pour l’application affine complète</translation>
    </message>
    <message>
        <source>%1 is readable, %2 is more faithful.</source>
        <translation>%1 se lit bien, %2 est plus fidèle.</translation>
    </message>
    <message>
        <source>a list out of order</source>
        <translation>une liste en désordre</translation>
    </message>
    <message>
        <source>different block numbers, ascending</source>
        <translation>des numéros de couche distincts, en ordre croissant</translation>
    </message>
    <message>
        <source>Sort them.</source>
        <translation>Triez-les.</translation>
    </message>
    <message>
        <source>%1 to %2 are usual.</source>
        <translation>%1 à %2 sont habituels.</translation>
    </message>
    <message>
        <source>Choose one of the known verifiers, or leave the verifier out.</source>
        <translation>Choisissez une des vérifications connues, ou n’en mettez pas.</translation>
    </message>
    <message>
        <source>Write them after a colon, such as keywords:arr*|matey or max-words:%1.</source>
        <translation>Écrivez-les après deux-points, comme keywords:arr*|matey ou max-words:%1.</translation>
    </message>
    <message>
        <source>no arguments</source>
        <translation>aucun argument</translation>
    </message>
    <message>
        <source>a regular expression</source>
        <translation>une expression rationnelle</translation>
    </message>
    <message>
        <source>a range such as %1-%2, %3- or -%4</source>
        <translation>un intervalle comme %1-%2, %3- ou -%4</translation>
    </message>
    <message>
        <source>a whole number from %1</source>
        <translation>un entier à partir de %1</translation>
    </message>
    <message>
        <source>words separated by |</source>
        <translation>des mots séparés par |</translation>
    </message>
    <message>
        <source>a whole number from %1, or nothing</source>
        <translation>un entier à partir de %1, ou rien</translation>
    </message>
    <message>
        <source>en, fr, de or es</source>
        <translation>en, fr, de ou es</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>un texte</translation>
    </message>
    <message>
        <source>one letter</source>
        <translation>une seule lettre</translation>
    </message>
</context>
<context>
    <name>RecipeText</name>
    <message>
        <source>Write a prompt first: the question that every column answers.</source>
        <translation>Écrivez d’abord un prompt : la question à laquelle chaque colonne répond.</translation>
    </message>
    <message>
        <source>Set the temperature to a number from 0 to 5; 0 always takes the likeliest token.</source>
        <translation>Réglez la température entre 0 et 5 ; 0 prend toujours le jeton le plus probable.</translation>
    </message>
    <message>
        <source>Set the number of tokens to 1 … 4096.</source>
        <translation>Réglez le nombre de jetons entre 1 et 4096.</translation>
    </message>
</context>
<context>
    <name>TintText</name>
    <message>
        <source>No tint</source>
        <translation>Sans teinte</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>Poussée</translation>
    </message>
    <message>
        <source>Surprise</source>
        <translation>Surprise</translation>
    </message>
    <message>
        <source>%1 − pinned</source>
        <translation>%1 − épinglé</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>Open model…</source>
        <translation>Ouvrir un modèle…</translation>
    </message>
    <message>
        <source>Open PSR…</source>
        <translation>Ouvrir un PSR…</translation>
    </message>
    <message>
        <source>Open recorded run…</source>
        <translation>Ouvrir un essai enregistré…</translation>
    </message>
    <message>
        <source>Save PSR…</source>
        <translation>Enregistrer le PSR…</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Exemples</translation>
    </message>
    <message>
        <source>Export figure…</source>
        <translation>Exporter la figure…</translation>
    </message>
    <message>
        <source>Export data…</source>
        <translation>Exporter les données…</translation>
    </message>
    <message>
        <source>Export report…</source>
        <translation>Exporter le rapport…</translation>
    </message>
    <message>
        <source>Copy figure</source>
        <translation>Copier la figure</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>Copier les données</translation>
    </message>
    <message>
        <source>Show me the command</source>
        <translation>Voir la commande</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lancer</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Distil</source>
        <translation>Distiller</translation>
    </message>
    <message>
        <source>Tune for me</source>
        <translation>Régler pour moi</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Add column</source>
        <translation>Ajouter une colonne</translation>
    </message>
    <message>
        <source>Compare with the constant twin</source>
        <translation>Comparer avec le jumeau constant</translation>
    </message>
    <message>
        <source>Compare with PSR and prompt together</source>
        <translation>Comparer avec PSR et consigne ensemble</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Thème sombre</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Démo</translation>
    </message>
    <message>
        <source>Tune</source>
        <translation>Réglage</translation>
    </message>
    <message>
        <source>Research</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation>Visite guidée</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Réduire</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>Taille réelle</translation>
    </message>
    <message>
        <source>Next token</source>
        <translation>Jeton suivant</translation>
    </message>
    <message>
        <source>Previous token</source>
        <translation>Jeton précédent</translation>
    </message>
    <message>
        <source>Release cursor or stop</source>
        <translation>Libérer le curseur ou arrêter</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Reduced motion</source>
        <translation>Moins d’animations</translation>
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
        <translation>Candidats</translation>
    </message>
</context>
<context>
    <name>steerscope::ColumnMenu</name>
    <message>
        <source>Another PSR in a column of its own</source>
        <translation>Un autre PSR dans sa propre colonne</translation>
    </message>
    <message>
        <source>Mix a PSR into the one in use</source>
        <translation>Mélanger un PSR à celui en service</translation>
    </message>
    <message>
        <source>PSR or control vector from a file…</source>
        <translation>PSR ou vecteur de contrôle depuis un fichier…</translation>
    </message>
    <message>
        <source>Remove %1 (%2)</source>
        <translation>Retirer %1 (%2)</translation>
    </message>
    <message>
        <source>Take %1 out of the mix</source>
        <translation>Retirer %1 du mélange</translation>
    </message>
</context>
<context>
    <name>steerscope::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>Tapez ce que vous voulez faire</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>Chercher une commande</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>Commandes trouvées</translation>
    </message>
    <message>
        <source>No command of that name</source>
        <translation>Aucune commande de ce nom</translation>
    </message>
</context>
<context>
    <name>steerscope::CommandStrip</name>
    <message>
        <source>Command line of what is on screen</source>
        <translation>Ligne de commande de ce qui est affiché</translation>
    </message>
    <message>
        <source>Copy the command line</source>
        <translation>Copier la ligne de commande</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Close the command line</source>
        <translation>Fermer la ligne de commande</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>steerscope::ComparisonPresenter</name>
    <message>
        <source>There is no answer yet: press Run</source>
        <translation>Pas encore de réponse : appuyez sur Lancer</translation>
    </message>
    <message>
        <source>Open the model that wrote this run first</source>
        <translation>Ouvrez d’abord le modèle qui a écrit cet essai</translation>
    </message>
    <message>
        <source>Another model wrote this run; open %1 first</source>
        <translation>Un autre modèle a écrit cet essai ; ouvrez d’abord %1</translation>
    </message>
    <message>
        <source>This PSR was made for %1 (%2 layers of width %3); %4 has %5 of width %6.</source>
        <translation>Ce PSR a été fait pour %1 (%2 couches de largeur %3) ; %4 en a %5 de largeur %6.</translation>
    </message>
    <message>
        <source>This PSR was made for another file of %1; distil it again for the model that is open.</source>
        <translation>Ce PSR a été fait pour un autre fichier de %1 ; distillez-le à nouveau pour le modèle ouvert.</translation>
    </message>
</context>
<context>
    <name>steerscope::CompletionPane</name>
    <message>
        <source>Run writes its answer here</source>
        <translation>Lancer écrit sa réponse ici</translation>
    </message>
    <message>
        <source>Stop this answer</source>
        <translation>Arrêter cette réponse</translation>
    </message>
    <message>
        <source>Answer, %1</source>
        <translation>Réponse, %1</translation>
    </message>
    <message>
        <source>updating</source>
        <translation>mise à jour</translation>
    </message>
    <message>
        <source>More for this answer</source>
        <translation>Plus pour cette réponse</translation>
    </message>
</context>
<context>
    <name>steerscope::CurveLegend</name>
    <message>
        <source>Runs in the chart</source>
        <translation>Essais du graphique</translation>
    </message>
    <message>
        <source>Show run %1</source>
        <translation>Montrer l’essai %1</translation>
    </message>
</context>
<context>
    <name>steerscope::CurveView</name>
    <message>
        <source>Curves</source>
        <translation>Courbes</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Copy figure</source>
        <translation>Copier la figure</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>Copier les données</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Enregistrer sous…</translation>
    </message>
</context>
<context>
    <name>steerscope::DemoHead</name>
    <message>
        <source>What is on screen</source>
        <translation>Ce qui est à l’écran</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Ask something; both sides answer it</source>
        <translation>Posez une question ; les deux côtés y répondent</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lancer</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Stop the demonstration</source>
        <translation>Arrêter la démonstration</translation>
    </message>
    <message>
        <source>Run the demonstration</source>
        <translation>Lancer la démonstration</translation>
    </message>
</context>
<context>
    <name>steerscope::DistilBinder</name>
    <message>
        <source>Persona</source>
        <translation>Personnage</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>A-PSR: per token, every layer</source>
        <translation>A-PSR : par jeton, toutes les couches</translation>
    </message>
    <message>
        <source>A coefficient of its own for every token at every layer</source>
        <translation>Un coefficient propre à chaque jeton dans chaque couche</translation>
    </message>
    <message>
        <source>S-PSR: per token, one layer</source>
        <translation>S-PSR : par jeton, une couche</translation>
    </message>
    <message>
        <source>A coefficient of its own for every token at one layer</source>
        <translation>Un coefficient propre à chaque jeton dans une couche</translation>
    </message>
    <message>
        <source>A-Const: constant, every layer</source>
        <translation>A-Const : constant, toutes les couches</translation>
    </message>
    <message>
        <source>The same push at every token, at every layer</source>
        <translation>La même poussée à chaque jeton, dans chaque couche</translation>
    </message>
    <message>
        <source>S-Const: constant, one layer</source>
        <translation>S-Const : constant, une couche</translation>
    </message>
    <message>
        <source>The same push at every token, at one layer</source>
        <translation>La même poussée à chaque jeton, dans une couche</translation>
    </message>
    <message>
        <source>DiM: difference of means</source>
        <translation>DiM : différence des moyennes</translation>
    </message>
    <message>
        <source>Contrastive activation addition: mean prompted minus mean plain</source>
        <translation>Addition contrastive d’activations : moyenne avec consigne moins moyenne sans</translation>
    </message>
    <message>
        <source>PCA: main direction</source>
        <translation>PCA : direction principale</translation>
    </message>
    <message>
        <source>Representation engineering: the main direction of the differences</source>
        <translation>Ingénierie des représentations : direction principale des différences</translation>
    </message>
    <message>
        <source>Stolfo: clamp to the mean</source>
        <translation>Stolfo : fixer à la moyenne</translation>
    </message>
    <message>
        <source>Sets the projection on one direction to its prompted mean</source>
        <translation>Met la projection sur une direction à sa moyenne avec consigne</translation>
    </message>
    <message>
        <source>ReFT-r1: tied direction</source>
        <translation>ReFT-r1 : direction liée</translation>
    </message>
    <message>
        <source>One direction that reads and writes</source>
        <translation>Une direction qui lit et écrit</translation>
    </message>
    <message>
        <source>followed in %1 %</source>
        <translation>suivie dans %1 %</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Coupé</translation>
    </message>
    <message>
        <source>Mean squared error</source>
        <translation>Erreur quadratique moyenne</translation>
    </message>
    <message>
        <source>Likelihood</source>
        <translation>Vraisemblance</translation>
    </message>
    <message>
        <source>KL to the prompted model</source>
        <translation>KL au modèle avec consigne</translation>
    </message>
    <message>
        <source>After epoch %1 of the polish</source>
        <translation>Après le tour %1 de l’affinage</translation>
    </message>
    <message>
        <source>After the closed-form fit</source>
        <translation>Après l’ajustement direct</translation>
    </message>
</context>
<context>
    <name>steerscope::DistillCharts</name>
    <message>
        <source>Polish</source>
        <translation>Affinage</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Couches</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Essais</translation>
    </message>
    <message>
        <source>What the distillation shows</source>
        <translation>Ce que montre la distillation</translation>
    </message>
    <message>
        <source>Training curve</source>
        <translation>Courbe d’entraînement</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>tour</translation>
    </message>
    <message>
        <source>Choose an objective under
“Polish” to train on</source>
        <translation>Choisissez un objectif sous
« Affinage » pour continuer</translation>
    </message>
    <message>
        <source>Relative error by layer</source>
        <translation>Erreur relative par couche</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>couche</translation>
    </message>
    <message>
        <source>Error by layer, once fitted</source>
        <translation>Erreur par couche, après ajustement</translation>
    </message>
    <message>
        <source>held-out</source>
        <translation>mises de côté</translation>
    </message>
    <message>
        <source>train</source>
        <translation>entraînement</translation>
    </message>
    <message>
        <source>paraphrase</source>
        <translation>paraphrase</translation>
    </message>
</context>
<context>
    <name>steerscope::DistillOptions</name>
    <message>
        <source>Instruction</source>
        <translation>Consigne</translation>
    </message>
    <message>
        <source>Ready-made instruction</source>
        <translation>Consigne toute faite</translation>
    </message>
    <message>
        <source>Advanced settings</source>
        <translation>Réglages avancés</translation>
    </message>
    <message>
        <source>Full affine map</source>
        <translation>Application affine complète</translation>
    </message>
    <message>
        <source>Check of the answers</source>
        <translation>Vérification des réponses</translation>
    </message>
    <message>
        <source>Use the defaults</source>
        <translation>Valeurs par défaut</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>1 is readable: one coefficient per token and layer. More is more faithful.</source>
        <translation>1 est lisible : un coefficient par jeton et couche. Plus est plus fidèle.</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Couches</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>Affinage</translation>
    </message>
    <message>
        <source>Training by gradients after the first, closed-form result</source>
        <translation>Entraînement par gradients après le premier résultat direct</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Tours</translation>
    </message>
    <message>
        <source>Rounds of polishing at most; it ends early when nothing improves</source>
        <translation>Nombre maximal de tours ; s’arrête plus tôt si rien ne s’améliore</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Prompts</translation>
    </message>
    <message>
        <source>Questions whose prompted answers are imitated</source>
        <translation>Questions dont les réponses avec consigne sont imitées</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>Mises de côté</translation>
    </message>
    <message>
        <source>Questions kept aside to measure how faithful the result is</source>
        <translation>Questions gardées pour mesurer la fidélité du résultat</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Jetons</translation>
    </message>
    <message>
        <source>Longest answer, in tokens</source>
        <translation>Réponse la plus longue, en jetons</translation>
    </message>
    <message>
        <source>Tokens per answer</source>
        <translation>Jetons par réponse</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>Answers that fail are not imitated. “none”: only their likelihood decides</source>
        <translation>Les réponses qui échouent ne sont pas imitées. « none » : seule leur vraisemblance décide</translation>
    </message>
    <message>
        <source>As written under “Steer with”</source>
        <translation>Comme écrit dans « Guider avec »</translation>
    </message>
    <message>
        <source>This model hardly does this even when told (%1), so a distillation of it will be refused.</source>
        <translation>Ce modèle ne le fait guère même sur consigne (%1) ; une distillation sera donc refusée.</translation>
    </message>
    <message>
        <source>this instruction has none</source>
        <translation>cette consigne n’en a pas</translation>
    </message>
    <message>
        <source>the instruction’s own: %1</source>
        <translation>celle de la consigne : %1</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Avancé</translation>
    </message>
    <message>
        <source>affine</source>
        <translation>affine</translation>
    </message>
    <message>
        <source>rank %1</source>
        <translation>rang %1</translation>
    </message>
    <message>
        <source>layers %1</source>
        <translation>couches %1</translation>
    </message>
    <message>
        <source>%1 prompts</source>
        <translation>%1 prompts</translation>
    </message>
</context>
<context>
    <name>steerscope::DistillPanel</name>
    <message>
        <source>Distil turns the instruction under “Steer with” into a steering model that needs no prompt. A first one is ready within seconds.</source>
        <translation>Distiller transforme la consigne de « Guider avec » en un modèle de guidage sans prompt. Un premier est prêt en quelques secondes.</translation>
    </message>
    <message>
        <source>Distillation</source>
        <translation>Distillation</translation>
    </message>
    <message>
        <source>Fidelity to the prompt</source>
        <translation>Fidélité au prompt</translation>
    </message>
    <message>
        <source>1 − KL to the prompted model, over the same of the unsteered model, on held-out prompts; 1 is the prompt itself</source>
        <translation>1 − KL au modèle avec consigne, rapportée à celle du modèle non guidé, sur des questions mises de côté ; 1 est le prompt lui-même</translation>
    </message>
    <message>
        <source>Rollouts</source>
        <translation>Réponses d’essai</translation>
    </message>
    <message>
        <source>Show the rollouts</source>
        <translation>Montrer les réponses d’essai</translation>
    </message>
    <message>
        <source>Show which rollouts were kept, and why others were dropped</source>
        <translation>Montrer les réponses gardées, et pourquoi d’autres ont été écartées</translation>
    </message>
    <message>
        <source>Progress of the distillation</source>
        <translation>Progression de la distillation</translation>
    </message>
    <message>
        <source>Use now</source>
        <translation>Utiliser</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Use the best steering model so far</source>
        <translation>Utiliser le meilleur modèle de guidage obtenu</translation>
    </message>
    <message>
        <source>Cancel the distillation</source>
        <translation>Annuler la distillation</translation>
    </message>
    <message>
        <source>Stop; the best result so far is kept</source>
        <translation>Arrêter ; le meilleur résultat est gardé</translation>
    </message>
    <message>
        <source>Steer with the best result so far</source>
        <translation>Guider avec le meilleur résultat obtenu</translation>
    </message>
    <message>
        <source>The first steering model is not ready yet</source>
        <translation>Le premier modèle de guidage n’est pas encore prêt</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; kept</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; gardées</translation>
    </message>
    <message>
        <source>%1 dropped</source>
        <translation>%1 écartées</translation>
    </message>
    <message>
        <source>KL %1 nat</source>
        <translation>KL %1 nat</translation>
    </message>
    <message>
        <source>same first choice %1 %</source>
        <translation>même premier choix %1 %</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Command line that distils the same</source>
        <translation>Ligne de commande qui distille la même chose</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminer</translation>
    </message>
    <message>
        <source>End the polishing with the best result so far</source>
        <translation>Finir l’affinage avec le meilleur résultat obtenu</translation>
    </message>
    <message>
        <source>Stop polishing; the best result so far is measured and kept</source>
        <translation>Arrêter l’affinage ; le meilleur résultat est mesuré et gardé</translation>
    </message>
    <message>
        <source>The best result so far is in use</source>
        <translation>Le meilleur résultat obtenu est en service</translation>
    </message>
</context>
<context>
    <name>steerscope::DistillationPresenter</name>
    <message>
        <source>writing rollouts</source>
        <translation>écriture des réponses d’essai</translation>
    </message>
    <message>
        <source>reading activations</source>
        <translation>lecture des activations</translation>
    </message>
    <message>
        <source>fitting the layers</source>
        <translation>ajustement des couches</translation>
    </message>
    <message>
        <source>polishing</source>
        <translation>affinage</translation>
    </message>
    <message>
        <source>measuring on held-out prompts</source>
        <translation>mesure sur les questions mises de côté</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminée</translation>
    </message>
    <message>
        <source>about %1 s left</source>
        <translation>encore %1 s environ</translation>
    </message>
    <message>
        <source>about %1 min left</source>
        <translation>encore %1 min environ</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annulée</translation>
    </message>
    <message>
        <source>affine</source>
        <translation>affine</translation>
    </message>
    <message>
        <source>rank %1</source>
        <translation>rang %1</translation>
    </message>
    <message>
        <source>train</source>
        <translation>entraînement</translation>
    </message>
    <message>
        <source>train, scaled</source>
        <translation>entraînement, à l’échelle</translation>
    </message>
</context>
<context>
    <name>steerscope::ErrorDetails</name>
    <message>
        <source>What went wrong</source>
        <translation>Ce qui n’a pas marché</translation>
    </message>
    <message>
        <source>Full record of the error</source>
        <translation>Détail complet de l’erreur</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
</context>
<context>
    <name>steerscope::ExampleGallery</name>
    <message>
        <source>Examples</source>
        <translation>Exemples</translation>
    </message>
    <message>
        <source>Close the examples</source>
        <translation>Fermer les exemples</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Play the example: %1</source>
        <translation>Jouer l’exemple : %1</translation>
    </message>
    <message>
        <source>%1
Recorded with %2</source>
        <translation>%1
Enregistré avec %2</translation>
    </message>
    <message>
        <source>Recorded examples play without a model. Choose one:</source>
        <translation>Les exemples enregistrés se jouent sans modèle. Choisissez-en un :</translation>
    </message>
</context>
<context>
    <name>steerscope::GaugeBar</name>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>length unknown</source>
        <translation>durée inconnue</translation>
    </message>
    <message>
        <source>%1 percent</source>
        <translation>%1 pour cent</translation>
    </message>
</context>
<context>
    <name>steerscope::Guidance</name>
    <message>
        <source>Where the push acts</source>
        <translation>Où agit la poussée</translation>
    </message>
    <message>
        <source>The colour behind a word says how hard the model was pushed there. Move the pointer over a word.</source>
        <translation>La couleur derrière un mot dit combien le modèle y a été poussé. Passez le pointeur sur un mot.</translation>
    </message>
    <message>
        <source>One word, every layer</source>
        <translation>Un mot, toutes les couches</translation>
    </message>
    <message>
        <source>Each column is a word, each row a layer. Click a cell to hold on to it.</source>
        <translation>Chaque colonne est un mot, chaque ligne une couche. Cliquez sur une cellule pour la retenir.</translation>
    </message>
    <message>
        <source>What the prompt does instead</source>
        <translation>Ce que fait le prompt à la place</translation>
    </message>
    <message>
        <source>The other maps show what the instruction itself changes. Choose another map.</source>
        <translation>Les autres cartes montrent ce que change la consigne elle-même. Choisissez une autre carte.</translation>
    </message>
    <message>
        <source>How hard to push</source>
        <translation>Quelle force donner</translation>
    </message>
    <message>
        <source>Move the strength: the answer is written again. 1 is as trained, 0 is off.</source>
        <translation>Déplacez l’intensité : la réponse est réécrite. 1 : comme entraîné, 0 : coupé.</translation>
    </message>
    <message>
        <source>Your own question</source>
        <translation>Votre question</translation>
    </message>
    <message>
        <source>Type a question of your own and press Run.</source>
        <translation>Tapez votre question et appuyez sur Lancer.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lancer</translation>
    </message>
    <message>
        <source>Your own instruction</source>
        <translation>Votre consigne</translation>
    </message>
    <message>
        <source>Write an instruction under “Steer with” and press Distil.</source>
        <translation>Écrivez une consigne dans « Guider avec » et appuyez sur Distiller.</translation>
    </message>
    <message>
        <source>Distil</source>
        <translation>Distiller</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Entrée</translation>
    </message>
    <message>
        <source>Cursor</source>
        <translation>Curseur</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>Flèches</translation>
    </message>
    <message>
        <source>Move the cell in the map</source>
        <translation>Déplacer la cellule dans la carte</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>Clic</translation>
    </message>
    <message>
        <source>Lock the cursor; again to release it</source>
        <translation>Verrouiller le curseur ; encore pour le libérer</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Intensité</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>Gauche, Droite</translation>
    </message>
    <message>
        <source>A step of 0.05</source>
        <translation>Un pas de 0.05</translation>
    </message>
    <message>
        <source>Shift + Left, Right</source>
        <translation>Maj + Gauche, Droite</translation>
    </message>
    <message>
        <source>A step of 0.25</source>
        <translation>Un pas de 0.25</translation>
    </message>
    <message>
        <source>Double-click</source>
        <translation>Double clic</translation>
    </message>
    <message>
        <source>Back to 1</source>
        <translation>Retour à 1</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenêtre</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Carte</translation>
    </message>
    <message>
        <source>W, S</source>
        <translation>W, S</translation>
    </message>
    <message>
        <source>Zoom in and out</source>
        <translation>Agrandir et réduire</translation>
    </message>
    <message>
        <source>A, D</source>
        <translation>A, D</translation>
    </message>
    <message>
        <source>Move to the sides</source>
        <translation>Déplacer sur les côtés</translation>
    </message>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
    <message>
        <source>Fit all tokens; again to go back</source>
        <translation>Ajuster à tous les jetons ; encore : retour</translation>
    </message>
</context>
<context>
    <name>steerscope::HeatmapPresenter</name>
    <message>
        <source>Only the steering push can be painted</source>
        <translation>Seule la poussée de guidage peut être peinte</translation>
    </message>
    <message>
        <source>A difference cannot be painted: unpin the reference first</source>
        <translation>Une différence ne se peint pas : désépinglez d’abord la référence</translation>
    </message>
</context>
<context>
    <name>steerscope::HeatmapTable</name>
    <message>
        <source>Numbers of the map</source>
        <translation>Nombres de la carte</translation>
    </message>
    <message>
        <source>Copy selected cells</source>
        <translation>Copier les cellules choisies</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Tout sélectionner</translation>
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
        <translation>Toutes les couches</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>Couche %1</translation>
    </message>
</context>
<context>
    <name>steerscope::HeatmapView</name>
    <message>
        <source>Token by layer map</source>
        <translation>Carte jeton × couche</translation>
    </message>
    <message>
        <source>Run draws the map here</source>
        <translation>Lancer dessine la carte ici</translation>
    </message>
    <message>
        <source>Tokens in view</source>
        <translation>Jetons visibles</translation>
    </message>
    <message>
        <source>Layers in view</source>
        <translation>Couches visibles</translation>
    </message>
    <message>
        <source>%1, map</source>
        <translation>%1, carte</translation>
    </message>
    <message>
        <source>Arrow keys move the cursor, Enter locks it, Shift with arrows selects cells, W and S zoom, F shows all tokens</source>
        <translation>Les flèches déplacent le curseur, Entrée le verrouille, Maj et les flèches choisissent des cellules, W et S zooment, F montre tous les jetons</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vide</translation>
    </message>
    <message>
        <source>%1 tokens, %2 layers</source>
        <translation>%1 jetons, %2 couches</translation>
    </message>
    <message>
        <source>Copy figure</source>
        <translation>Copier la figure</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>Copier les données</translation>
    </message>
    <message>
        <source>Fit all tokens</source>
        <translation>Ajuster à tous les jetons</translation>
    </message>
    <message>
        <source>Undo the clip of the colours</source>
        <translation>Rétablir l’échelle des couleurs</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Enregistrer sous…</translation>
    </message>
    <message>
        <source>not computed</source>
        <translation>non calculé</translation>
    </message>
    <message>
        <source>layer %1, mean %2</source>
        <translation>couche %1, moyenne %2</translation>
    </message>
    <message>
        <source>all layers, token &apos;%1&apos;, %2</source>
        <translation>toutes les couches, jeton « %1 », %2</translation>
    </message>
    <message>
        <source>layer %1, token &apos;%2&apos;, %3</source>
        <translation>couche %1, jeton « %2 », %3</translation>
    </message>
    <message>
        <source>%1, painted</source>
        <translation>%1, peint</translation>
    </message>
</context>
<context>
    <name>steerscope::HistoryList</name>
    <message>
        <source>shown</source>
        <translation>affiché</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>avec étoile</translation>
    </message>
    <message>
        <source>pinned as reference</source>
        <translation>épinglé comme référence</translation>
    </message>
    <message>
        <source>tag %1</source>
        <translation>étiquette %1</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>épinglé</translation>
    </message>
    <message>
        <source>Stored runs</source>
        <translation>Essais enregistrés</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Montrer</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Désépingler</translation>
    </message>
    <message>
        <source>Pin as reference</source>
        <translation>Épingler comme référence</translation>
    </message>
    <message>
        <source>Remove star</source>
        <translation>Retirer l’étoile</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Mettre une étoile</translation>
    </message>
    <message>
        <source>Export for a colleague…</source>
        <translation>Exporter pour un collègue…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
</context>
<context>
    <name>steerscope::HistoryRail</name>
    <message>
        <source>History of runs</source>
        <translation>Historique des essais</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>More for the library</source>
        <translation>Plus pour la bibliothèque</translation>
    </message>
    <message>
        <source>Import, back up, restore</source>
        <translation>Importer, sauvegarder, restaurer</translation>
    </message>
    <message>
        <source>Import from a colleague…</source>
        <translation>Importer d’un collègue…</translation>
    </message>
    <message>
        <source>Back up the library…</source>
        <translation>Sauvegarder la bibliothèque…</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Restaurer une sauvegarde…</translation>
    </message>
    <message>
        <source>Close the history</source>
        <translation>Fermer l’historique</translation>
    </message>
    <message>
        <source>Close the history (Ctrl+H)</source>
        <translation>Fermer l’historique (Ctrl+H)</translation>
    </message>
    <message>
        <source>Search prompts, answers, notes</source>
        <translation>Chercher prompts, réponses, notes</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>Chercher dans l’historique</translation>
    </message>
    <message>
        <source>Tags of the run</source>
        <translation>Étiquettes de l’essai</translation>
    </message>
    <message>
        <source>Tags, parted by commas</source>
        <translation>Étiquettes séparées par des virgules</translation>
    </message>
    <message>
        <source>Note to the run</source>
        <translation>Note sur l’essai</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Bring the removed run back</source>
        <translation>Rétablir l’essai retiré</translation>
    </message>
    <message>
        <source>★ Starred</source>
        <translation>★ Étoilés</translation>
    </message>
    <message>
        <source>Only runs with a star</source>
        <translation>Seulement les essais étoilés</translation>
    </message>
    <message>
        <source>Only runs tagged %1</source>
        <translation>Seulement les essais étiquetés %1</translation>
    </message>
    <message>
        <source>Every run is kept here by itself, with its texts and maps. Press Run.</source>
        <translation>Chaque essai est gardé ici tout seul, avec textes et cartes. Appuyez sur Lancer.</translation>
    </message>
    <message>
        <source>No run fits this search.</source>
        <translation>Aucun essai ne correspond.</translation>
    </message>
</context>
<context>
    <name>steerscope::KeySheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Close the sheet of keys</source>
        <translation>Fermer la liste des touches</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Fermer (Échap)</translation>
    </message>
</context>
<context>
    <name>steerscope::LayerBars</name>
    <message>
        <source>Values by layer</source>
        <translation>Valeurs par couche</translation>
    </message>
    <message>
        <source>layer %1: %2</source>
        <translation>couche %1 : %2</translation>
    </message>
    <message>
        <source>layer %1: not computed</source>
        <translation>couche %1 : non calculé</translation>
    </message>
</context>
<context>
    <name>steerscope::LayerPicker</name>
    <message>
        <source>Which layers</source>
        <translation>Quelles couches</translation>
    </message>
    <message>
        <source>to</source>
        <translation>à</translation>
    </message>
    <message>
        <source>Layers of the list</source>
        <translation>Couches de la liste</translation>
    </message>
    <message>
        <source>such as 0-5, 12</source>
        <translation>par exemple 0-5, 12</translation>
    </message>
    <message>
        <source>Best by held-out score</source>
        <translation>Meilleure d’après les questions mises de côté</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>From – to</source>
        <translation>De – à</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>One</source>
        <translation>Une</translation>
    </message>
    <message>
        <source>First layer</source>
        <translation>Première couche</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Couche</translation>
    </message>
    <message>
        <source>Last layer</source>
        <translation>Dernière couche</translation>
    </message>
    <message>
        <source>Layers are 0 to %1, such as 0-5, 12.</source>
        <translation>Les couches vont de 0 à %1, par exemple 0-5, 12.</translation>
    </message>
</context>
<context>
    <name>steerscope::LensModel</name>
    <message>
        <source>layer %1</source>
        <translation>couche %1</translation>
    </message>
    <message>
        <source>without steering</source>
        <translation>sans guidage</translation>
    </message>
    <message>
        <source>with steering</source>
        <translation>avec guidage</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Couche</translation>
    </message>
    <message>
        <source>Without</source>
        <translation>Sans</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>Steered</source>
        <translation>Guidé</translation>
    </message>
</context>
<context>
    <name>steerscope::LensTable</name>
    <message>
        <source>Likeliest token by layer</source>
        <translation>Jeton le plus probable par couche</translation>
    </message>
</context>
<context>
    <name>steerscope::LibraryList</name>
    <message>
        <source>in use</source>
        <translation>en service</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothèque</translation>
    </message>
    <message>
        <source>Open a saved steering model</source>
        <translation>Ouvrir un modèle de guidage enregistré</translation>
    </message>
    <message>
        <source>Open a saved steering model (PSR)…</source>
        <translation>Ouvrir un modèle de guidage (PSR)…</translation>
    </message>
    <message>
        <source>Save the steering model in use</source>
        <translation>Enregistrer le modèle de guidage en service</translation>
    </message>
    <message>
        <source>Nothing saved yet. Distil an instruction, or open a PSR file.</source>
        <translation>Rien d’enregistré. Distillez une consigne ou ouvrez un fichier PSR.</translation>
    </message>
    <message>
        <source>Saved steering models</source>
        <translation>Modèles de guidage enregistrés</translation>
    </message>
    <message>
        <source>%1, in use</source>
        <translation>%1, en service</translation>
    </message>
    <message>
        <source>Save the steering model in use…</source>
        <translation>Enregistrer le modèle de guidage en service…</translation>
    </message>
</context>
<context>
    <name>steerscope::LibraryPresenter</name>
    <message>
        <source>d MMM</source>
        <comment>date within this year, Qt format</comment>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>1 answer</source>
        <translation>1 réponse</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <translation>%1 réponses</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 enregistré</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) imported</source>
        <translation>
            <numerusform>%n essai importé</numerusform>
            <numerusform>%n essais importés</numerusform>
        </translation>
    </message>
    <message>
        <source>The backup is restored</source>
        <translation>La sauvegarde est restaurée</translation>
    </message>
</context>
<context>
    <name>steerscope::LibraryWiring</name>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Removed “%1”</source>
        <translation>« %1 » retiré</translation>
    </message>
    <message>
        <source>Steerscope bundles (*.steerscope)</source>
        <translation>Paquets Steerscope (*.steerscope)</translation>
    </message>
    <message>
        <source>Library backups (*.db)</source>
        <translation>Sauvegardes de bibliothèque (*.db)</translation>
    </message>
    <message>
        <source>Export for a colleague</source>
        <translation>Exporter pour un collègue</translation>
    </message>
    <message>
        <source>Import from a colleague</source>
        <translation>Importer d’un collègue</translation>
    </message>
    <message>
        <source>Back up the library</source>
        <translation>Sauvegarder la bibliothèque</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Restaurer une sauvegarde</translation>
    </message>
    <message>
        <source>Unpin the reference</source>
        <translation>Désépingler la référence</translation>
    </message>
</context>
<context>
    <name>steerscope::MainWindow</name>
    <message>
        <source>The map appears while Run writes</source>
        <translation>La carte apparaît pendant que Lancer écrit</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Recette</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>Maps of tokens and layers</source>
        <translation>Cartes des jetons et des couches</translation>
    </message>
    <message>
        <source>Token under the cursor</source>
        <translation>Jeton sous le curseur</translation>
    </message>
    <message>
        <source>Strength of the PSR</source>
        <translation>Intensité du PSR</translation>
    </message>
    <message>
        <source>Distillation</source>
        <translation>Distillation</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Ligne de commande</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>Démonstration</translation>
    </message>
    <message>
        <source>Library of PSRs</source>
        <translation>Bibliothèque des PSR</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>The command line was copied</source>
        <translation>La ligne de commande a été copiée</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Open model</source>
        <translation>Ouvrir un modèle</translation>
    </message>
    <message>
        <source>Models (*.gguf);;All files (*)</source>
        <translation>Modèles (*.gguf);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Open PSR</source>
        <translation>Ouvrir un PSR</translation>
    </message>
    <message>
        <source>PSR files (*.safetensors)</source>
        <translation>Fichiers PSR (*.safetensors)</translation>
    </message>
    <message>
        <source>PSR or control vector</source>
        <translation>PSR ou vecteur de contrôle</translation>
    </message>
    <message>
        <source>PSRs and control vectors (*.safetensors *.gguf)</source>
        <translation>PSR et vecteurs de contrôle (*.safetensors *.gguf)</translation>
    </message>
    <message>
        <source>Open recorded run</source>
        <translation>Ouvrir un essai enregistré</translation>
    </message>
    <message>
        <source>Recorded runs (*.json)</source>
        <translation>Essais enregistrés (*.json)</translation>
    </message>
    <message>
        <source>Save PSR</source>
        <translation>Enregistrer le PSR</translation>
    </message>
    <message>
        <source>Export figure</source>
        <translation>Exporter la figure</translation>
    </message>
    <message>
        <source>PNG (*.png);;SVG (*.svg);;PDF (*.pdf)</source>
        <translation>PNG (*.png);;SVG (*.svg);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Export data</source>
        <translation>Exporter les données</translation>
    </message>
    <message>
        <source>CSV (*.csv);;JSON (*.json)</source>
        <translation>CSV (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Export report</source>
        <translation>Exporter le rapport</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Pages web (*.html)</translation>
    </message>
    <message>
        <source>bundled · %1 layers</source>
        <translation>fourni · %1 couches</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 couches</translation>
    </message>
    <message>
        <source>fidelity %1 · %2 layers</source>
        <translation>fidélité %1 · %2 couches</translation>
    </message>
    <message>
        <source>Made for %1</source>
        <translation>Fait pour %1</translation>
    </message>
    <message>
        <source>Fidelity %1 on held-out prompts</source>
        <translation>Fidélité %1 sur des questions mises de côté</translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>Annuler %1</translation>
    </message>
    <message>
        <source>Redo %1</source>
        <translation>Rétablir %1</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>No PSR is in use yet</source>
        <translation>Aucun PSR en service</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 enregistré</translation>
    </message>
    <message>
        <source>Run saved</source>
        <translation>Essai enregistré</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>%1 · %2 layers</source>
        <translation>%1 · %2 couches</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>chargement</translation>
    </message>
</context>
<context>
    <name>steerscope::MapPanel</name>
    <message>
        <source>Maps</source>
        <translation>Cartes</translation>
    </message>
    <message>
        <source>Colour scale</source>
        <translation>Échelle des couleurs</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>Linéaire</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Square root</source>
        <translation>Racine carrée</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>Logarithmique</translation>
    </message>
    <message>
        <source>Tools for the cells</source>
        <translation>Outils pour les cellules</translation>
    </message>
    <message>
        <source>Select, paint, clamp or zero cells</source>
        <translation>Choisir, peindre, borner ou annuler des cellules</translation>
    </message>
    <message>
        <source>Shared range</source>
        <translation>Plage commune</translation>
    </message>
    <message>
        <source>Keep this colour range for every map and run</source>
        <translation>Garder cette plage de couleurs pour toutes les cartes et tous les essais</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>Montrer en tableau</translation>
    </message>
    <message>
        <source>Show the numbers as a table</source>
        <translation>Montrer les nombres en tableau</translation>
    </message>
    <message>
        <source>Copy figure</source>
        <translation>Copier la figure</translation>
    </message>
    <message>
        <source>Save figure or data</source>
        <translation>Enregistrer la figure ou les données</translation>
    </message>
    <message>
        <source>Save figure or data…</source>
        <translation>Enregistrer la figure ou les données…</translation>
    </message>
    <message>
        <source>Signed values have no logarithm</source>
        <translation>Des valeurs signées n’ont pas de logarithme</translation>
    </message>
</context>
<context>
    <name>steerscope::MapReadout</name>
    <message>
        <source>layer %1</source>
        <translation>couche %1</translation>
    </message>
    <message>
        <source>all layers</source>
        <translation>toutes les couches</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>moyenne</translation>
    </message>
    <message>
        <source>#%1 · %2</source>
        <translation>#%1 · %2</translation>
    </message>
    <message>
        <source>%1 %2 · layer %3</source>
        <translation>%1 %2 · couche %3</translation>
    </message>
    <message>
        <source>%1 tokens, %2 layers</source>
        <translation>%1 jetons, %2 couches</translation>
    </message>
    <message>
        <source>%1 tokens × %2 layers</source>
        <translation>%1 jetons × %2 couches</translation>
    </message>
    <message>
        <source>%1 cells, %2 missing</source>
        <translation>%1 cellules, %2 manquent</translation>
    </message>
    <message>
        <source>%1 cells</source>
        <translation>%1 cellules</translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>moyenne %1</translation>
    </message>
    <message>
        <source>max %1</source>
        <translation>max. %1</translation>
    </message>
    <message>
        <source>%1 % of all</source>
        <translation>%1 % du total</translation>
    </message>
</context>
<context>
    <name>steerscope::MapToolRow</name>
    <message>
        <source>&amp;Value</source>
        <translation>&amp;Valeur</translation>
    </message>
    <message>
        <source>Tool for the cells</source>
        <translation>Outil pour les cellules</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>Pointer</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Région</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>Peindre</translation>
    </message>
    <message>
        <source>Clamp</source>
        <translation>Borner</translation>
    </message>
    <message>
        <source>Zero</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Value to paint, or bound of the clamp</source>
        <translation>Valeur à peindre, ou borne</translation>
    </message>
    <message>
        <source>Click sets cursor A, Shift+click cursor B</source>
        <translation>Clic : curseur A ; Maj+clic : curseur B</translation>
    </message>
    <message>
        <source>Drag over cells for their mean, largest value and share</source>
        <translation>Glisser sur des cellules : moyenne, maximum et part</translation>
    </message>
    <message>
        <source>Drag over cells to set them to the value</source>
        <translation>Glisser sur des cellules pour leur donner la valeur</translation>
    </message>
    <message>
        <source>Drag over cells to hold them within ± the value</source>
        <translation>Glisser sur des cellules pour les borner à ± la valeur</translation>
    </message>
    <message>
        <source>Drag over cells to switch the steering off there</source>
        <translation>Glisser sur des cellules pour y couper le guidage</translation>
    </message>
    <message>
        <source>Painted cells: %1</source>
        <translation>Cellules peintes : %1</translation>
    </message>
    <message>
        <source>Erase all</source>
        <translation>Tout effacer</translation>
    </message>
    <message>
        <source>Erase all painted cells</source>
        <translation>Effacer toutes les cellules peintes</translation>
    </message>
    <message>
        <source>Let the PSR decide everywhere again</source>
        <translation>Laisser de nouveau le PSR décider partout</translation>
    </message>
</context>
<context>
    <name>steerscope::PaneBinder</name>
    <message>
        <source>Told</source>
        <translation>Avec consigne</translation>
    </message>
    <message>
        <source>Nudged</source>
        <translation>Poussé</translation>
    </message>
    <message>
        <source>Write an instruction in “Steer with” to see the prompted answer</source>
        <translation>Écrivez une consigne dans « Guider avec » pour voir la réponse avec consigne</translation>
    </message>
    <message>
        <source>Run writes its answer here</source>
        <translation>Lancer écrit sa réponse ici</translation>
    </message>
    <message>
        <source>Press Distil to turn the instruction into a PSR, or open one</source>
        <translation>Appuyez sur Distiller pour faire de la consigne un PSR, ou ouvrez-en un</translation>
    </message>
    <message>
        <source>Its PSR is not in the library; open its file to write this answer</source>
        <translation>Son PSR n’est pas dans la bibliothèque ; ouvrez son fichier pour écrire cette réponse</translation>
    </message>
    <message>
        <source>no instruction at all</source>
        <translation>sans aucune consigne</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>« %1 »</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 jetons</translation>
    </message>
    <message>
        <source>Answer, %1</source>
        <translation>Réponse, %1</translation>
    </message>
    <message>
        <source>Mark differences to</source>
        <translation>Marquer les différences avec</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Rien</translation>
    </message>
    <message>
        <source>Give the fork up</source>
        <translation>Abandonner la bifurcation</translation>
    </message>
    <message>
        <source>Underlined: not in the pinned answer</source>
        <translation>Souligné : absent de la réponse épinglée</translation>
    </message>
    <message>
        <source>Underlined: not in %1</source>
        <translation>Souligné : absent de %1</translation>
    </message>
    <message>
        <source>α %1</source>
        <translation>α %1</translation>
    </message>
    <message>
        <source>fork at #%1 “%2”</source>
        <translation>bifurcation à #%1 « %2 »</translation>
    </message>
    <message>
        <source>%1 · stopped</source>
        <translation>%1 · arrêté</translation>
    </message>
    <message>
        <source>Nudged evenly</source>
        <translation>Poussé partout pareil</translation>
    </message>
    <message>
        <source>the same push at every word</source>
        <translation>la même poussée à chaque mot</translation>
    </message>
</context>
<context>
    <name>steerscope::PaneRow</name>
    <message>
        <source>Pane %1</source>
        <translation>Volet %1</translation>
    </message>
</context>
<context>
    <name>steerscope::PromptBar</name>
    <message>
        <source>before the user message</source>
        <translation>avant le message</translation>
    </message>
    <message>
        <source>as the system message</source>
        <translation>comme message système</translation>
    </message>
    <message>
        <source>after the user message</source>
        <translation>après le message</translation>
    </message>
    <message>
        <source>Set the seed to a whole number, such as 7.</source>
        <translation>Donnez à la graine un nombre entier, par exemple 7.</translation>
    </message>
    <message>
        <source>Write all answers (Ctrl+Enter)</source>
        <translation>Écrire toutes les réponses (Ctrl+Entrée)</translation>
    </message>
    <message>
        <source>Stop all answers</source>
        <translation>Arrêter toutes les réponses</translation>
    </message>
    <message>
        <source>Nothing is being written</source>
        <translation>Rien n’est en cours d’écriture</translation>
    </message>
    <message>
        <source>Turn the instruction into a steering model</source>
        <translation>Faire de la consigne un modèle de guidage</translation>
    </message>
    <message>
        <source>Wait until what is running has ended, or stop it</source>
        <translation>Attendez la fin de ce qui tourne, ou arrêtez-le</translation>
    </message>
    <message>
        <source>Write an instruction to distil first</source>
        <translation>Écrivez d’abord une consigne à distiller</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Ask something; every column answers it</source>
        <translation>Posez une question ; chaque colonne y répond</translation>
    </message>
    <message>
        <source>Why Run is disabled</source>
        <translation>Pourquoi Lancer est désactivé</translation>
    </message>
    <message>
        <source>Steer with</source>
        <translation>Guider avec</translation>
    </message>
    <message>
        <source>An instruction, such as: You are a pirate.</source>
        <translation>Une consigne, par exemple : You are a pirate.</translation>
    </message>
    <message>
        <source>Where the instruction stands</source>
        <translation>Où se place la consigne</translation>
    </message>
    <message>
        <source>Where the instruction stands in the conversation</source>
        <translation>Où se place la consigne dans la conversation</translation>
    </message>
    <message>
        <source>Ready-made instructions</source>
        <translation>Consignes toutes faites</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lancer</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Distil</source>
        <translation>Distiller</translation>
    </message>
    <message>
        <source>Steering model in use</source>
        <translation>Modèle de guidage en service</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Température</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Jetons</translation>
    </message>
    <message>
        <source>The same seed writes the same text again</source>
        <translation>La même graine réécrit le même texte</translation>
    </message>
    <message>
        <source>0 always takes the likeliest token</source>
        <translation>0 prend toujours le jeton le plus probable</translation>
    </message>
    <message>
        <source>Longest answer, in tokens</source>
        <translation>Réponse la plus longue, en jetons</translation>
    </message>
    <message>
        <source>No PSR</source>
        <translation>Aucun PSR</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
    <message>
        <source>Distil an instruction or open a saved PSR first</source>
        <translation>Distillez d’abord une consigne ou ouvrez un PSR</translation>
    </message>
    <message>
        <source>The PSR that steers the answer</source>
        <translation>Le PSR qui guide la réponse</translation>
    </message>
</context>
<context>
    <name>steerscope::RolloutList</name>
    <message>
        <source>kept</source>
        <translation>gardée</translation>
    </message>
    <message>
        <source>dropped, %1</source>
        <translation>écartée, %1</translation>
    </message>
    <message>
        <source>Rollouts, kept and dropped</source>
        <translation>Réponses d’essai, gardées et écartées</translation>
    </message>
</context>
<context>
    <name>steerscope::SampleView</name>
    <message>
        <source>Sample answers</source>
        <translation>Exemples de réponses</translation>
    </message>
    <message>
        <source>Answers to held-out questions, once there is a first result</source>
        <translation>Réponses aux questions mises de côté, dès le premier résultat</translation>
    </message>
</context>
<context>
    <name>steerscope::SegmentedControl</name>
    <message>
        <source>%1, choice %2 of %3</source>
        <translation>%1, choix %2 sur %3</translation>
    </message>
</context>
<context>
    <name>steerscope::SideColumn</name>
    <message>
        <source>Token</source>
        <translation>Jeton</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Intensité</translation>
    </message>
    <message>
        <source>Distil</source>
        <translation>Distiller</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothèque</translation>
    </message>
    <message>
        <source>Panels at the right</source>
        <translation>Panneaux de droite</translation>
    </message>
</context>
<context>
    <name>steerscope::StatusStrip</name>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Cancel what is running</source>
        <translation>Annuler ce qui tourne</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Details of the error</source>
        <translation>Détails de l’erreur</translation>
    </message>
    <message>
        <source>Close the error</source>
        <translation>Fermer l’erreur</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>steerscope::StrengthCard</name>
    <message>
        <source>Tune for me</source>
        <translation>Régler pour moi</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Intensité</translation>
    </message>
    <message>
        <source>Effect and fluency by strength</source>
        <translation>Effet et fluidité selon l’intensité</translation>
    </message>
    <message>
        <source>Compare with the constant twin</source>
        <translation>Comparer avec le jumeau constant</translation>
    </message>
    <message>
        <source>Fluency floor, %</source>
        <translation>Fluidité min., %</translation>
    </message>
    <message>
        <source>Fluency floor, per cent of the unsteered text</source>
        <translation>Fluidité minimale, en pour cent du texte non guidé</translation>
    </message>
    <message>
        <source>Usable: fluency above the floor, effect at least that of the prompt alone. The twin (dashed) pushes equally hard at every token.</source>
        <translation>Utilisable : fluidité au-dessus du minimum, effet au moins égal à celui de la consigne seule. Le jumeau (tirets) pousse autant à chaque jeton.</translation>
    </message>
    <message>
        <source>off</source>
        <translation>coupé</translation>
    </message>
    <message>
        <source>as trained</source>
        <translation>comme entraîné</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Coupé</translation>
    </message>
    <message>
        <source>Works well</source>
        <translation>Marche bien</translation>
    </message>
    <message>
        <source>As trained</source>
        <translation>Comme entraîné</translation>
    </message>
    <message>
        <source>The opposite</source>
        <translation>Le contraire</translation>
    </message>
    <message>
        <source>Text breaks</source>
        <translation>Le texte casse</translation>
    </message>
    <message>
        <source>Strength of %1</source>
        <translation>Intensité de %1</translation>
    </message>
    <message>
        <source>effect</source>
        <translation>effet</translation>
    </message>
    <message>
        <source>fluency</source>
        <translation>fluidité</translation>
    </message>
    <message>
        <source>effect, twin</source>
        <translation>effet, jumeau</translation>
    </message>
    <message>
        <source>fluency, twin</source>
        <translation>fluidité, jumeau</translation>
    </message>
    <message>
        <source>prompt alone</source>
        <translation>consigne seule</translation>
    </message>
    <message>
        <source>Measure every strength, then take the strongest usable one</source>
        <translation>Mesurer chaque intensité, puis prendre la plus forte utilisable</translation>
    </message>
    <message>
        <source>Tune for me measures effect and
fluency at every strength</source>
        <translation>« Régler pour moi » mesure effet et
fluidité à chaque intensité</translation>
    </message>
    <message>
        <source>Command line that finds the strength</source>
        <translation>Ligne de commande qui trouve l’intensité</translation>
    </message>
</context>
<context>
    <name>steerscope::StrengthGroove</name>
    <message>
        <source>Strength</source>
        <translation>Intensité</translation>
    </message>
    <message>
        <source>Drag, turn the wheel or use the arrow keys; double-click resets to 1</source>
        <translation>Glisser, molette ou flèches ; double clic remet à 1</translation>
    </message>
    <message>
        <source>steer away</source>
        <translation>à l’opposé</translation>
    </message>
    <message>
        <source>as trained</source>
        <translation>comme entraîné</translation>
    </message>
    <message>
        <source>usable at %1</source>
        <translation>utilisable à %1</translation>
    </message>
    <message>
        <source>usable %1 – %2</source>
        <translation>utilisable %1 – %2</translation>
    </message>
</context>
<context>
    <name>steerscope::StrengthSlider</name>
    <message>
        <source>Strength</source>
        <translation>Intensité</translation>
    </message>
    <message>
        <source>Strength, number</source>
        <translation>Intensité, nombre</translation>
    </message>
    <message>
        <source>double-click resets to 1</source>
        <translation>double clic remet à 1</translation>
    </message>
</context>
<context>
    <name>steerscope::TintLegend</name>
    <message>
        <source>Meaning of the tint</source>
        <translation>Sens de la teinte</translation>
    </message>
    <message>
        <source>Tint: %1</source>
        <translation>Teinte : %1</translation>
    </message>
    <message>
        <source>Choose what the tint shows</source>
        <translation>Choisir ce que montre la teinte</translation>
    </message>
    <message>
        <source>strongest from %1 on</source>
        <translation>maximale dès %1</translation>
    </message>
    <message>
        <source>nothing is tinted</source>
        <translation>rien n’est teinté</translation>
    </message>
</context>
<context>
    <name>steerscope::TokenAlternatives</name>
    <message>
        <source>Alternatives</source>
        <translation>Autres choix</translation>
    </message>
</context>
<context>
    <name>steerscope::TokenInspector</name>
    <message>
        <source>Point at a word or a cell to see where the instruction acts on it.
A click locks it; Esc lets go.</source>
        <translation>Pointez un mot ou une cellule pour voir où la consigne agit sur lui.
Un clic le retient, Échap le libère.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Jeton</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Verrouillé</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Release the locked token</source>
        <translation>Libérer le jeton verrouillé</translation>
    </message>
    <message>
        <source>Release the locked token (Esc)</source>
        <translation>Libérer le jeton verrouillé (Échap)</translation>
    </message>
    <message>
        <source>Quantity by layer</source>
        <translation>Grandeur par couche</translation>
    </message>
    <message>
        <source>How far steering moved the choice of this token</source>
        <translation>De combien le guidage a déplacé le choix de ce jeton</translation>
    </message>
    <message>
        <source>Choices or lens</source>
        <translation>Choix ou lentille</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Choix</translation>
    </message>
    <message>
        <source>By layer</source>
        <translation>Par couche</translation>
    </message>
    <message>
        <source>Likeliest token by layer, logit lens</source>
        <translation>Jeton le plus probable par couche, lentille logit</translation>
    </message>
    <message>
        <source>KL to before %1 nat</source>
        <translation>KL à l’avant %1 nat</translation>
    </message>
</context>
<context>
    <name>steerscope::TokenView</name>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>token %1 of %2: %3</source>
        <translation>jeton %1 sur %2 : %3</translation>
    </message>
    <message>
        <source>%1, differs from the reference</source>
        <translation>%1, diffère de la référence</translation>
    </message>
    <message>
        <source>Fork here</source>
        <translation>Bifurquer ici</translation>
    </message>
    <message>
        <source>Alternatives…</source>
        <translation>Autres choix…</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Épingler</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy tokens and values</source>
        <translation>Copier jetons et valeurs</translation>
    </message>
    <message>
        <source>Copy figure</source>
        <translation>Copier la figure</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Tout sélectionner</translation>
    </message>
</context>
<context>
    <name>steerscope::TopBar</name>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Open, save, export and view</source>
        <translation>Ouvrir, enregistrer, exporter, affichage</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Démo</translation>
    </message>
    <message>
        <source>Tune</source>
        <translation>Réglage</translation>
    </message>
    <message>
        <source>Research</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Layout of the window</source>
        <translation>Disposition de la fenêtre</translation>
    </message>
    <message>
        <source>Choose a model…</source>
        <translation>Choisir un modèle…</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Choisir un modèle</translation>
    </message>
    <message>
        <source>Model %1</source>
        <translation>Modèle %1</translation>
    </message>
</context>
<context>
    <name>steerscope::TourCallout</name>
    <message>
        <source>Guided tour</source>
        <translation>Visite guidée</translation>
    </message>
    <message>
        <source>Skip this step</source>
        <translation>Passer</translation>
    </message>
    <message>
        <source>Skip this step of the tour</source>
        <translation>Passer cette étape de la visite</translation>
    </message>
    <message>
        <source>Leave the tour</source>
        <translation>Quitter la visite</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Étape %1 sur %2</translation>
    </message>
</context>
<context>
    <name>steerscope::Workbench</name>
    <message>
        <source>Measuring every strength: question %1 of %2</source>
        <translation>Mesure de chaque intensité : question %1 sur %2</translation>
    </message>
    <message>
        <source>There is no model here yet</source>
        <translation>Il n’y a pas encore de modèle ici</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 enregistré</translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation>Chargement de %1</translation>
    </message>
    <message>
        <source>%1 is ready</source>
        <translation>%1 est prêt</translation>
    </message>
    <message>
        <source>The PSR is ready and in use</source>
        <translation>Le PSR est prêt et en service</translation>
    </message>
    <message>
        <source>Run works as soon as the model is loaded.</source>
        <translation>Lancer marchera dès que le modèle sera chargé.</translation>
    </message>
    <message>
        <source>No model is open.</source>
        <translation>Aucun modèle n’est ouvert.</translation>
    </message>
    <message>
        <source>Choose a model above, or fetch the small one with packaging/fetch_model.sh %1</source>
        <translation>Choisissez un modèle ci-dessus, ou obtenez le petit avec packaging/fetch_model.sh %1</translation>
    </message>
    <message>
        <source>Writing the answers</source>
        <translation>Écriture des réponses</translation>
    </message>
    <message>
        <source>Measuring where the prompt acts</source>
        <translation>Mesure des endroits où agit la consigne</translation>
    </message>
    <message>
        <source>Distilling “%1”: %2</source>
        <translation>Distillation de « %1 » : %2</translation>
    </message>
    <message>
        <source>Distil an instruction or choose a PSR first</source>
        <translation>Distillez d’abord une consigne ou choisissez un PSR</translation>
    </message>
    <message>
        <source>Strengths are being measured already</source>
        <translation>Les intensités sont déjà en cours de mesure</translation>
    </message>
    <message>
        <source>Nothing can check whether this instruction is followed; the ready-made ones have a check</source>
        <translation>Rien ne peut vérifier que cette consigne est suivie ; les consignes toutes faites ont une vérification</translation>
    </message>
    <message>
        <source>No strength keeps the fluency floor; lower it and try again</source>
        <translation>Aucune intensité ne respecte la fluidité minimale ; baissez-la et réessayez</translation>
    </message>
    <message>
        <source>Strength %1 has the largest effect above the fluency floor</source>
        <translation>L’intensité %1 a le plus d’effet au-dessus de la fluidité minimale</translation>
    </message>
    <message>
        <source>The file has no questions; the bundled ones stay in use</source>
        <translation>Le fichier n’a pas de questions ; celles fournies restent en service</translation>
    </message>
    <message>
        <source>Distil asks %1 questions of this file from now on</source>
        <translation>Distiller pose désormais %1 questions de ce fichier</translation>
    </message>
    <message>
        <source>Painting changes what a PSR does: distil an instruction or choose a PSR first</source>
        <translation>Peindre change ce que fait un PSR : distillez d’abord une consigne ou choisissez un PSR</translation>
    </message>
</context>
</TS>
