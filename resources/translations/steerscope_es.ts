<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es">
<context>
    <name>ClipboardText</name>
    <message>
        <source>Copy figure</source>
        <translation>Copiar la figura</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>Copiar los datos</translation>
    </message>
</context>
<context>
    <name>DemoText</name>
    <message>
        <source>Ask something: one model is told how to answer, one is nudged.</source>
        <translation>Pregunte algo: a un modelo se le dice cómo responder, al otro se le da un empujón.</translation>
    </message>
    <message>
        <source>The nudge is off: the right-hand model answers as it always does.</source>
        <translation>El empujón está apagado: el modelo de la derecha responde como siempre.</translation>
    </message>
    <message>
        <source>The nudge is turned around: the right-hand model is pushed the other way.</source>
        <translation>El empujón está invertido: el modelo de la derecha va en sentido contrario.</translation>
    </message>
    <message>
        <source>Too much of a nudge: the text on the right begins to break.</source>
        <translation>Demasiado empujón: el texto de la derecha empieza a romperse.</translation>
    </message>
    <message>
        <source>A small nudge: the right-hand model takes up a hint of it.</source>
        <translation>Un empujón leve: el modelo de la derecha toma un poco de ello.</translation>
    </message>
    <message>
        <source>Nobody told the right-hand model: we nudged it from inside, word by word.</source>
        <translation>Nadie se lo dijo al modelo de la derecha: lo empujamos desde dentro, palabra por palabra.</translation>
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
        <translation>instrucción</translation>
    </message>
    <message>
        <source>place of the steering prompt</source>
        <translation>lugar de la instrucción</translation>
    </message>
    <message>
        <source>sampling</source>
        <translation>muestreo</translation>
    </message>
    <message>
        <source>number of tokens</source>
        <translation>número de tokens</translation>
    </message>
    <message>
        <source>strength</source>
        <translation>intensidad</translation>
    </message>
    <message>
        <source>choice of PSR</source>
        <translation>elección de PSR</translation>
    </message>
    <message>
        <source>constant twin</source>
        <translation>gemelo constante</translation>
    </message>
    <message>
        <source>mix of PSRs</source>
        <translation>mezcla de PSR</translation>
    </message>
    <message>
        <source>choice of columns</source>
        <translation>elección de columnas</translation>
    </message>
    <message>
        <source>fork</source>
        <translation>bifurcación</translation>
    </message>
    <message>
        <source>painted cells</source>
        <translation>celdas pintadas</translation>
    </message>
    <message>
        <source>settings of Distil</source>
        <translation>ajustes de Destilar</translation>
    </message>
    <message>
        <source>questions of Distil</source>
        <translation>preguntas de Destilar</translation>
    </message>
</context>
<context>
    <name>EngineWords</name>
    <message>
        <source>Loading weights</source>
        <translation>Cargando los pesos</translation>
    </message>
    <message>
        <source>Reading the prompt</source>
        <translation>Leyendo el prompt</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Escribiendo</translation>
    </message>
    <message>
        <source>Reading the prompts</source>
        <translation>Leyendo los prompts</translation>
    </message>
    <message>
        <source>Mapping the response</source>
        <translation>Trazando la respuesta</translation>
    </message>
    <message>
        <source>Comparing the predictions</source>
        <translation>Comparando las predicciones</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Leyendo</translation>
    </message>
    <message>
        <source>Searching the strength</source>
        <translation>Buscando la intensidad</translation>
    </message>
    <message>
        <source>Writing prompted answers, %1 of %2 done</source>
        <translation>Respuestas con instrucción, %1 de %2 hechas</translation>
    </message>
    <message>
        <source>Asking the judge about answer %1 of %2</source>
        <translation>Preguntando al juez, respuesta %1 de %2</translation>
    </message>
    <message>
        <source>Reading the answers after another wording</source>
        <translation>Leyendo las respuestas con otra redacción</translation>
    </message>
    <message>
        <source>Reading the answers without the instruction</source>
        <translation>Leyendo las respuestas sin la instrucción</translation>
    </message>
    <message>
        <source>Trying layer %1: block %2 of %3</source>
        <translation>Probando la capa %1: bloque %2 de %3</translation>
    </message>
    <message>
        <source>Trying layer %1</source>
        <translation>Probando la capa %1</translation>
    </message>
    <message>
        <source>Fitting layer %1 of %2</source>
        <translation>Ajustando la capa %1 de %2</translation>
    </message>
    <message>
        <source>Running block %1 of %2</source>
        <translation>Pasando el bloque %1 de %2</translation>
    </message>
    <message>
        <source>Seeing what later layers make of layer %1</source>
        <translation>Qué hacen las capas siguientes con la capa %1</translation>
    </message>
    <message>
        <source>Preparing the polish</source>
        <translation>Preparando el pulido</translation>
    </message>
    <message>
        <source>Polishing, round %1 of at most %2</source>
        <translation>Puliendo, ronda %1 de %2 como máximo</translation>
    </message>
    <message>
        <source>Comparing with the prompted model</source>
        <translation>Comparando con el modelo con instrucción</translation>
    </message>
    <message>
        <source>Measuring the finished model</source>
        <translation>Midiendo el modelo terminado</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
</context>
<context>
    <name>ExampleWords</name>
    <message>
        <source>A list that nobody asked for: look at the push on the first word.</source>
        <translation>Una lista que nadie pidió: mire el empuje en la primera palabra.</translation>
    </message>
    <message>
        <source>Told to write in capitals, this model does not. Nudged harder than it was trained, it does.</source>
        <translation>Aunque se le diga, este modelo no escribe en mayúsculas. Empujado más de lo entrenado, sí.</translation>
    </message>
    <message>
        <source>The nudge for short answers turned around: where it was told to be brief, the model now talks on.</source>
        <translation>El empujón hacia respuestas cortas, invertido: donde debía ser breve, el modelo ahora se extiende.</translation>
    </message>
    <message>
        <source>Nobody told the right-hand model to be a pirate: we nudged it from inside, word by word.</source>
        <translation>Nadie le dijo al modelo de la derecha que fuera un pirata: lo empujamos desde dentro, palabra por palabra.</translation>
    </message>
    <message>
        <source>Nobody told the nudged model to answer in French: a few words were pushed. The same push, spread evenly, stays English.</source>
        <translation>Nadie le dijo al modelo empujado que respondiera en francés: se empujaron unas pocas palabras. El mismo empuje, repartido por igual, sigue en inglés.</translation>
    </message>
    <message>
        <source>Told to be brief, or nudged, the model is brief. Told and nudged, it is briefer still.</source>
        <translation>Si se le pide brevedad, o se le empuja, el modelo es breve. Pedida y empujada a la vez, la respuesta es aún más breve.</translation>
    </message>
</context>
<context>
    <name>HeatmapText</name>
    <message>
        <source>Sum of magnitudes over layers, per token</source>
        <translation>Suma de magnitudes de las capas, por token</translation>
    </message>
    <message>
        <source>Sum over layers, per token</source>
        <translation>Suma de las capas, por token</translation>
    </message>
    <message>
        <source>Mean magnitude</source>
        <translation>Magnitud media</translation>
    </message>
    <message>
        <source>Mean per layer</source>
        <translation>Media por capa</translation>
    </message>
    <message>
        <source>per layer, %1 tokens</source>
        <translation>por capa, %1 tokens</translation>
    </message>
    <message>
        <source>over %1 tokens</source>
        <translation>sobre %1 tokens</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Capa</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>fuerte</translation>
    </message>
    <message>
        <source>output</source>
        <translation>salida</translation>
    </message>
    <message>
        <source>input</source>
        <translation>entrada</translation>
    </message>
</context>
<context>
    <name>IdentityText</name>
    <message>
        <source>Unsteered</source>
        <translation>Sin guiar</translation>
    </message>
    <message>
        <source>Prompted</source>
        <translation>Con instrucción</translation>
    </message>
    <message>
        <source>PSR</source>
        <translation>PSR</translation>
    </message>
    <message>
        <source>Constant twin</source>
        <translation>Gemelo constante</translation>
    </message>
    <message>
        <source>Control vector</source>
        <translation>Vector de control</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>Pila</translation>
    </message>
</context>
<context>
    <name>InspectorText</name>
    <message>
        <source>Push</source>
        <translation>Empuje</translation>
    </message>
    <message>
        <source>Local ‖Δ‖</source>
        <translation>‖Δ‖ local</translation>
    </message>
    <message>
        <source>Missed ‖Δ‖</source>
        <translation>‖Δ‖ perdido</translation>
    </message>
    <message>
        <source>%1, all layers</source>
        <translation>%1, total</translation>
    </message>
    <message>
        <source>Sum over all layers</source>
        <translation>Suma de todas las capas</translation>
    </message>
    <message>
        <source>Share of total</source>
        <translation>Parte del total</translation>
    </message>
    <message>
        <source>Of the sum over all tokens and layers</source>
        <translation>De la suma de todos los tokens y capas</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rango</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Among the tokens of this answer</source>
        <translation>Entre los tokens de esta respuesta</translation>
    </message>
    <message>
        <source>Peak layer</source>
        <translation>Capa máx.</translation>
    </message>
    <message>
        <source>The layer with the largest value</source>
        <translation>La capa con el valor más alto</translation>
    </message>
    <message>
        <source>%1 nat</source>
        <translation>%1 nat</translation>
    </message>
    <message>
        <source>%1 by layer</source>
        <translation>%1 por capa</translation>
    </message>
    <message>
        <source>With prompt</source>
        <translation>Con instrucción</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Opciones</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>Choices without prompt</source>
        <translation>Opciones sin instrucción</translation>
    </message>
    <message>
        <source>Choices before steering</source>
        <translation>Opciones antes de guiar</translation>
    </message>
    <message>
        <source>token #%1, the first</source>
        <translation>token #%1, el primero</translation>
    </message>
    <message>
        <source>token #%1, follows “%2”</source>
        <translation>token #%1, sigue a «%2»</translation>
    </message>
    <message>
        <source>KL steered</source>
        <translation>KL guiado</translation>
    </message>
    <message>
        <source>KL(prompted ‖ steered) of the next-token distributions</source>
        <translation>KL(con instrucción ‖ guiado) de las distribuciones del token siguiente</translation>
    </message>
    <message>
        <source>KL plain</source>
        <translation>KL sin nada</translation>
    </message>
    <message>
        <source>KL(prompted ‖ plain) of the next-token distributions</source>
        <translation>KL(con instrucción ‖ sin nada) de las distribuciones del token siguiente</translation>
    </message>
    <message>
        <source>λ of the prompt</source>
        <translation>λ de la instrucción</translation>
    </message>
    <message>
        <source>Sum over all layers (difference to the pinned run)</source>
        <translation>Suma de todas las capas (diferencia con la ejecución fijada)</translation>
    </message>
    <message>
        <source>%1 − pinned</source>
        <translation>%1 − fijado</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>en</source>
        <extracomment>The code of the language of this file, such as &quot;de&quot; or &quot;zh_CN&quot;</extracomment>
        <translation>es</translation>
    </message>
</context>
<context>
    <name>LibraryPresenter</name>
    <message>
        <source>%1 from token %2 on</source>
        <translation>%1 desde el token %2</translation>
    </message>
    <message>
        <source>Painted on the run of %1: %2</source>
        <translation>Pintado sobre la ejecución de %1: %2</translation>
    </message>
    <message>
        <source>Fork of the run of %1: %2, “%3”</source>
        <translation>Bifurcación de la ejecución de %1: %2, «%3»</translation>
    </message>
</context>
<context>
    <name>MapText</name>
    <message>
        <source>Steering push</source>
        <translation>Empuje del guiado</translation>
    </message>
    <message>
        <source>λ·α·‖z‖ per token and layer</source>
        <translation>λ·α·‖z‖ por token y capa</translation>
    </message>
    <message>
        <source>Δ by the prompt</source>
        <translation>Δ por la instrucción</translation>
    </message>
    <message>
        <source>‖Δ‖, prompted minus plain, on the prompted answer</source>
        <translation>‖Δ‖, con instrucción menos sin ella, en la respuesta con instrucción</translation>
    </message>
    <message>
        <source>Δ local</source>
        <translation>Δ local</translation>
    </message>
    <message>
        <source>‖Δ‖ left to add at each layer, on the prompted answer</source>
        <translation>‖Δ‖ que queda por añadir en cada capa, en la respuesta con instrucción</translation>
    </message>
    <message>
        <source>Δ by the PSR</source>
        <translation>Δ por el PSR</translation>
    </message>
    <message>
        <source>‖Δ‖, steered minus plain, on the PSR’s answer</source>
        <translation>‖Δ‖, guiado menos sin guiar, en la respuesta del PSR</translation>
    </message>
    <message>
        <source>Missed Δ</source>
        <translation>Δ perdido</translation>
    </message>
    <message>
        <source>‖Δ‖, prompted minus steered, on the prompted answer</source>
        <translation>‖Δ‖, con instrucción menos guiado, en la respuesta con instrucción</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>Empuje</translation>
    </message>
    <message>
        <source>Δ prompt</source>
        <translation>Δ instrucción</translation>
    </message>
    <message>
        <source>Δ PSR</source>
        <translation>Δ PSR</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Perdido</translation>
    </message>
    <message>
        <source>Needs a steering prompt: there is no prompted answer</source>
        <translation>Necesita una instrucción: no hay respuesta con instrucción</translation>
    </message>
    <message>
        <source>Needs a PSR: press Distil or open one</source>
        <translation>Necesita un PSR: pulse Destilar o abra uno</translation>
    </message>
    <message>
        <source>PSR %1</source>
        <translation>PSR %1</translation>
    </message>
    <message>
        <source>PSR + prompt</source>
        <translation>PSR + instrucción</translation>
    </message>
    <message>
        <source>Where the nudge acts</source>
        <translation>Dónde actúa el empujón</translation>
    </message>
    <message>
        <source>The PSR’s mean push everywhere</source>
        <translation>El empuje medio del PSR en todas partes</translation>
    </message>
    <message>
        <source>λ of the prompt</source>
        <translation>λ de la instrucción</translation>
    </message>
    <message>
        <source>⟨Δ, z⟩ ∕ ⟨z, z⟩: the coefficient that prompting used</source>
        <translation>⟨Δ, z⟩ ∕ ⟨z, z⟩: el coeficiente que usó la instrucción</translation>
    </message>
    <message>
        <source>λ prompt</source>
        <translation>λ instrucción</translation>
    </message>
    <message>
        <source>%1 − pinned</source>
        <translation>%1 − fijado</translation>
    </message>
    <message>
        <source>Nothing was changed here</source>
        <translation>Aquí no se cambió nada</translation>
    </message>
    <message>
        <source>Σ push²</source>
        <translation>Σ empuje²</translation>
    </message>
    <message>
        <source>Top 10 % of the tokens hold %1 % of %2</source>
        <translation>El 10 % de tokens más fuertes lleva el %1 % de %2</translation>
    </message>
</context>
<context>
    <name>PresetWords</name>
    <message>
        <source>persona</source>
        <translation>personaje</translation>
    </message>
    <message>
        <source>tone</source>
        <translation>tono</translation>
    </message>
    <message>
        <source>format</source>
        <translation>formato</translation>
    </message>
    <message>
        <source>language</source>
        <translation>idioma</translation>
    </message>
    <message>
        <source>Pirate</source>
        <translation>Pirata</translation>
    </message>
    <message>
        <source>Shakespeare</source>
        <translation>Shakespeare</translation>
    </message>
    <message>
        <source>Cowboy</source>
        <translation>Vaquero</translation>
    </message>
    <message>
        <source>Robot</source>
        <translation>Robot</translation>
    </message>
    <message>
        <source>Gloomy</source>
        <translation>Sombrío</translation>
    </message>
    <message>
        <source>Cheerful</source>
        <translation>Alegre</translation>
    </message>
    <message>
        <source>Casual</source>
        <translation>Informal</translation>
    </message>
    <message>
        <source>Bulleted list</source>
        <translation>Lista con viñetas</translation>
    </message>
    <message>
        <source>Numbered list</source>
        <translation>Lista numerada</translation>
    </message>
    <message>
        <source>Capital letters</source>
        <translation>Mayúsculas</translation>
    </message>
    <message>
        <source>Lower case</source>
        <translation>Minúsculas</translation>
    </message>
    <message>
        <source>No commas</source>
        <translation>Sin comas</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Emojis</translation>
    </message>
    <message>
        <source>Very short</source>
        <translation>Muy corto</translation>
    </message>
    <message>
        <source>Fixed opening</source>
        <translation>Comienzo fijo</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Francés</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Alemán</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Español</translation>
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
        <translation>No vale %1: se permite %2.</translation>
    </message>
    <message>
        <source>The layers of this model are %1 to %2</source>
        <translation>Las capas de este modelo van de %1 a %2</translation>
    </message>
    <message>
        <source>The rank of this model&apos;s layers is at most %1</source>
        <translation>El rango de las capas de este modelo es como máximo %1</translation>
    </message>
    <message>
        <source>Together with those held out there are %1 questions; %2 are wanted</source>
        <translation>Con las reservadas hay %1 preguntas; se piden %2</translation>
    </message>
    <message>
        <source>At least %1 question must be held out</source>
        <translation>Hay que reservar al menos %1 pregunta</translation>
    </message>
    <message>
        <source>It measures the result.</source>
        <translation>Sirve para medir el resultado.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>an instruction</source>
        <translation>una instrucción</translation>
    </message>
    <message>
        <source>Type the instruction that the steering model is to replace.</source>
        <translation>Escriba la instrucción que el modelo de guiado debe sustituir.</translation>
    </message>
    <message>
        <source>at least %1 user messages</source>
        <translation>al menos %1 mensajes</translation>
    </message>
    <message>
        <source>Use the bundled prompts or a file with more lines.</source>
        <translation>Use las preguntas incluidas o un archivo con más líneas.</translation>
    </message>
    <message>
        <source>so few that %1 prompts are left for training</source>
        <translation>tan pocas que queden %1 preguntas para aprender</translation>
    </message>
    <message>
        <source>Hold fewer prompts out, or give more.</source>
        <translation>Reserve menos preguntas o dé más.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>de %1 a %2</translation>
    </message>
    <message>
        <source>Answers of %1 to %2 tokens are usual.</source>
        <translation>Lo habitual son respuestas de %1 a %2 tokens.</translation>
    </message>
    <message>
        <source>%1 to %2, or %3 for the full affine map</source>
        <translation>de %1 a %2, o %3 para la aplicación afín completa</translation>
    </message>
    <message>
        <source>%1 is readable, %2 is more faithful.</source>
        <translation>%1 se lee bien, %2 es más fiel.</translation>
    </message>
    <message>
        <source>a list out of order</source>
        <translation>una lista desordenada</translation>
    </message>
    <message>
        <source>different block numbers, ascending</source>
        <translation>números de capa distintos, en orden creciente</translation>
    </message>
    <message>
        <source>Sort them.</source>
        <translation>Ordénelos.</translation>
    </message>
    <message>
        <source>%1 to %2 are usual.</source>
        <translation>Lo habitual es de %1 a %2.</translation>
    </message>
    <message>
        <source>Choose one of the known verifiers, or leave the verifier out.</source>
        <translation>Elija una de las comprobaciones conocidas o no ponga ninguna.</translation>
    </message>
    <message>
        <source>Write them after a colon, such as keywords:arr*|matey or max-words:%1.</source>
        <translation>Escríbalos tras dos puntos, como keywords:arr*|matey o max-words:%1.</translation>
    </message>
    <message>
        <source>no arguments</source>
        <translation>ningún argumento</translation>
    </message>
    <message>
        <source>a regular expression</source>
        <translation>una expresión regular</translation>
    </message>
    <message>
        <source>a range such as %1-%2, %3- or -%4</source>
        <translation>un intervalo como %1-%2, %3- o -%4</translation>
    </message>
    <message>
        <source>a whole number from %1</source>
        <translation>un número entero desde %1</translation>
    </message>
    <message>
        <source>words separated by |</source>
        <translation>palabras separadas por |</translation>
    </message>
    <message>
        <source>a whole number from %1, or nothing</source>
        <translation>un número entero desde %1, o nada</translation>
    </message>
    <message>
        <source>en, fr, de or es</source>
        <translation>en, fr, de o es</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>un texto</translation>
    </message>
    <message>
        <source>one letter</source>
        <translation>una sola letra</translation>
    </message>
</context>
<context>
    <name>RecipeText</name>
    <message>
        <source>Write a prompt first: the question that every column answers.</source>
        <translation>Escriba antes un prompt: la pregunta que responde cada columna.</translation>
    </message>
    <message>
        <source>Set the temperature to a number from 0 to 5; 0 always takes the likeliest token.</source>
        <translation>Ponga la temperatura entre 0 y 5; 0 toma siempre el token más probable.</translation>
    </message>
    <message>
        <source>Set the number of tokens to 1 … 4096.</source>
        <translation>Ponga el número de tokens entre 1 y 4096.</translation>
    </message>
</context>
<context>
    <name>TintText</name>
    <message>
        <source>No tint</source>
        <translation>Sin tinte</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>Empuje</translation>
    </message>
    <message>
        <source>Surprise</source>
        <translation>Sorpresa</translation>
    </message>
    <message>
        <source>%1 − pinned</source>
        <translation>%1 − fijado</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>Open model…</source>
        <translation>Abrir modelo…</translation>
    </message>
    <message>
        <source>Open PSR…</source>
        <translation>Abrir PSR…</translation>
    </message>
    <message>
        <source>Open recorded run…</source>
        <translation>Abrir ejecución grabada…</translation>
    </message>
    <message>
        <source>Save PSR…</source>
        <translation>Guardar PSR…</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Ejemplos</translation>
    </message>
    <message>
        <source>Export figure…</source>
        <translation>Exportar figura…</translation>
    </message>
    <message>
        <source>Export data…</source>
        <translation>Exportar datos…</translation>
    </message>
    <message>
        <source>Export report…</source>
        <translation>Exportar informe…</translation>
    </message>
    <message>
        <source>Copy figure</source>
        <translation>Copiar la figura</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>Copiar los datos</translation>
    </message>
    <message>
        <source>Show me the command</source>
        <translation>Ver la orden</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ejecutar</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Distil</source>
        <translation>Destilar</translation>
    </message>
    <message>
        <source>Tune for me</source>
        <translation>Ajustar por mí</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Add column</source>
        <translation>Añadir columna</translation>
    </message>
    <message>
        <source>Compare with the constant twin</source>
        <translation>Comparar con el gemelo constante</translation>
    </message>
    <message>
        <source>Compare with PSR and prompt together</source>
        <translation>Comparar con PSR e instrucción juntos</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Tema oscuro</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Tune</source>
        <translation>Ajuste</translation>
    </message>
    <message>
        <source>Research</source>
        <translation>Análisis</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Órdenes</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation>Recorrido guiado</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Ampliar</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Reducir</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>Tamaño real</translation>
    </message>
    <message>
        <source>Next token</source>
        <translation>Token siguiente</translation>
    </message>
    <message>
        <source>Previous token</source>
        <translation>Token anterior</translation>
    </message>
    <message>
        <source>Release cursor or stop</source>
        <translation>Soltar el cursor o detener</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Reduced motion</source>
        <translation>Menos movimiento</translation>
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
        <translation>Candidatos</translation>
    </message>
</context>
<context>
    <name>steerscope::ColumnMenu</name>
    <message>
        <source>Another PSR in a column of its own</source>
        <translation>Otro PSR en una columna propia</translation>
    </message>
    <message>
        <source>Mix a PSR into the one in use</source>
        <translation>Mezclar un PSR con el que está en uso</translation>
    </message>
    <message>
        <source>PSR or control vector from a file…</source>
        <translation>PSR o vector de control desde un archivo…</translation>
    </message>
    <message>
        <source>Remove %1 (%2)</source>
        <translation>Quitar %1 (%2)</translation>
    </message>
    <message>
        <source>Take %1 out of the mix</source>
        <translation>Sacar %1 de la mezcla</translation>
    </message>
</context>
<context>
    <name>steerscope::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Órdenes</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>Escriba lo que quiere hacer</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>Buscar órdenes</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>Órdenes encontradas</translation>
    </message>
    <message>
        <source>No command of that name</source>
        <translation>No hay ninguna orden con ese nombre</translation>
    </message>
</context>
<context>
    <name>steerscope::CommandStrip</name>
    <message>
        <source>Command line of what is on screen</source>
        <translation>Línea de órdenes de lo que se ve</translation>
    </message>
    <message>
        <source>Copy the command line</source>
        <translation>Copiar la línea de órdenes</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Close the command line</source>
        <translation>Cerrar la línea de órdenes</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>steerscope::ComparisonPresenter</name>
    <message>
        <source>There is no answer yet: press Run</source>
        <translation>Aún no hay respuesta: pulse Ejecutar</translation>
    </message>
    <message>
        <source>Open the model that wrote this run first</source>
        <translation>Abra antes el modelo que escribió esta ejecución</translation>
    </message>
    <message>
        <source>Another model wrote this run; open %1 first</source>
        <translation>Otro modelo escribió esta ejecución; abra antes %1</translation>
    </message>
    <message>
        <source>This PSR was made for %1 (%2 layers of width %3); %4 has %5 of width %6.</source>
        <translation>Este PSR se hizo para %1 (%2 capas de ancho %3); %4 tiene %5 de ancho %6.</translation>
    </message>
    <message>
        <source>This PSR was made for another file of %1; distil it again for the model that is open.</source>
        <translation>Este PSR se hizo para otro archivo de %1; destílelo de nuevo para el modelo abierto.</translation>
    </message>
</context>
<context>
    <name>steerscope::CompletionPane</name>
    <message>
        <source>Run writes its answer here</source>
        <translation>Ejecutar escribe aquí su respuesta</translation>
    </message>
    <message>
        <source>Stop this answer</source>
        <translation>Detener esta respuesta</translation>
    </message>
    <message>
        <source>Answer, %1</source>
        <translation>Respuesta, %1</translation>
    </message>
    <message>
        <source>updating</source>
        <translation>actualizando</translation>
    </message>
    <message>
        <source>More for this answer</source>
        <translation>Más sobre esta respuesta</translation>
    </message>
</context>
<context>
    <name>steerscope::CurveLegend</name>
    <message>
        <source>Runs in the chart</source>
        <translation>Ejecuciones del gráfico</translation>
    </message>
    <message>
        <source>Show run %1</source>
        <translation>Mostrar la ejecución %1</translation>
    </message>
</context>
<context>
    <name>steerscope::CurveView</name>
    <message>
        <source>Curves</source>
        <translation>Curvas</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Copy figure</source>
        <translation>Copiar la figura</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>Copiar los datos</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Guardar como…</translation>
    </message>
</context>
<context>
    <name>steerscope::DemoHead</name>
    <message>
        <source>What is on screen</source>
        <translation>Lo que se ve en pantalla</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>Ask something; both sides answer it</source>
        <translation>Pregunte algo; los dos lados responden</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ejecutar</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Stop the demonstration</source>
        <translation>Detener la demostración</translation>
    </message>
    <message>
        <source>Run the demonstration</source>
        <translation>Iniciar la demostración</translation>
    </message>
</context>
<context>
    <name>steerscope::DistilBinder</name>
    <message>
        <source>Persona</source>
        <translation>Personaje</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>Tono</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>A-PSR: per token, every layer</source>
        <translation>A-PSR: por token, todas las capas</translation>
    </message>
    <message>
        <source>A coefficient of its own for every token at every layer</source>
        <translation>Un coeficiente propio para cada token en cada capa</translation>
    </message>
    <message>
        <source>S-PSR: per token, one layer</source>
        <translation>S-PSR: por token, una capa</translation>
    </message>
    <message>
        <source>A coefficient of its own for every token at one layer</source>
        <translation>Un coeficiente propio para cada token en una capa</translation>
    </message>
    <message>
        <source>A-Const: constant, every layer</source>
        <translation>A-Const: constante, todas las capas</translation>
    </message>
    <message>
        <source>The same push at every token, at every layer</source>
        <translation>El mismo empuje en cada token, en cada capa</translation>
    </message>
    <message>
        <source>S-Const: constant, one layer</source>
        <translation>S-Const: constante, una capa</translation>
    </message>
    <message>
        <source>The same push at every token, at one layer</source>
        <translation>El mismo empuje en cada token, en una capa</translation>
    </message>
    <message>
        <source>DiM: difference of means</source>
        <translation>DiM: diferencia de medias</translation>
    </message>
    <message>
        <source>Contrastive activation addition: mean prompted minus mean plain</source>
        <translation>Suma contrastiva de activaciones: media con instrucción menos media sin ella</translation>
    </message>
    <message>
        <source>PCA: main direction</source>
        <translation>PCA: dirección principal</translation>
    </message>
    <message>
        <source>Representation engineering: the main direction of the differences</source>
        <translation>Ingeniería de representaciones: la dirección principal de las diferencias</translation>
    </message>
    <message>
        <source>Stolfo: clamp to the mean</source>
        <translation>Stolfo: fijar a la media</translation>
    </message>
    <message>
        <source>Sets the projection on one direction to its prompted mean</source>
        <translation>Pone la proyección sobre una dirección en su media con instrucción</translation>
    </message>
    <message>
        <source>ReFT-r1: tied direction</source>
        <translation>ReFT-r1: dirección ligada</translation>
    </message>
    <message>
        <source>One direction that reads and writes</source>
        <translation>Una dirección que lee y escribe</translation>
    </message>
    <message>
        <source>followed in %1 %</source>
        <translation>seguida en %1 %</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Apagado</translation>
    </message>
    <message>
        <source>Mean squared error</source>
        <translation>Error cuadrático medio</translation>
    </message>
    <message>
        <source>Likelihood</source>
        <translation>Verosimilitud</translation>
    </message>
    <message>
        <source>KL to the prompted model</source>
        <translation>KL respecto al modelo con instrucción</translation>
    </message>
    <message>
        <source>After epoch %1 of the polish</source>
        <translation>Tras la ronda %1 del pulido</translation>
    </message>
    <message>
        <source>After the closed-form fit</source>
        <translation>Tras el ajuste directo</translation>
    </message>
</context>
<context>
    <name>steerscope::DistillCharts</name>
    <message>
        <source>Polish</source>
        <translation>Pulido</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Capas</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Muestras</translation>
    </message>
    <message>
        <source>What the distillation shows</source>
        <translation>Qué muestra la destilación</translation>
    </message>
    <message>
        <source>Training curve</source>
        <translation>Curva de entrenamiento</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>ronda</translation>
    </message>
    <message>
        <source>Choose an objective under
“Polish” to train on</source>
        <translation>Elija un objetivo en «Pulido»
para seguir entrenando</translation>
    </message>
    <message>
        <source>Relative error by layer</source>
        <translation>Error relativo por capa</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>capa</translation>
    </message>
    <message>
        <source>Error by layer, once fitted</source>
        <translation>Error por capa, tras el ajuste</translation>
    </message>
    <message>
        <source>held-out</source>
        <translation>reservadas</translation>
    </message>
    <message>
        <source>train</source>
        <translation>entrenamiento</translation>
    </message>
    <message>
        <source>paraphrase</source>
        <translation>paráfrasis</translation>
    </message>
</context>
<context>
    <name>steerscope::DistillOptions</name>
    <message>
        <source>Instruction</source>
        <translation>Instrucción</translation>
    </message>
    <message>
        <source>Ready-made instruction</source>
        <translation>Instrucción preparada</translation>
    </message>
    <message>
        <source>Advanced settings</source>
        <translation>Ajustes avanzados</translation>
    </message>
    <message>
        <source>Full affine map</source>
        <translation>Aplicación afín completa</translation>
    </message>
    <message>
        <source>Check of the answers</source>
        <translation>Comprobación de respuestas</translation>
    </message>
    <message>
        <source>Use the defaults</source>
        <translation>Usar lo predeterminado</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rango</translation>
    </message>
    <message>
        <source>1 is readable: one coefficient per token and layer. More is more faithful.</source>
        <translation>1 es legible: un coeficiente por token y capa. Más es más fiel.</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Capas</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>Pulido</translation>
    </message>
    <message>
        <source>Training by gradients after the first, closed-form result</source>
        <translation>Entrenamiento por gradientes tras el primer resultado directo</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Rondas</translation>
    </message>
    <message>
        <source>Rounds of polishing at most; it ends early when nothing improves</source>
        <translation>Rondas como máximo; acaba antes si nada mejora</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Prompts</translation>
    </message>
    <message>
        <source>Questions whose prompted answers are imitated</source>
        <translation>Preguntas cuyas respuestas con instrucción se imitan</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>Reservadas</translation>
    </message>
    <message>
        <source>Questions kept aside to measure how faithful the result is</source>
        <translation>Preguntas apartadas para medir la fidelidad del resultado</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Longest answer, in tokens</source>
        <translation>Respuesta más larga, en tokens</translation>
    </message>
    <message>
        <source>Tokens per answer</source>
        <translation>Tokens por respuesta</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Comprobación</translation>
    </message>
    <message>
        <source>Answers that fail are not imitated. “none”: only their likelihood decides</source>
        <translation>Las respuestas que fallan no se imitan. «none»: solo decide su verosimilitud</translation>
    </message>
    <message>
        <source>As written under “Steer with”</source>
        <translation>Como está en «Guiar con»</translation>
    </message>
    <message>
        <source>This model hardly does this even when told (%1), so a distillation of it will be refused.</source>
        <translation>Este modelo apenas lo hace aun con la instrucción (%1); por eso se rechazará destilarla.</translation>
    </message>
    <message>
        <source>this instruction has none</source>
        <translation>esta instrucción no tiene</translation>
    </message>
    <message>
        <source>the instruction’s own: %1</source>
        <translation>la de la instrucción: %1</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Avanzado</translation>
    </message>
    <message>
        <source>affine</source>
        <translation>afín</translation>
    </message>
    <message>
        <source>rank %1</source>
        <translation>rango %1</translation>
    </message>
    <message>
        <source>layers %1</source>
        <translation>capas %1</translation>
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
        <translation>Destilar convierte la instrucción de «Guiar con» en un modelo de guiado que no necesita prompt. El primero está listo en segundos.</translation>
    </message>
    <message>
        <source>Distillation</source>
        <translation>Destilación</translation>
    </message>
    <message>
        <source>Fidelity to the prompt</source>
        <translation>Fidelidad al prompt</translation>
    </message>
    <message>
        <source>1 − KL to the prompted model, over the same of the unsteered model, on held-out prompts; 1 is the prompt itself</source>
        <translation>1 − KL respecto al modelo con instrucción, dividida por la del modelo sin guiar, con preguntas reservadas; 1 es el propio prompt</translation>
    </message>
    <message>
        <source>Rollouts</source>
        <translation>Respuestas de muestra</translation>
    </message>
    <message>
        <source>Show the rollouts</source>
        <translation>Mostrar las respuestas de muestra</translation>
    </message>
    <message>
        <source>Show which rollouts were kept, and why others were dropped</source>
        <translation>Mostrar qué respuestas se conservaron y por qué se descartaron otras</translation>
    </message>
    <message>
        <source>Progress of the distillation</source>
        <translation>Progreso de la destilación</translation>
    </message>
    <message>
        <source>Use now</source>
        <translation>Usar ya</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Use the best steering model so far</source>
        <translation>Usar el mejor modelo de guiado hasta ahora</translation>
    </message>
    <message>
        <source>Cancel the distillation</source>
        <translation>Cancelar la destilación</translation>
    </message>
    <message>
        <source>Stop; the best result so far is kept</source>
        <translation>Detener; se conserva el mejor resultado</translation>
    </message>
    <message>
        <source>Steer with the best result so far</source>
        <translation>Guiar con el mejor resultado hasta ahora</translation>
    </message>
    <message>
        <source>The first steering model is not ready yet</source>
        <translation>El primer modelo de guiado aún no está listo</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; kept</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; conservadas</translation>
    </message>
    <message>
        <source>%1 dropped</source>
        <translation>%1 descartadas</translation>
    </message>
    <message>
        <source>KL %1 nat</source>
        <translation>KL %1 nat</translation>
    </message>
    <message>
        <source>same first choice %1 %</source>
        <translation>misma primera opción %1 %</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Command line that distils the same</source>
        <translation>Línea de órdenes que destila lo mismo</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>End the polishing with the best result so far</source>
        <translation>Acabar el pulido con el mejor resultado hasta ahora</translation>
    </message>
    <message>
        <source>Stop polishing; the best result so far is measured and kept</source>
        <translation>Detener el pulido; el mejor resultado se mide y se conserva</translation>
    </message>
    <message>
        <source>The best result so far is in use</source>
        <translation>El mejor resultado hasta ahora está en uso</translation>
    </message>
</context>
<context>
    <name>steerscope::DistillationPresenter</name>
    <message>
        <source>writing rollouts</source>
        <translation>escribiendo respuestas</translation>
    </message>
    <message>
        <source>reading activations</source>
        <translation>leyendo activaciones</translation>
    </message>
    <message>
        <source>fitting the layers</source>
        <translation>ajustando las capas</translation>
    </message>
    <message>
        <source>polishing</source>
        <translation>puliendo</translation>
    </message>
    <message>
        <source>measuring on held-out prompts</source>
        <translation>midiendo con preguntas reservadas</translation>
    </message>
    <message>
        <source>done</source>
        <translation>hecha</translation>
    </message>
    <message>
        <source>about %1 s left</source>
        <translation>quedan unos %1 s</translation>
    </message>
    <message>
        <source>about %1 min left</source>
        <translation>quedan unos %1 min</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelada</translation>
    </message>
    <message>
        <source>affine</source>
        <translation>afín</translation>
    </message>
    <message>
        <source>rank %1</source>
        <translation>rango %1</translation>
    </message>
    <message>
        <source>train</source>
        <translation>entrenamiento</translation>
    </message>
    <message>
        <source>train, scaled</source>
        <translation>entrenamiento, escalado</translation>
    </message>
</context>
<context>
    <name>steerscope::ErrorDetails</name>
    <message>
        <source>What went wrong</source>
        <translation>Qué ha fallado</translation>
    </message>
    <message>
        <source>Full record of the error</source>
        <translation>Registro completo del error</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
</context>
<context>
    <name>steerscope::ExampleGallery</name>
    <message>
        <source>Examples</source>
        <translation>Ejemplos</translation>
    </message>
    <message>
        <source>Close the examples</source>
        <translation>Cerrar los ejemplos</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Play the example: %1</source>
        <translation>Reproducir el ejemplo: %1</translation>
    </message>
    <message>
        <source>%1
Recorded with %2</source>
        <translation>%1
Grabado con %2</translation>
    </message>
    <message>
        <source>Recorded examples play without a model. Choose one:</source>
        <translation>Los ejemplos grabados no necesitan modelo. Elija uno:</translation>
    </message>
</context>
<context>
    <name>steerscope::GaugeBar</name>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>length unknown</source>
        <translation>duración desconocida</translation>
    </message>
    <message>
        <source>%1 percent</source>
        <translation>%1 por ciento</translation>
    </message>
</context>
<context>
    <name>steerscope::Guidance</name>
    <message>
        <source>Where the push acts</source>
        <translation>Dónde actúa el empuje</translation>
    </message>
    <message>
        <source>The colour behind a word says how hard the model was pushed there. Move the pointer over a word.</source>
        <translation>El color detrás de una palabra dice con cuánta fuerza se empujó ahí al modelo. Pase el puntero sobre una palabra.</translation>
    </message>
    <message>
        <source>One word, every layer</source>
        <translation>Una palabra, todas las capas</translation>
    </message>
    <message>
        <source>Each column is a word, each row a layer. Click a cell to hold on to it.</source>
        <translation>Cada columna es una palabra, cada fila una capa. Haga clic en una celda para fijarla.</translation>
    </message>
    <message>
        <source>What the prompt does instead</source>
        <translation>Lo que hace el prompt en su lugar</translation>
    </message>
    <message>
        <source>The other maps show what the instruction itself changes. Choose another map.</source>
        <translation>Los otros mapas muestran lo que cambia la propia instrucción. Elija otro mapa.</translation>
    </message>
    <message>
        <source>How hard to push</source>
        <translation>Cuánto empujar</translation>
    </message>
    <message>
        <source>Move the strength: the answer is written again. 1 is as trained, 0 is off.</source>
        <translation>Mueva la intensidad: la respuesta se escribe de nuevo. 1 es como se entrenó, 0 es apagado.</translation>
    </message>
    <message>
        <source>Your own question</source>
        <translation>Su propia pregunta</translation>
    </message>
    <message>
        <source>Type a question of your own and press Run.</source>
        <translation>Escriba una pregunta y pulse Ejecutar.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ejecutar</translation>
    </message>
    <message>
        <source>Your own instruction</source>
        <translation>Su propia instrucción</translation>
    </message>
    <message>
        <source>Write an instruction under “Steer with” and press Distil.</source>
        <translation>Escriba una instrucción en «Guiar con» y pulse Destilar.</translation>
    </message>
    <message>
        <source>Distil</source>
        <translation>Destilar</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Intro</translation>
    </message>
    <message>
        <source>Cursor</source>
        <translation>Cursor</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>Flechas</translation>
    </message>
    <message>
        <source>Move the cell in the map</source>
        <translation>Mover la celda en el mapa</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>Clic</translation>
    </message>
    <message>
        <source>Lock the cursor; again to release it</source>
        <translation>Fijar el cursor; otra vez para soltarlo</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Intensidad</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>Izquierda, Derecha</translation>
    </message>
    <message>
        <source>A step of 0.05</source>
        <translation>Un paso de 0.05</translation>
    </message>
    <message>
        <source>Shift + Left, Right</source>
        <translation>Mayús + Izquierda, Derecha</translation>
    </message>
    <message>
        <source>A step of 0.25</source>
        <translation>Un paso de 0.25</translation>
    </message>
    <message>
        <source>Double-click</source>
        <translation>Doble clic</translation>
    </message>
    <message>
        <source>Back to 1</source>
        <translation>Vuelve a 1</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Ventana</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Mapa</translation>
    </message>
    <message>
        <source>W, S</source>
        <translation>W, S</translation>
    </message>
    <message>
        <source>Zoom in and out</source>
        <translation>Acercar y alejar</translation>
    </message>
    <message>
        <source>A, D</source>
        <translation>A, D</translation>
    </message>
    <message>
        <source>Move to the sides</source>
        <translation>Desplazar a los lados</translation>
    </message>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
    <message>
        <source>Fit all tokens; again to go back</source>
        <translation>Ajustar a todos los tokens; otra vez: volver</translation>
    </message>
</context>
<context>
    <name>steerscope::HeatmapPresenter</name>
    <message>
        <source>Only the steering push can be painted</source>
        <translation>Solo se puede pintar el empuje del guiado</translation>
    </message>
    <message>
        <source>A difference cannot be painted: unpin the reference first</source>
        <translation>Una diferencia no se puede pintar: suelte antes la referencia</translation>
    </message>
</context>
<context>
    <name>steerscope::HeatmapTable</name>
    <message>
        <source>Numbers of the map</source>
        <translation>Números del mapa</translation>
    </message>
    <message>
        <source>Copy selected cells</source>
        <translation>Copiar las celdas elegidas</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Seleccionar todo</translation>
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
        <translation>Todas las capas</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>Capa %1</translation>
    </message>
</context>
<context>
    <name>steerscope::HeatmapView</name>
    <message>
        <source>Token by layer map</source>
        <translation>Mapa token × capa</translation>
    </message>
    <message>
        <source>Run draws the map here</source>
        <translation>Ejecutar dibuja aquí el mapa</translation>
    </message>
    <message>
        <source>Tokens in view</source>
        <translation>Tokens a la vista</translation>
    </message>
    <message>
        <source>Layers in view</source>
        <translation>Capas a la vista</translation>
    </message>
    <message>
        <source>%1, map</source>
        <translation>%1, mapa</translation>
    </message>
    <message>
        <source>Arrow keys move the cursor, Enter locks it, Shift with arrows selects cells, W and S zoom, F shows all tokens</source>
        <translation>Las flechas mueven el cursor, Intro lo fija, Mayús con flechas elige celdas, W y S amplían o reducen, F muestra todos los tokens</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vacío</translation>
    </message>
    <message>
        <source>%1 tokens, %2 layers</source>
        <translation>%1 tokens, %2 capas</translation>
    </message>
    <message>
        <source>Copy figure</source>
        <translation>Copiar la figura</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>Copiar los datos</translation>
    </message>
    <message>
        <source>Fit all tokens</source>
        <translation>Ajustar a todos los tokens</translation>
    </message>
    <message>
        <source>Undo the clip of the colours</source>
        <translation>Quitar el recorte de colores</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Guardar como…</translation>
    </message>
    <message>
        <source>not computed</source>
        <translation>sin calcular</translation>
    </message>
    <message>
        <source>layer %1, mean %2</source>
        <translation>capa %1, media %2</translation>
    </message>
    <message>
        <source>all layers, token &apos;%1&apos;, %2</source>
        <translation>todas las capas, token «%1», %2</translation>
    </message>
    <message>
        <source>layer %1, token &apos;%2&apos;, %3</source>
        <translation>capa %1, token «%2», %3</translation>
    </message>
    <message>
        <source>%1, painted</source>
        <translation>%1, pintado</translation>
    </message>
</context>
<context>
    <name>steerscope::HistoryList</name>
    <message>
        <source>shown</source>
        <translation>mostrado</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>con estrella</translation>
    </message>
    <message>
        <source>pinned as reference</source>
        <translation>fijado como referencia</translation>
    </message>
    <message>
        <source>tag %1</source>
        <translation>etiqueta %1</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>fijado</translation>
    </message>
    <message>
        <source>Stored runs</source>
        <translation>Ejecuciones guardadas</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Soltar</translation>
    </message>
    <message>
        <source>Pin as reference</source>
        <translation>Fijar como referencia</translation>
    </message>
    <message>
        <source>Remove star</source>
        <translation>Quitar la estrella</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Poner estrella</translation>
    </message>
    <message>
        <source>Export for a colleague…</source>
        <translation>Exportar para un colega…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
</context>
<context>
    <name>steerscope::HistoryRail</name>
    <message>
        <source>History of runs</source>
        <translation>Historial de ejecuciones</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>More for the library</source>
        <translation>Más sobre la biblioteca</translation>
    </message>
    <message>
        <source>Import, back up, restore</source>
        <translation>Importar, respaldar, restaurar</translation>
    </message>
    <message>
        <source>Import from a colleague…</source>
        <translation>Importar de un colega…</translation>
    </message>
    <message>
        <source>Back up the library…</source>
        <translation>Respaldar la biblioteca…</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Restaurar un respaldo…</translation>
    </message>
    <message>
        <source>Close the history</source>
        <translation>Cerrar el historial</translation>
    </message>
    <message>
        <source>Close the history (Ctrl+H)</source>
        <translation>Cerrar el historial (Ctrl+H)</translation>
    </message>
    <message>
        <source>Search prompts, answers, notes</source>
        <translation>Buscar prompts, respuestas, notas</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>Buscar en el historial</translation>
    </message>
    <message>
        <source>Tags of the run</source>
        <translation>Etiquetas de la ejecución</translation>
    </message>
    <message>
        <source>Tags, parted by commas</source>
        <translation>Etiquetas separadas por comas</translation>
    </message>
    <message>
        <source>Note to the run</source>
        <translation>Nota de la ejecución</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Bring the removed run back</source>
        <translation>Recuperar la ejecución quitada</translation>
    </message>
    <message>
        <source>★ Starred</source>
        <translation>★ Con estrella</translation>
    </message>
    <message>
        <source>Only runs with a star</source>
        <translation>Solo ejecuciones con estrella</translation>
    </message>
    <message>
        <source>Only runs tagged %1</source>
        <translation>Solo ejecuciones con la etiqueta %1</translation>
    </message>
    <message>
        <source>Every run is kept here by itself, with its texts and maps. Press Run.</source>
        <translation>Cada ejecución se guarda aquí sola, con sus textos y mapas. Pulse Ejecutar.</translation>
    </message>
    <message>
        <source>No run fits this search.</source>
        <translation>Ninguna ejecución coincide.</translation>
    </message>
</context>
<context>
    <name>steerscope::KeySheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Close the sheet of keys</source>
        <translation>Cerrar la lista de teclas</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Cerrar (Esc)</translation>
    </message>
</context>
<context>
    <name>steerscope::LayerBars</name>
    <message>
        <source>Values by layer</source>
        <translation>Valores por capa</translation>
    </message>
    <message>
        <source>layer %1: %2</source>
        <translation>capa %1: %2</translation>
    </message>
    <message>
        <source>layer %1: not computed</source>
        <translation>capa %1: sin calcular</translation>
    </message>
</context>
<context>
    <name>steerscope::LayerPicker</name>
    <message>
        <source>Which layers</source>
        <translation>Qué capas</translation>
    </message>
    <message>
        <source>to</source>
        <translation>a</translation>
    </message>
    <message>
        <source>Layers of the list</source>
        <translation>Capas de la lista</translation>
    </message>
    <message>
        <source>such as 0-5, 12</source>
        <translation>como 0-5, 12</translation>
    </message>
    <message>
        <source>Best by held-out score</source>
        <translation>La mejor según las reservadas</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>From – to</source>
        <translation>De – a</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Lista</translation>
    </message>
    <message>
        <source>One</source>
        <translation>Una</translation>
    </message>
    <message>
        <source>First layer</source>
        <translation>Primera capa</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Capa</translation>
    </message>
    <message>
        <source>Last layer</source>
        <translation>Última capa</translation>
    </message>
    <message>
        <source>Layers are 0 to %1, such as 0-5, 12.</source>
        <translation>Las capas van de 0 a %1, como 0-5, 12.</translation>
    </message>
</context>
<context>
    <name>steerscope::LensModel</name>
    <message>
        <source>layer %1</source>
        <translation>capa %1</translation>
    </message>
    <message>
        <source>without steering</source>
        <translation>sin guiado</translation>
    </message>
    <message>
        <source>with steering</source>
        <translation>con guiado</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Capa</translation>
    </message>
    <message>
        <source>Without</source>
        <translation>Sin</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>Steered</source>
        <translation>Guiado</translation>
    </message>
</context>
<context>
    <name>steerscope::LensTable</name>
    <message>
        <source>Likeliest token by layer</source>
        <translation>Token más probable por capa</translation>
    </message>
</context>
<context>
    <name>steerscope::LibraryList</name>
    <message>
        <source>in use</source>
        <translation>en uso</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Biblioteca</translation>
    </message>
    <message>
        <source>Open a saved steering model</source>
        <translation>Abrir un modelo de guiado guardado</translation>
    </message>
    <message>
        <source>Open a saved steering model (PSR)…</source>
        <translation>Abrir un modelo de guiado (PSR)…</translation>
    </message>
    <message>
        <source>Save the steering model in use</source>
        <translation>Guardar el modelo de guiado en uso</translation>
    </message>
    <message>
        <source>Nothing saved yet. Distil an instruction, or open a PSR file.</source>
        <translation>Nada guardado aún. Destile una instrucción o abra un archivo PSR.</translation>
    </message>
    <message>
        <source>Saved steering models</source>
        <translation>Modelos de guiado guardados</translation>
    </message>
    <message>
        <source>%1, in use</source>
        <translation>%1, en uso</translation>
    </message>
    <message>
        <source>Save the steering model in use…</source>
        <translation>Guardar el modelo de guiado en uso…</translation>
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
        <translation>1 respuesta</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <translation>%1 respuestas</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Guardado: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) imported</source>
        <translation>
            <numerusform>%n ejecución importada</numerusform>
            <numerusform>%n ejecuciones importadas</numerusform>
        </translation>
    </message>
    <message>
        <source>The backup is restored</source>
        <translation>El respaldo se ha restaurado</translation>
    </message>
</context>
<context>
    <name>steerscope::LibraryWiring</name>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Removed “%1”</source>
        <translation>«%1» quitado</translation>
    </message>
    <message>
        <source>Steerscope bundles (*.steerscope)</source>
        <translation>Paquetes de Steerscope (*.steerscope)</translation>
    </message>
    <message>
        <source>Library backups (*.db)</source>
        <translation>Respaldos de biblioteca (*.db)</translation>
    </message>
    <message>
        <source>Export for a colleague</source>
        <translation>Exportar para un colega</translation>
    </message>
    <message>
        <source>Import from a colleague</source>
        <translation>Importar de un colega</translation>
    </message>
    <message>
        <source>Back up the library</source>
        <translation>Respaldar la biblioteca</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Restaurar un respaldo</translation>
    </message>
    <message>
        <source>Unpin the reference</source>
        <translation>Soltar la referencia</translation>
    </message>
</context>
<context>
    <name>steerscope::MainWindow</name>
    <message>
        <source>The map appears while Run writes</source>
        <translation>El mapa aparece mientras Ejecutar escribe</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Receta</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Respuestas</translation>
    </message>
    <message>
        <source>Maps of tokens and layers</source>
        <translation>Mapas de tokens y capas</translation>
    </message>
    <message>
        <source>Token under the cursor</source>
        <translation>Token bajo el cursor</translation>
    </message>
    <message>
        <source>Strength of the PSR</source>
        <translation>Intensidad del PSR</translation>
    </message>
    <message>
        <source>Distillation</source>
        <translation>Destilación</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Línea de órdenes</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>Demostración</translation>
    </message>
    <message>
        <source>Library of PSRs</source>
        <translation>Biblioteca de PSR</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>The command line was copied</source>
        <translation>La línea de órdenes se ha copiado</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Open model</source>
        <translation>Abrir modelo</translation>
    </message>
    <message>
        <source>Models (*.gguf);;All files (*)</source>
        <translation>Modelos (*.gguf);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Open PSR</source>
        <translation>Abrir PSR</translation>
    </message>
    <message>
        <source>PSR files (*.safetensors)</source>
        <translation>Archivos PSR (*.safetensors)</translation>
    </message>
    <message>
        <source>PSR or control vector</source>
        <translation>PSR o vector de control</translation>
    </message>
    <message>
        <source>PSRs and control vectors (*.safetensors *.gguf)</source>
        <translation>PSR y vectores de control (*.safetensors *.gguf)</translation>
    </message>
    <message>
        <source>Open recorded run</source>
        <translation>Abrir ejecución grabada</translation>
    </message>
    <message>
        <source>Recorded runs (*.json)</source>
        <translation>Ejecuciones grabadas (*.json)</translation>
    </message>
    <message>
        <source>Save PSR</source>
        <translation>Guardar PSR</translation>
    </message>
    <message>
        <source>Export figure</source>
        <translation>Exportar figura</translation>
    </message>
    <message>
        <source>PNG (*.png);;SVG (*.svg);;PDF (*.pdf)</source>
        <translation>PNG (*.png);;SVG (*.svg);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Export data</source>
        <translation>Exportar datos</translation>
    </message>
    <message>
        <source>CSV (*.csv);;JSON (*.json)</source>
        <translation>CSV (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Export report</source>
        <translation>Exportar informe</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Páginas web (*.html)</translation>
    </message>
    <message>
        <source>bundled · %1 layers</source>
        <translation>incluido · %1 capas</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 capas</translation>
    </message>
    <message>
        <source>fidelity %1 · %2 layers</source>
        <translation>fidelidad %1 · %2 capas</translation>
    </message>
    <message>
        <source>Made for %1</source>
        <translation>Hecho para %1</translation>
    </message>
    <message>
        <source>Fidelity %1 on held-out prompts</source>
        <translation>Fidelidad %1 con preguntas reservadas</translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>Deshacer %1</translation>
    </message>
    <message>
        <source>Redo %1</source>
        <translation>Rehacer %1</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>No PSR is in use yet</source>
        <translation>Aún no hay ningún PSR en uso</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Guardado: %1</translation>
    </message>
    <message>
        <source>Run saved</source>
        <translation>Ejecución guardada</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>%1 · %2 layers</source>
        <translation>%1 · %2 capas</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>cargando</translation>
    </message>
</context>
<context>
    <name>steerscope::MapPanel</name>
    <message>
        <source>Maps</source>
        <translation>Mapas</translation>
    </message>
    <message>
        <source>Colour scale</source>
        <translation>Escala de color</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>Lineal</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Square root</source>
        <translation>Raíz cuadrada</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>Logarítmica</translation>
    </message>
    <message>
        <source>Tools for the cells</source>
        <translation>Herramientas de celdas</translation>
    </message>
    <message>
        <source>Select, paint, clamp or zero cells</source>
        <translation>Elegir, pintar, acotar o anular celdas</translation>
    </message>
    <message>
        <source>Shared range</source>
        <translation>Rango común</translation>
    </message>
    <message>
        <source>Keep this colour range for every map and run</source>
        <translation>Mantener este rango de color en todos los mapas y ejecuciones</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>Ver como tabla</translation>
    </message>
    <message>
        <source>Show the numbers as a table</source>
        <translation>Ver los números como tabla</translation>
    </message>
    <message>
        <source>Copy figure</source>
        <translation>Copiar la figura</translation>
    </message>
    <message>
        <source>Save figure or data</source>
        <translation>Guardar figura o datos</translation>
    </message>
    <message>
        <source>Save figure or data…</source>
        <translation>Guardar figura o datos…</translation>
    </message>
    <message>
        <source>Signed values have no logarithm</source>
        <translation>Los valores con signo no tienen logaritmo</translation>
    </message>
</context>
<context>
    <name>steerscope::MapReadout</name>
    <message>
        <source>layer %1</source>
        <translation>capa %1</translation>
    </message>
    <message>
        <source>all layers</source>
        <translation>todas las capas</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>media</translation>
    </message>
    <message>
        <source>#%1 · %2</source>
        <translation>#%1 · %2</translation>
    </message>
    <message>
        <source>%1 %2 · layer %3</source>
        <translation>%1 %2 · capa %3</translation>
    </message>
    <message>
        <source>%1 tokens, %2 layers</source>
        <translation>%1 tokens, %2 capas</translation>
    </message>
    <message>
        <source>%1 tokens × %2 layers</source>
        <translation>%1 tokens × %2 capas</translation>
    </message>
    <message>
        <source>%1 cells, %2 missing</source>
        <translation>%1 celdas, faltan %2</translation>
    </message>
    <message>
        <source>%1 cells</source>
        <translation>%1 celdas</translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>media %1</translation>
    </message>
    <message>
        <source>max %1</source>
        <translation>máx. %1</translation>
    </message>
    <message>
        <source>%1 % of all</source>
        <translation>%1 % del total</translation>
    </message>
</context>
<context>
    <name>steerscope::MapToolRow</name>
    <message>
        <source>&amp;Value</source>
        <translation>&amp;Valor</translation>
    </message>
    <message>
        <source>Tool for the cells</source>
        <translation>Herramienta de celdas</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>Señalar</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Región</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>Pintar</translation>
    </message>
    <message>
        <source>Clamp</source>
        <translation>Acotar</translation>
    </message>
    <message>
        <source>Zero</source>
        <translation>Anular</translation>
    </message>
    <message>
        <source>Value to paint, or bound of the clamp</source>
        <translation>Valor que pintar, o cota</translation>
    </message>
    <message>
        <source>Click sets cursor A, Shift+click cursor B</source>
        <translation>Clic fija el cursor A; Mayús+clic, el B</translation>
    </message>
    <message>
        <source>Drag over cells for their mean, largest value and share</source>
        <translation>Arrastre sobre celdas: media, máximo y parte</translation>
    </message>
    <message>
        <source>Drag over cells to set them to the value</source>
        <translation>Arrastre sobre celdas para darles el valor</translation>
    </message>
    <message>
        <source>Drag over cells to hold them within ± the value</source>
        <translation>Arrastre sobre celdas para acotarlas a ± el valor</translation>
    </message>
    <message>
        <source>Drag over cells to switch the steering off there</source>
        <translation>Arrastre sobre celdas para apagar ahí el guiado</translation>
    </message>
    <message>
        <source>Painted cells: %1</source>
        <translation>Celdas pintadas: %1</translation>
    </message>
    <message>
        <source>Erase all</source>
        <translation>Borrar todo</translation>
    </message>
    <message>
        <source>Erase all painted cells</source>
        <translation>Borrar todas las celdas pintadas</translation>
    </message>
    <message>
        <source>Let the PSR decide everywhere again</source>
        <translation>Dejar que el PSR decida en todas partes otra vez</translation>
    </message>
</context>
<context>
    <name>steerscope::PaneBinder</name>
    <message>
        <source>Told</source>
        <translation>Con instrucción</translation>
    </message>
    <message>
        <source>Nudged</source>
        <translation>Empujado</translation>
    </message>
    <message>
        <source>Write an instruction in “Steer with” to see the prompted answer</source>
        <translation>Escriba una instrucción en «Guiar con» para ver la respuesta con instrucción</translation>
    </message>
    <message>
        <source>Run writes its answer here</source>
        <translation>Ejecutar escribe aquí su respuesta</translation>
    </message>
    <message>
        <source>Press Distil to turn the instruction into a PSR, or open one</source>
        <translation>Pulse Destilar para convertir la instrucción en un PSR, o abra uno</translation>
    </message>
    <message>
        <source>Its PSR is not in the library; open its file to write this answer</source>
        <translation>Su PSR no está en la biblioteca; abra su archivo para escribir esta respuesta</translation>
    </message>
    <message>
        <source>no instruction at all</source>
        <translation>sin ninguna instrucción</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«%1»</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 tokens</translation>
    </message>
    <message>
        <source>Answer, %1</source>
        <translation>Respuesta, %1</translation>
    </message>
    <message>
        <source>Mark differences to</source>
        <translation>Marcar diferencias con</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nada</translation>
    </message>
    <message>
        <source>Give the fork up</source>
        <translation>Abandonar la bifurcación</translation>
    </message>
    <message>
        <source>Underlined: not in the pinned answer</source>
        <translation>Subrayado: no está en la respuesta fijada</translation>
    </message>
    <message>
        <source>Underlined: not in %1</source>
        <translation>Subrayado: no está en %1</translation>
    </message>
    <message>
        <source>α %1</source>
        <translation>α %1</translation>
    </message>
    <message>
        <source>fork at #%1 “%2”</source>
        <translation>bifurcación en #%1 «%2»</translation>
    </message>
    <message>
        <source>%1 · stopped</source>
        <translation>%1 · detenido</translation>
    </message>
    <message>
        <source>Nudged evenly</source>
        <translation>Empujado por igual</translation>
    </message>
    <message>
        <source>the same push at every word</source>
        <translation>el mismo empuje en cada palabra</translation>
    </message>
</context>
<context>
    <name>steerscope::PaneRow</name>
    <message>
        <source>Pane %1</source>
        <translation>Panel %1</translation>
    </message>
</context>
<context>
    <name>steerscope::PromptBar</name>
    <message>
        <source>before the user message</source>
        <translation>antes del mensaje</translation>
    </message>
    <message>
        <source>as the system message</source>
        <translation>como mensaje de sistema</translation>
    </message>
    <message>
        <source>after the user message</source>
        <translation>tras el mensaje</translation>
    </message>
    <message>
        <source>Set the seed to a whole number, such as 7.</source>
        <translation>Ponga en la semilla un número entero, como 7.</translation>
    </message>
    <message>
        <source>Write all answers (Ctrl+Enter)</source>
        <translation>Escribir todas las respuestas (Ctrl+Intro)</translation>
    </message>
    <message>
        <source>Stop all answers</source>
        <translation>Detener todas las respuestas</translation>
    </message>
    <message>
        <source>Nothing is being written</source>
        <translation>No se está escribiendo nada</translation>
    </message>
    <message>
        <source>Turn the instruction into a steering model</source>
        <translation>Convertir la instrucción en un modelo de guiado</translation>
    </message>
    <message>
        <source>Wait until what is running has ended, or stop it</source>
        <translation>Espere a que termine lo que está en marcha, o deténgalo</translation>
    </message>
    <message>
        <source>Write an instruction to distil first</source>
        <translation>Escriba antes una instrucción que destilar</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Ask something; every column answers it</source>
        <translation>Pregunte algo; cada columna responde</translation>
    </message>
    <message>
        <source>Why Run is disabled</source>
        <translation>Por qué Ejecutar está desactivado</translation>
    </message>
    <message>
        <source>Steer with</source>
        <translation>Guiar con</translation>
    </message>
    <message>
        <source>An instruction, such as: You are a pirate.</source>
        <translation>Una instrucción, como: You are a pirate.</translation>
    </message>
    <message>
        <source>Where the instruction stands</source>
        <translation>Dónde va la instrucción</translation>
    </message>
    <message>
        <source>Where the instruction stands in the conversation</source>
        <translation>Dónde va la instrucción en la conversación</translation>
    </message>
    <message>
        <source>Ready-made instructions</source>
        <translation>Instrucciones preparadas</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ejecutar</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Distil</source>
        <translation>Destilar</translation>
    </message>
    <message>
        <source>Steering model in use</source>
        <translation>Modelo de guiado en uso</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>The same seed writes the same text again</source>
        <translation>La misma semilla vuelve a escribir el mismo texto</translation>
    </message>
    <message>
        <source>0 always takes the likeliest token</source>
        <translation>0 toma siempre el token más probable</translation>
    </message>
    <message>
        <source>Longest answer, in tokens</source>
        <translation>Respuesta más larga, en tokens</translation>
    </message>
    <message>
        <source>No PSR</source>
        <translation>Sin PSR</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Elegir</translation>
    </message>
    <message>
        <source>Distil an instruction or open a saved PSR first</source>
        <translation>Destile antes una instrucción o abra un PSR</translation>
    </message>
    <message>
        <source>The PSR that steers the answer</source>
        <translation>El PSR que guía la respuesta</translation>
    </message>
</context>
<context>
    <name>steerscope::RolloutList</name>
    <message>
        <source>kept</source>
        <translation>conservada</translation>
    </message>
    <message>
        <source>dropped, %1</source>
        <translation>descartada, %1</translation>
    </message>
    <message>
        <source>Rollouts, kept and dropped</source>
        <translation>Respuestas de muestra, conservadas y descartadas</translation>
    </message>
</context>
<context>
    <name>steerscope::SampleView</name>
    <message>
        <source>Sample answers</source>
        <translation>Respuestas de ejemplo</translation>
    </message>
    <message>
        <source>Answers to held-out questions, once there is a first result</source>
        <translation>Respuestas a preguntas reservadas, en cuanto haya un primer resultado</translation>
    </message>
</context>
<context>
    <name>steerscope::SegmentedControl</name>
    <message>
        <source>%1, choice %2 of %3</source>
        <translation>%1, opción %2 de %3</translation>
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
        <translation>Intensidad</translation>
    </message>
    <message>
        <source>Distil</source>
        <translation>Destilar</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Biblioteca</translation>
    </message>
    <message>
        <source>Panels at the right</source>
        <translation>Paneles de la derecha</translation>
    </message>
</context>
<context>
    <name>steerscope::StatusStrip</name>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancel what is running</source>
        <translation>Cancelar lo que está en marcha</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Details of the error</source>
        <translation>Detalles del error</translation>
    </message>
    <message>
        <source>Close the error</source>
        <translation>Cerrar el error</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>steerscope::StrengthCard</name>
    <message>
        <source>Tune for me</source>
        <translation>Ajustar por mí</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Intensidad</translation>
    </message>
    <message>
        <source>Effect and fluency by strength</source>
        <translation>Efecto y fluidez según la intensidad</translation>
    </message>
    <message>
        <source>Compare with the constant twin</source>
        <translation>Comparar con el gemelo constante</translation>
    </message>
    <message>
        <source>Fluency floor, %</source>
        <translation>Fluidez mín., %</translation>
    </message>
    <message>
        <source>Fluency floor, per cent of the unsteered text</source>
        <translation>Fluidez mínima, en % del texto sin guiar</translation>
    </message>
    <message>
        <source>Usable: fluency above the floor, effect at least that of the prompt alone. The twin (dashed) pushes equally hard at every token.</source>
        <translation>Utilizable: fluidez sobre el mínimo y efecto al menos igual al de la instrucción sola. El gemelo (a trazos) empuja igual en cada token.</translation>
    </message>
    <message>
        <source>off</source>
        <translation>apagado</translation>
    </message>
    <message>
        <source>as trained</source>
        <translation>como se entrenó</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Apagado</translation>
    </message>
    <message>
        <source>Works well</source>
        <translation>Funciona bien</translation>
    </message>
    <message>
        <source>As trained</source>
        <translation>Como se entrenó</translation>
    </message>
    <message>
        <source>The opposite</source>
        <translation>Lo contrario</translation>
    </message>
    <message>
        <source>Text breaks</source>
        <translation>El texto se rompe</translation>
    </message>
    <message>
        <source>Strength of %1</source>
        <translation>Intensidad de %1</translation>
    </message>
    <message>
        <source>effect</source>
        <translation>efecto</translation>
    </message>
    <message>
        <source>fluency</source>
        <translation>fluidez</translation>
    </message>
    <message>
        <source>effect, twin</source>
        <translation>efecto, gemelo</translation>
    </message>
    <message>
        <source>fluency, twin</source>
        <translation>fluidez, gemelo</translation>
    </message>
    <message>
        <source>prompt alone</source>
        <translation>solo instrucción</translation>
    </message>
    <message>
        <source>Measure every strength, then take the strongest usable one</source>
        <translation>Medir cada intensidad y tomar la mayor utilizable</translation>
    </message>
    <message>
        <source>Tune for me measures effect and
fluency at every strength</source>
        <translation>«Ajustar por mí» mide efecto y
fluidez en cada intensidad</translation>
    </message>
    <message>
        <source>Command line that finds the strength</source>
        <translation>Línea de órdenes que halla la intensidad</translation>
    </message>
</context>
<context>
    <name>steerscope::StrengthGroove</name>
    <message>
        <source>Strength</source>
        <translation>Intensidad</translation>
    </message>
    <message>
        <source>Drag, turn the wheel or use the arrow keys; double-click resets to 1</source>
        <translation>Arrastre, rueda o flechas; doble clic vuelve a 1</translation>
    </message>
    <message>
        <source>steer away</source>
        <translation>alejar</translation>
    </message>
    <message>
        <source>as trained</source>
        <translation>como se entrenó</translation>
    </message>
    <message>
        <source>usable at %1</source>
        <translation>utilizable en %1</translation>
    </message>
    <message>
        <source>usable %1 – %2</source>
        <translation>utilizable %1 – %2</translation>
    </message>
</context>
<context>
    <name>steerscope::StrengthSlider</name>
    <message>
        <source>Strength</source>
        <translation>Intensidad</translation>
    </message>
    <message>
        <source>Strength, number</source>
        <translation>Intensidad, número</translation>
    </message>
    <message>
        <source>double-click resets to 1</source>
        <translation>doble clic vuelve a 1</translation>
    </message>
</context>
<context>
    <name>steerscope::TintLegend</name>
    <message>
        <source>Meaning of the tint</source>
        <translation>Significado del tinte</translation>
    </message>
    <message>
        <source>Tint: %1</source>
        <translation>Tinte: %1</translation>
    </message>
    <message>
        <source>Choose what the tint shows</source>
        <translation>Elegir qué muestra el tinte</translation>
    </message>
    <message>
        <source>strongest from %1 on</source>
        <translation>máxima desde %1</translation>
    </message>
    <message>
        <source>nothing is tinted</source>
        <translation>no hay nada teñido</translation>
    </message>
</context>
<context>
    <name>steerscope::TokenAlternatives</name>
    <message>
        <source>Alternatives</source>
        <translation>Alternativas</translation>
    </message>
</context>
<context>
    <name>steerscope::TokenInspector</name>
    <message>
        <source>Point at a word or a cell to see where the instruction acts on it.
A click locks it; Esc lets go.</source>
        <translation>Señale una palabra o una celda para ver dónde actúa la instrucción.
Un clic la fija; Esc la suelta.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Fijado</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Release the locked token</source>
        <translation>Soltar el token fijado</translation>
    </message>
    <message>
        <source>Release the locked token (Esc)</source>
        <translation>Soltar el token fijado (Esc)</translation>
    </message>
    <message>
        <source>Quantity by layer</source>
        <translation>Magnitud por capa</translation>
    </message>
    <message>
        <source>How far steering moved the choice of this token</source>
        <translation>Cuánto movió el guiado la elección de este token</translation>
    </message>
    <message>
        <source>Choices or lens</source>
        <translation>Opciones o lente</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Opciones</translation>
    </message>
    <message>
        <source>By layer</source>
        <translation>Por capa</translation>
    </message>
    <message>
        <source>Likeliest token by layer, logit lens</source>
        <translation>Token más probable por capa, lente de logits</translation>
    </message>
    <message>
        <source>KL to before %1 nat</source>
        <translation>KL respecto a antes %1 nat</translation>
    </message>
</context>
<context>
    <name>steerscope::TokenView</name>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>token %1 of %2: %3</source>
        <translation>token %1 de %2: %3</translation>
    </message>
    <message>
        <source>%1, differs from the reference</source>
        <translation>%1, difiere de la referencia</translation>
    </message>
    <message>
        <source>Fork here</source>
        <translation>Bifurcar aquí</translation>
    </message>
    <message>
        <source>Alternatives…</source>
        <translation>Alternativas…</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Fijar</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy tokens and values</source>
        <translation>Copiar tokens y valores</translation>
    </message>
    <message>
        <source>Copy figure</source>
        <translation>Copiar la figura</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Seleccionar todo</translation>
    </message>
</context>
<context>
    <name>steerscope::TopBar</name>
    <message>
        <source>Menu</source>
        <translation>Menú</translation>
    </message>
    <message>
        <source>Open, save, export and view</source>
        <translation>Abrir, guardar, exportar y ver</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Tune</source>
        <translation>Ajuste</translation>
    </message>
    <message>
        <source>Research</source>
        <translation>Análisis</translation>
    </message>
    <message>
        <source>Layout of the window</source>
        <translation>Disposición de la ventana</translation>
    </message>
    <message>
        <source>Choose a model…</source>
        <translation>Elegir un modelo…</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Elegir un modelo</translation>
    </message>
    <message>
        <source>Model %1</source>
        <translation>Modelo %1</translation>
    </message>
</context>
<context>
    <name>steerscope::TourCallout</name>
    <message>
        <source>Guided tour</source>
        <translation>Recorrido guiado</translation>
    </message>
    <message>
        <source>Skip this step</source>
        <translation>Saltar</translation>
    </message>
    <message>
        <source>Skip this step of the tour</source>
        <translation>Saltar este paso del recorrido</translation>
    </message>
    <message>
        <source>Leave the tour</source>
        <translation>Salir del recorrido</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Paso %1 de %2</translation>
    </message>
</context>
<context>
    <name>steerscope::Workbench</name>
    <message>
        <source>Measuring every strength: question %1 of %2</source>
        <translation>Midiendo cada intensidad: pregunta %1 de %2</translation>
    </message>
    <message>
        <source>There is no model here yet</source>
        <translation>Aquí aún no hay modelo</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Guardado: %1</translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation>Cargando %1</translation>
    </message>
    <message>
        <source>%1 is ready</source>
        <translation>%1 está listo</translation>
    </message>
    <message>
        <source>The PSR is ready and in use</source>
        <translation>El PSR está listo y en uso</translation>
    </message>
    <message>
        <source>Run works as soon as the model is loaded.</source>
        <translation>Ejecutar funcionará en cuanto se cargue el modelo.</translation>
    </message>
    <message>
        <source>No model is open.</source>
        <translation>No hay ningún modelo abierto.</translation>
    </message>
    <message>
        <source>Choose a model above, or fetch the small one with packaging/fetch_model.sh %1</source>
        <translation>Elija un modelo arriba o traiga el pequeño con packaging/fetch_model.sh %1</translation>
    </message>
    <message>
        <source>Writing the answers</source>
        <translation>Escribiendo las respuestas</translation>
    </message>
    <message>
        <source>Measuring where the prompt acts</source>
        <translation>Midiendo dónde actúa la instrucción</translation>
    </message>
    <message>
        <source>Distilling “%1”: %2</source>
        <translation>Destilando «%1»: %2</translation>
    </message>
    <message>
        <source>Distil an instruction or choose a PSR first</source>
        <translation>Destile antes una instrucción o elija un PSR</translation>
    </message>
    <message>
        <source>Strengths are being measured already</source>
        <translation>Ya se están midiendo las intensidades</translation>
    </message>
    <message>
        <source>Nothing can check whether this instruction is followed; the ready-made ones have a check</source>
        <translation>Nada puede comprobar si se sigue esta instrucción; las preparadas tienen comprobación</translation>
    </message>
    <message>
        <source>No strength keeps the fluency floor; lower it and try again</source>
        <translation>Ninguna intensidad mantiene la fluidez mínima; bájela y vuelva a probar</translation>
    </message>
    <message>
        <source>Strength %1 has the largest effect above the fluency floor</source>
        <translation>La intensidad %1 tiene el mayor efecto por encima de la fluidez mínima</translation>
    </message>
    <message>
        <source>The file has no questions; the bundled ones stay in use</source>
        <translation>El archivo no tiene preguntas; se siguen usando las incluidas</translation>
    </message>
    <message>
        <source>Distil asks %1 questions of this file from now on</source>
        <translation>Destilar hace desde ahora %1 preguntas de este archivo</translation>
    </message>
    <message>
        <source>Painting changes what a PSR does: distil an instruction or choose a PSR first</source>
        <translation>Pintar cambia lo que hace un PSR: destile antes una instrucción o elija un PSR</translation>
    </message>
</context>
</TS>
