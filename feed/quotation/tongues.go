package quotation

import (
	"strings"
	"unicode"
)

// tongue holds what the rules need to know about a language.
type tongue struct {
	tag    string
	words  lexicon
	nouns  bool     // every noun has a capital
	cases  bool     // names change with their case: according to Ивана Лаврова
	jobs   []string // endings of words that say what somebody does
	common string   // words that no text of the language lacks
	dashes bool     // speech may stand behind a dash, without marks
	cjk    bool     // words are not parted by spaces
}

// job reports whether a lower-case word ends like the name of a job.
func (t *tongue) job(w string) bool {
	for _, ending := range t.jobs {
		if len(w) > len(ending)+2 && strings.HasSuffix(w, ending) {
			return true
		}
	}
	return false
}

// tongues are the languages with a table of words. The first one is English.
var tongues = [...]tongue{
	{tag: "en", words: english, jobs: []string{"keeper", "maker", "wright", "smith", "monger", "master", "mistress", "woman", "man", "ist", "ician", "grapher", "ologist", "surgeon"},
		common: "the and of to in is was that for it with as on at by he she they from his her have has had not this are were an or be but"},
	{tag: "de", words: german, nouns: true, jobs: []string{"er", "in", "dent", "agent", "tient", "dozent", "istent", "ferent", "uzent", "or", "ist", "chef", "mann", "frau", "anwalt", "wirt", "arzt", "rat", "eur", "oge", "loge", "ier"},
		common: "der die das und ist nicht ein eine einen einem einer den dem des mit sich auf für von zu im auch als am bei hat wird war wir sie er es nach noch wie aus dass sind haben zum zur über oder aber so"},
	{tag: "fr", words: french, dashes: true, common: "le la les et est des une un du dans que qui pas pour sur avec au aux ce cette il elle nous vous sont par plus ont été mais ou se son sa ses en de leur a"},
	{tag: "es", words: spanish, dashes: true, common: "el la los las y es que un una del en de por con para no se su al lo como más pero sus ha fue han son está o este esta ya también muy desde"},
	{tag: "it", words: italian, dashes: true, common: "il lo la gli le di che è un una del della dei delle nel nella per con non si al alla sono da in e ha anche come più ma su i suo sua stato dal hanno"},
	{tag: "pt", words: portuguese, dashes: true, common: "o a os as e é que um uma do da dos das em no na nos nas por com para não se ao mais foi são mas sua seu ou ele ela de também está como pelo pela"},
	{tag: "nl", words: dutch, common: "de het een en van is dat niet op te zijn voor met die aan er ook als bij maar om dan ze hij werd heeft naar uit nog door over wordt was hebben tot deze in"},
	{tag: "ru", words: russian, cases: true, dashes: true, common: "и в не на что он с как это по но из его она они к у за от же бы для был была было были мы или о так ещё уже также при до через"},
	{tag: "pl", words: polish, cases: true, dashes: true, common: "i w nie na się z do to jest że o jak po co od za przez ale dla był była było są jego oraz ma już także przy być które który która we tym"},
}

// otherTongue stands for a language without a table of words, or one that is not known.
var otherTongue = tongue{words: lexicon{}}

// tongueOf returns the language of a text. It is the given one, a tag like "de-AT", unless the text has the common words of
// another language and hardly any of its own. Without a tag it is the language whose commonest words the text has, or otherTongue
// if the text has few of any.
func tongueOf(body, tag string) *tongue {
	tag, _, _ = strings.Cut(strings.ToLower(strings.ReplaceAll(tag, "_", "-")), "-")
	hits, all := commonHits(body)
	best, second := 0, 0
	for i, n := range hits {
		if n > hits[best] {
			best = i
		}
	}
	for i, n := range hits {
		if i != best {
			second = max(second, n)
		}
	}
	for i := range tongues {
		if tongues[i].tag == tag {
			if hits[best] >= 6 && hits[best]*8 > all && hits[i]*5 < hits[best] {
				return &tongues[best] // an English article on a page that calls itself French
			}
			return &tongues[i]
		}
	}
	if t := tongueCJK(body); t != nil {
		return t
	}
	if tag != "" {
		return &otherTongue
	}
	if all < 40 && hits[best] > 1 && hits[best] > second {
		return &tongues[best] // a short text
	}
	if all < 12 || hits[best]*10 < all || hits[best]*2 < second*3 {
		if (hits[0] >= second || all < 40 && hits[best] < 3) && ascii(body[:min(len(body), 1<<10)]) {
			return &tongues[0] // a short text in Latin letters is taken for English
		}
		return &otherTongue
	}
	return &tongues[best]
}

// commonHits counts the first words of a text, and those of them that are among the
// commonest of each language.
func commonHits(body string) (hits [len(tongues)]int, all int) {
	for w := range strings.FieldsSeq(body[:min(len(body), 1<<10)]) {
		if all++; len(w) > 8 {
			continue
		}
		if !isLower(w) {
			w = strings.ToLower(strings.Trim(w, `.,;:!?"“”„«»()`))
		}
		for _, i := range commonest[w] {
			hits[i]++
		}
	}
	return hits, all
}

func ascii(s string) bool {
	other := 0
	for _, r := range s {
		if r >= 0x80 && unicode.IsLetter(r) {
			other++
		}
	}
	return other*60 < len(s)
}

// commonest are the places in tongues of each common word.
var commonest = func() map[string][]int {
	m := map[string][]int{}
	for i, t := range tongues {
		for w := range strings.FieldsSeq(t.common) {
			m[w] = append(m[w], i)
		}
	}
	return m
}()

// lists are the words of one language by class.
type lists map[class]string

func lexiconOf(in lists) lexicon {
	l := lexicon{}
	for c, words := range in {
		l.add(c, words)
	}
	return l
}

var german = lexiconOf(lists{
	say: `sagte sagten sagt sagen erklärte erklärten erklärt erklären betonte betonten betont meinte meint meinten schrieb schrieben schreibt berichtete berichtet berichteten
		ergänzte ergänzt antwortete antwortet fragte fragt rief ruft forderte fordert forderten warnte warnt warnten mahnte mahnt kündigte behauptete behauptet meldete meldet meldeten plädierte plädiert appellierte appelliert riet rät
		empfahl empfiehlt bedauerte bedauert begrüßte begrüßt begrüßten verlangte verlangt drohte droht versprach verspricht bekräftigte bekräftigt rügte rügt monierte
		moniert beanstandete beanstandet gestand gesteht bekannte dementiert wiederholte wiederholt folgerte präzisierte zitierte äußerte
		äußert äußerten versicherte versichert bestätigte bestätigt bestätigten kritisierte kritisiert kritisierten urteilte urteilt erzählte erzählt klagte klagt lobte lobt
		freute freut schimpfte schimpft teilte teilten mitteilte hieß heißt lautete lautet entgegnete entgegnet räumte fügte fügt
		kommentierte kommentiert beklagte beklagt resümierte bilanzierte erinnerte erinnert unterstrich unterstreicht begründete begründet argumentierte argumentiert
		erwiderte erwidert führte konstatierte konstatiert prophezeite wetterte witzelte scherzte seufzte flüsterte brüllte jubelte verkündete verkündet
		vermutete vermutet glaubt glaubte findet fand denkt dachte hofft hoffte wünschte verteidigte schilderte schildert beschrieb beschreibt nennt nannte`,
	tell: `beurteilte beurteilt bewertete bewertet charakterisierte charakterisiert definierte definiert pries verurteilte verurteilt verurteilten nannte nennt bezeichnete bezeichnet bezeichneten würdigte würdigt beschrieb warf sah sieht sehen hielt zeigte zeigt`,
	part: `gesagt erklärt betont gemeint geschrieben berichtet geantwortet gefragt gerufen gefordert gewarnt mitgeteilt angekündigt geäußert bestätigt kritisiert zugesichert
		hinzugefügt erzählt genannt bezeichnet ausgeführt eingeräumt gemeldet verlangt bedauert begrüßt versprochen bekräftigt gerügt versichert behauptet geheißen beklagt
		hervorgehoben festgestellt dargelegt bekanntgegeben formuliert gewürdigt verurteilt`,
	quoting: `zitiert zitierte zitieren`,
	base:    `sagen erklären betonen meinen schreiben berichten antworten`,
	verb: `ist sind war waren wird wurde wurden hat hatte hatten haben kann konnte soll sollte muss musste will wollte geht ging kam kommt bleibt blieb steht stand
		liegt lag macht machte begann beginnt gilt galt stimmte sei seien wäre wären habe werde könne könnten müsse müssten solle wolle dürfe dürften möge`,
	aux: `hat hatte haben hatten habe wird werden wurde wurden ist war sei`, be: `wird werden wurde wurden`, modal: `würde würden sollte könnte könnten müsste müssten hätte hätten`, deny: `nicht nie niemals kein keine bestritt bestreitet dementierte leugnete`,
	reported | verb: `sei seien wäre wären habe hätte hätten werde würde würden könne könnten müsse müssten solle wolle dürfe dürften möge gebe gehe komme stehe liege bleibe mache
		halte lasse brauche bedeute führe sehe zeige handele handle`,
	adverb: `auch noch dann jedoch aber dazu weiter am später schließlich zudem außerdem damals heute gestern selbst hingegen dagegen denn nun wiederum folgendes
		inzwischen unterdessen allerdings bereits schon daraufhin ebenfalls anschließend wörtlich hier dort daher darum deshalb also erneut abschließend
		gegenüber scharf zufrieden empört etwa so sogar immer wieder jetzt nur sehr weder noch`,
	reflexive: `sich ihm ihr ihnen uns mir`,
	det: `der die das den dem des ein eine einer eines einem einen sein seine seiner seinem seinen ihr ihre ihrer ihrem ihren kein keine dieser diese dieses diesem diesen
		mehrere viele einige zwei drei vier fünf manche alle beide`,
	prep: `von vom in im am an aus bei beim zu zum zur mit nach vor auf für über unter durch gegen ohne um seit während wegen trotz laut neben zwischen hinter gegenüber ab
		bis innerhalb außerhalb`,
	conj: `und oder aber sondern sowie`, sub: `dass weil da obwohl wenn als während damit ob bevor nachdem wie wo warum`, rel: `welcher welche`,
	he | pronoun: `er`, she | pronoun: `sie`, they | pronoun: `wir`, pronoun: `es man ich jemand niemand`, object: `ihn ihm ihnen mich mir uns`,
	title: `herr frau dr prof professor professorin präsident präsidentin minister ministerin kanzler kanzlerin bürgermeister bürgermeisterin könig königin papst
		bischof pfarrer pfarrerin richter richterin general oberst senator senatorin graf fürst trainer sprecher sprecherin`,
	head: `sprecher sprecherin experte expertin polizei regierung gericht staatsanwaltschaft opposition präsident präsidentin minister ministerin kanzler kanzlerin
		bürgermeister bürgermeisterin anwalt anwältin richter richterin trainer trainerin vorsitzende vorsitzender chef chefin partei zeuge zeugin mann frau
		bewohner bewohnerin anwohner anwohnerin nachbar nachbarin lehrer lehrerin forscher forscherin kritiker insider autor autorin sohn tochter vater mutter
		politiker politikerin abgeordneter abgeordnete student studentin papst bischof könig königin grünen linke verband gewerkschaft agentur nachrichtenagentur
		unternehmen ministerium behörde verein leiter leiterin direktor direktorin firma gewerkschaften beamten beamte angestellter angestellte beauftragter beauftragte gesandter gesandte verwandter verwandte angehöriger
		angehörige überlebender überlebende jugendlicher jugendliche verletzter verletzte gefangener gefangene vertreter vertreterin experten mitglied mitglieder kollege kollegin
		bruder schwester witwe arzt ärztin gast kunde kundin zeugen historiker theologe theologin soziologe biologe geologe pädagoge stratege psychologe wissenschaftler
		geschäftsführer geschäftsführerin botschafter botschafterin kommissar kommissarin senator senatorin intendant intendantin journalist journalistin`,
	paper: `text bericht brief erklärung mitteilung schreiben studie urteil antrag titel schild plakat papier positionspapier webseite website homepage internetseite
		gesetz entwurf gutachten beschluss resolution rede ansprache interview artikel beitrag kommentar meldung nachricht antwort begründung anzeige klageschrift
		anklageschrift protokoll dokument verordnung vertrag vereinbarung programm wahlprogramm aufruf statement vermerk fazit broschüre flugblatt e-mail
		presseerklärung pressemitteilung stellungnahme urteilsbegründung leitartikel nachruf buch tweet bulletin communiqué`, thing: `amt bundesamt landesamt fraktion
		initiative kommission zeitung tageszeitung sender fernsehsender verwaltung konzern institut universität hochschule bank klub club bündnis bundesrat bundestag
		landtag stadtrat senat kammer komitee kirche zentrale präsidium redaktion koalition armee militär botschaft organisation stiftung gesellschaft liga feuerwehr
		kreisverband landesverband betriebsrat vorstand aufsichtsrat anwaltschaft verfassungsgericht bundesgericht hersteller verlag kabinett kongress parlament magazin
		zeitschriftpolizei regierung gericht staatsanwaltschaft opposition partei
		verband gewerkschaft agentur nachrichtenagentur unternehmen ministerium behörde verein`,
	accord:     `laut zufolge angaben ansicht auffassung worten einschätzung meinung aussage aussagen bewertung darstellung darstellungen informationen`,
	oblique:    `des dem den einem einen seinem seinen ihrem ihren diesem diesen darin daran davon damit`,
	femaleNoun: `frau mutter tochter schwester witwe königin`, maleNoun: `herr mann vater sohn bruder könig papst`, kin: `frau mann sohn tochter vater mutter bruder schwester witwe`,
	period:   `montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli august september oktober november dezember heute gestern morgen`,
	particle: `von van de`,
	stray: `der die das den dem des ein eine einer eines einem einen sein seine ihr ihre kein dieser diese dieses und aber oder doch auch so in im am an auf aus bei beim mit nach von vom
		vor zu zum zur für über unter durch gegen ohne um seit während wegen trotz laut wenn als weil dass da obwohl ob er sie es wir ich man wie was wer wo warum hier dort dann
		nun nur noch schon nicht weiter zudem außerdem deshalb damit dazu dabei jedoch dagegen gegenüber zwei drei viele einige mehr alle beide heute gestern montag dienstag
		mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli august september oktober november dezember ja nein herr frau dr prof
		angesichts anschließend daraufhin unterdessen inzwischen später zuvor bereits insgesamt allerdings`,
	vague: `es man er sie wir ich das dies dieses jemand niemand viele einige alle was`, naming: `sogenannte sogenannten namens titel`, utter: `worten worte aussage bemerkung fazit`,
	work: `film buch roman lied song serie album stück gedicht ausstellung oper titel motto zeitung zeitschrift magazin schlagzeile begriff wort aktion projekt`,
})

var french = lexiconOf(lists{
	say: `dit disent disait affirme affirmait affirma explique expliquait expliqua déclare déclara ajoute ajouta ajoutait assure assurait assura raconte racontait raconta précise
		précisait souligne soulignait estime estimait confie confiait répond répondait répondit écrit écrivait écrivit lance lançait lança note notait rappelle rappelait martèle
		indique indiquait insiste insistait regrette regrettait reconnaît admet admettait conclut concluait poursuit poursuivait demande demandait demanda s'exclame s'indigne
		s'étonne s'amuse s'inquiète s'interroge résume soupire avertit prévient prévenait promet plaide dénonce juge jugeait réclame réagit rétorque réplique témoigne
		se-souvient sourit glisse tonne peste cria crie murmura murmure annonce annonçait espère pense pensait considère salue se-réjouit`,
	tell:   `qualifie qualifiait décrit décrivait évoque évoquait parle parlait définit surnomme accuse accusait appelle`,
	part:   `dit affirmé expliqué déclaré ajouté assuré raconté précisé souligné estimé confié répondu écrit lancé noté rappelé indiqué insisté regretté reconnu admis conclu poursuivi demandé averti prévenu promis dénoncé jugé réagi rétorqué répliqué témoigné annoncé martelé qualifié résumé salué déploré`,
	verb:   `est sont était étaient fut a ont avait avaient va vont fait reste sera sera doit peut`,
	aux:    `a ont avait avaient s'est est`,
	adverb: `aussi encore alors ensuite ainsi également toujours enfin même plus-tard hier aujourd'hui lui notamment pourtant`, reflexive: `se lui leur nous me y l' la le les`,
	det:  `le la les un une des du son sa ses leur leurs ce cet cette ces mon ma mes notre nos plusieurs quelques deux trois quatre cinq certains chaque tous`,
	prep: `de du des à au aux en dans par pour sur avec sans sous chez vers entre selon contre depuis pendant après avant devant derrière malgré près`,
	conj: `et ou mais ni`, sub: `que qu' quand lorsque si comme parce puisque tandis alors où`, rel: `qui dont lequel laquelle`,
	he | pronoun: `il`, she | pronoun: `elle`, they | pronoun: `ils elles nous on`, pronoun: `je tu vous ce cela ça`, object: `lui eux leur moi`,
	title:  `m mme mlle dr docteur professeur président présidente ministre maire roi reine pape évêque général colonel juge maître monsieur madame`,
	head:   `porte-parole président présidente ministre maire directeur directrice avocat avocate procureur procureure juge expert experte chercheur chercheuse policier police gouvernement syndicat association voisin voisine habitant habitante témoin père mère fils fille mari femme homme professeur auteur autrice éleveur éleveuse cuisinier cuisinière patron patronne chef entraîneur joueur député députée sénateur conseiller conseillère responsable agriculteur agricultrice entreprise élu élue`,
	thing:  `police gouvernement syndicat association entreprise`,
	accord: `selon d'après`, femaleNoun: `mme mlle madame présidente directrice femme mère fille reine`, maleNoun: `m monsieur homme père fils mari roi pape`,
	kin: `fils fille mari femme père mère frère sœur veuve`, particle: `de du des la le d' von van el ben`,
	period: `lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre novembre décembre hier aujourd'hui demain`,
	stray: `le la les un une des du son sa ses leur leurs ce cet cette ces mon ma mes notre nos il elle ils elles nous vous on je et ou mais ni donc or car que qui quand lorsque si comme
		où dans par pour sur avec sans sous chez vers entre selon contre depuis pendant après avant devant malgré de à au aux en plus très aussi encore alors ensuite ainsi enfin puis
		hier aujourd'hui lundi mardi mercredi jeudi vendredi samedi dimanche m mme mlle monsieur madame deux trois plusieurs quelques aucun aucune tout tous toute toutes`,
	deny: `pas jamais ne n' nie nié démenti dément`, vague: `il elle on nous je ce cela ça certains beaucoup tous`, work: `film livre roman chanson série album pièce poème exposition opéra titre journal magazine mot expression`,
})

var spanish = lexiconOf(lists{
	say: `dijo dice dijeron dicen decía afirmó afirma afirmaron explicó explica explicaron declaró declara añadió añade aseguró asegura aseguraron señaló señala señalaron contó cuenta
		precisó precisa subrayó subraya respondió responde escribió escribe preguntó pregunta exclamó indicó indica insistió insiste lamentó lamenta reconoció reconoce admitió admite
		concluyó concluye agregó agrega recordó recuerda comentó comenta advirtió advierte prometió promete denunció denuncia pidió pide opinó opina sostuvo sostiene manifestó manifiesta
		expresó expresa apuntó apunta destacó destaca replicó relató relata zanjó bromeó ironizó sentenció resumió resume criticó critica gritó grita susurró reclamó reclama
		celebró cree piensa considera consideró confesó confiesa matizó detalló reiteró`,
	tell:   `calificó califica definió define describió describe llamó llama tildó acusó acusa habló habla`,
	part:   `dicho afirmado explicado declarado añadido asegurado señalado contado precisado subrayado respondido escrito preguntado indicado insistido lamentado reconocido admitido concluido agregado recordado comentado advertido prometido denunciado pedido manifestado destacado criticado`,
	verb:   `es son era eran fue fueron ha han había tiene tenía está están va van hace sigue será`,
	aux:    `ha han había habían`,
	adverb: `también además entonces después luego aún todavía ayer hoy así no-obstante asimismo finalmente`, reflexive: `se le les lo la los las nos me`,
	det:  `el la los las un una unos unas su sus este esta estos estas ese esa mi nuestro nuestra varios varias algunos algunas dos tres cuatro cinco otro otra cada todos`,
	prep: `de del a al en por para con sin sobre entre según contra desde hasta hacia tras ante bajo durante mediante`,
	conj: `y e o u pero ni sino`, sub: `que cuando si como porque aunque mientras donde pues`, rel: `quien quienes cuyo cuya`,
	he | pronoun: `él`, she | pronoun: `ella`, they | pronoun: `ellos ellas nosotros`, pronoun: `yo usted ustedes eso esto`, object: `le les me nos`,
	title:  `don doña señor señora dr dra doctor doctora presidente presidenta ministro ministra alcalde alcaldesa rey reina papa obispo general juez jueza sr sra profesor profesora`,
	head:   `portavoz presidente presidenta ministro ministra alcalde alcaldesa director directora abogado abogada fiscal juez jueza experto experta investigador investigadora policía gobierno sindicato asociación vecino vecina testigo padre madre hijo hija marido mujer hombre profesor profesora autor autora jefe jefa entrenador entrenadora jugador diputado diputada concejal concejala responsable agricultor agricultora empresa crítico crítica ingeniero ingeniera`,
	thing:  `policía gobierno sindicato asociación empresa`,
	accord: `según`, femaleNoun: `doña señora presidenta ministra mujer madre hija reina`, maleNoun: `don señor hombre padre hijo marido rey papa`, kin: `hijo hija marido mujer padre madre hermano hermana viuda esposa esposo`,
	particle: `de del la las los y da`,
	period:   `lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre ayer hoy mañana`,
	stray: `el la los las un una unos unas su sus este esta estos estas ese esa mi nuestro nuestra él ella ellos ellas nosotros yo y e o pero ni que cuando si como porque aunque mientras donde
		de del a al en por para con sin sobre entre según contra desde hasta hacia tras ante bajo durante también además entonces después luego ayer hoy así más muy no sí don doña señor señora
		lunes martes miércoles jueves viernes sábado domingo dos tres varios varias algunos algunas todos todas cada otro otra`,
	deny: `no nunca jamás negó niega desmintió`, vague: `él ella ellos nosotros yo eso esto muchos algunos todos nadie`, work: `película libro novela canción serie disco obra poema exposición ópera título periódico revista palabra expresión lema`,
})

var italian = lexiconOf(lists{
	say: `disse dice dicono diceva dicevano affermò afferma spiegò spiega dichiarò dichiara aggiunse aggiunge assicurò assicura raccontò racconta precisò precisa sottolineò sottolinea rispose
		risponde scrisse scrive chiese chiede esclamò indicò insistette insiste ammise ammette concluse conclude ricordò ricorda commentò commenta avvertì avverte promise promette denunciò
		denuncia sostenne sostiene osservò osserva replicò replica riferì riferisce ribadì ribadisce confessò confessa ironizzò sbottò attaccò attacca tuonò gridò pensa crede ritiene
		annunciò annuncia auspica lamenta lamentò confida`,
	tell:   `definì definisce descrisse descrive chiamò chiama accusò accusa parlò parla bollò`,
	part:   `detto affermato spiegato dichiarato aggiunto assicurato raccontato precisato sottolineato risposto scritto chiesto esclamato insistito ammesso concluso ricordato commentato avvertito promesso denunciato sostenuto osservato replicato riferito ribadito confessato definito annunciato`,
	verb:   `è sono era erano fu furono ha hanno aveva avevano sta stanno va vanno resta sarà avrà`,
	aux:    `ha hanno aveva avevano`,
	adverb: `anche inoltre poi ancora ieri oggi così invece infine però subito`, reflexive: `si gli le lo la ci mi loro`,
	det:  `il lo la i gli le un uno una l' suo sua suoi sue loro questo questa questi queste quel quella quei mio mia nostro nostra alcuni alcune due tre quattro cinque altro altra ogni tutti`,
	prep: `di del della dello dei degli delle a al alla allo ai agli alle da dal dalla dai in nel nella nei con su sul sulla per tra fra secondo senza contro verso dopo prima durante`,
	conj: `e ed o ma né`, sub: `che quando se come perché mentre dove poiché benché`, rel: `cui quale`,
	he | pronoun: `lui egli`, she | pronoun: `lei ella`, they | pronoun: `essi noi`, pronoun: `io voi ciò questo`, object: `gli le loro mi ci`,
	title:  `signor signora dott dottor dottoressa presidente ministro ministra sindaco sindaca re regina papa vescovo generale giudice professor professore professoressa avvocato don suor`,
	head:   `portavoce presidente ministro ministra sindaco sindaca direttore direttrice avvocato avvocata procuratore giudice esperto esperta ricercatore ricercatrice polizia governo sindacato associazione vicino vicina testimone padre madre figlio figlia marito moglie uomo donna professore professoressa autore autrice capo allenatore giocatore deputato deputata senatore consigliere responsabile agricoltore azienda abitante`,
	thing:  `polizia governo sindacato associazione azienda`,
	accord: `secondo`, femaleNoun: `signora dottoressa donna madre figlia moglie regina`, maleNoun: `signor uomo padre figlio marito re papa`, kin: `figlio figlia marito moglie padre madre fratello sorella vedova`,
	particle: `di de del della da dal dalla lo la`,
	period:   `lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre ieri oggi domani`,
	stray: `il lo la i gli le un uno una suo sua suoi sue loro questo questa questi queste quel quella lui lei noi io e ed o ma né che quando se come perché mentre dove di del della dei delle a al alla
		da dal dalla in nel nella con su sul sulla per tra fra secondo senza contro dopo prima durante anche inoltre poi ieri oggi così più non sì lunedì martedì mercoledì giovedì venerdì sabato
		domenica due tre alcuni alcune tutti tutte ogni altro altra signor signora`,
	deny: `non mai negò nega smentì smentito`, vague: `lui lei noi io ciò molti alcuni tutti nessuno`, work: `film libro romanzo canzone serie album opera poesia mostra titolo giornale rivista parola espressione`,
})

var portuguese = lexiconOf(lists{
	say: `disse diz dizem disseram dizia afirmou afirma afirmaram explicou explica declarou declara acrescentou acrescenta assegurou assegura garantiu garante contou conta precisou sublinhou sublinha
		respondeu responde escreveu escreve perguntou pergunta exclamou indicou indica insistiu insiste lamentou lamenta reconheceu reconhece admitiu admite concluiu conclui recordou recorda
		lembrou lembra comentou comenta alertou alerta advertiu prometeu promete denunciou denuncia pediu pede defendeu defende referiu refere salientou salienta frisou frisa relatou relata
		confessou confessa criticou critica gritou destacou destaca ressaltou ressalta argumentou argumenta anunciou anuncia adiantou revelou revela acredita considera considerou`,
	tell:   `definiu define descreveu descreve chamou chama classificou classifica acusou acusa falou fala`,
	part:   `dito afirmado explicado declarado acrescentado garantido contado sublinhado respondido escrito perguntado`,
	verb:   `é são era eram foi foram tem têm tinha há está estão vai vão fica será`,
	aux:    `tem têm tinha havia`,
	adverb: `também ainda depois então ontem hoje assim porém entretanto`, reflexive: `se lhe lhes o a os as nos me`,
	det:  `o a os as um uma uns umas seu sua seus suas este esta estes estas esse essa aquele aquela meu minha nosso nossa vários várias alguns algumas dois duas três quatro cinco outro outra cada todos`,
	prep: `de do da dos das a ao à aos às em no na nos nas por pelo pela pelos pelas para com sem sobre entre segundo contra desde até após ante sob durante`,
	conj: `e ou mas nem`, sub: `que quando se como porque embora enquanto onde`, rel: `quem cujo cuja`,
	he | pronoun: `ele`, she | pronoun: `ela`, they | pronoun: `eles elas nós`, pronoun: `eu você vocês isso isto`, object: `lhe lhes me nos`,
	title:  `senhor senhora dom dona dr dra doutor doutora presidente ministro ministra rei rainha papa bispo general juiz juíza sr sra professor professora engenheiro engenheira`,
	head:   `porta-voz presidente ministro ministra autarca prefeito prefeita diretor diretora director directora advogado advogada procurador juiz juíza especialista investigador investigadora polícia governo sindicato associação vizinho vizinha testemunha pai mãe filho filha marido mulher homem professor professora autor autora chefe treinador treinadora jogador deputado deputada vereador vereadora responsável agricultor agricultora empresa engenheiro engenheira morador moradora`,
	thing:  `polícia governo sindicato associação empresa`,
	accord: `segundo conforme`, femaleNoun: `senhora dona mulher mãe filha rainha`, maleNoun: `senhor homem pai filho marido rei papa`, kin: `filho filha marido mulher pai mãe irmão irmã viúva esposa`,
	particle: `de do da dos das e`,
	period:   `segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro ontem hoje amanhã`,
	stray: `o a os as um uma uns umas seu sua seus suas este esta esse essa ele ela eles elas nós eu e ou mas nem que quando se como porque embora enquanto onde de do da dos das ao à em no na nos nas por
		pelo pela para com sem sobre entre segundo contra desde até após durante também ainda depois então ontem hoje assim mais muito não sim dois três vários várias alguns algumas todos todas cada
		outro outra senhor senhora`,
	deny: `não nunca jamais negou nega desmentiu`, vague: `ele ela eles nós eu isso isto muitos alguns todos ninguém`, work: `filme livro romance canção série álbum peça poema exposição ópera título jornal revista palavra expressão`,
})

var dutch = lexiconOf(lists{
	say: `zei zeggen zegt zeiden vertelde vertelt vertelden verklaarde verklaart schreef schrijft schreven vroeg vraagt riep roept antwoordde antwoordt vindt vond vonden meldde meldt stelde stelt
		benadrukte benadrukt waarschuwde waarschuwt legde voegde vulde beaamde beaamt erkende erkent bevestigde bevestigt liet laat denkt dacht hoopt hoopte klaagde klaagt concludeerde concludeert
		reageerde reageert herinnerde herhaalde beweerde beweert fluisterde lachte lacht zuchtte zucht verzuchtte mopperde grapte aldus constateert`,
	tell:   `noemde noemt beschreef beschrijft omschreef omschrijft sprak spreekt beschuldigde`,
	part:   `gezegd verteld verklaard geschreven gevraagd geantwoord gemeld gewaarschuwd erkend bevestigd genoemd`,
	verb:   `is zijn was waren wordt werd werden heeft had hebben kan kon moet moest wil wilde gaat ging komt kwam blijft bleef staat stond krijgt`,
	aux:    `heeft had hebben hadden is werd`,
	adverb: `ook nog dan toen later maandag gisteren vandaag echter daarna zelf toch vervolgens`, reflexive: `zich hem haar hen me`,
	det:  `de het een zijn haar hun deze dit die dat mijn onze ons twee drie vier vijf enkele sommige veel alle beide geen`,
	prep: `van in op te aan uit bij met naar voor over onder door tegen zonder om sinds tijdens wegens volgens tussen achter na tot per`,
	conj: `en of maar noch`, sub: `dat omdat terwijl als toen hoewel wanneer zodat indien`, rel: `wie waar`,
	he | pronoun: `hij`, she | pronoun: `zij`, they | pronoun: `ze wij we`, pronoun: `ik het men jij u`, object: `hem haar hen mij ons`,
	title:  `meneer mevrouw dr prof professor president premier minister burgemeester wethouder koning koningin paus bisschop generaal rechter`,
	head:   `woordvoerder woordvoerster voorzitter minister burgemeester wethouder directeur directrice advocaat advocate rechter expert onderzoeker politie regering vakbond vereniging buurman buurvrouw bewoner bewoonster getuige vader moeder zoon dochter man vrouw leraar lerares auteur schrijver schrijfster baas trainer speler boer boerin bedrijf gemeente`,
	thing:  `politie regering vakbond vereniging bedrijf gemeente`,
	accord: `volgens aldus`, femaleNoun: `mevrouw vrouw moeder dochter koningin`, maleNoun: `meneer man vader zoon koning paus`, kin: `zoon dochter man vrouw vader moeder broer zus weduwe`,
	particle: `de van der den ter het 't ten`,
	period:   `maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus september oktober november december gisteren vandaag morgen`,
	stray: `de het een zijn haar hun deze dit die dat mijn onze ons hij zij ze wij we ik en of maar dat omdat terwijl als toen hoewel wanneer van in op te aan uit bij met naar voor over onder door tegen
		zonder om sinds tijdens volgens tussen achter na tot ook nog dan later gisteren vandaag meer niet maandag dinsdag woensdag donderdag vrijdag zaterdag zondag twee drie enkele sommige veel
		alle geen er daar hier meneer mevrouw aldus`,
	deny: `niet nooit geen ontkende ontkent`, vague: `hij zij ze wij ik het men dat dit velen sommigen`, work: `film boek roman lied serie album stuk gedicht tentoonstelling opera titel krant tijdschrift woord`,
})

var russian = lexiconOf(lists{
	say: `сказал сказала сказали говорит говорил говорила говорят заявил заявила заявили заявляет объяснил объяснила объясняет добавил добавила добавляет отметил отметила отмечает
		рассказал рассказала рассказали рассказывает подчеркнул подчеркнула подчёркивает ответил ответила отвечает написал написала пишет писал спросил спросила спрашивает сообщил
		сообщила сообщили сообщает пояснил пояснила поясняет признался призналась признал признала признаёт пообещал пообещала обещает предупредил предупредила считает считал
		считала уверен уверена напомнил напомнила возразил возразила воскликнул воскликнула пожаловался пожаловалась уточнил уточнила вспоминает вспомнил вспомнила утверждает
		утверждал крикнул прошептал прошептала пошутил думает думал надеется призвал призвала процитировал резюмировал посетовал`,
	tell:   `назвал назвала называет описал описала обвинил обвинила`,
	verb:   `был была было были есть стал стала будет будут может могут должен`,
	adverb: `также потом затем ещё уже тогда позже вчера сегодня однако же тут`, reflexive: `ему ей им нам мне`,
	det:  `его её их этот эта это эти тот та те один одна два три четыре пять несколько многие некоторые все`,
	prep: `в во на с со к ко по из от у за о об для до при через между над под без после перед`,
	conj: `и или но а`, sub: `что когда если чтобы потому хотя пока где как`, rel: `который которая которые которому которого которой`,
	he | pronoun: `он`, she | pronoun: `она`, they | pronoun: `они мы`, pronoun: `я вы ты это`, object: `ему ей им его её их`,
	title: `президент министр мэр губернатор судья генерал король королева папа господин госпожа доктор профессор директор`,
	head:  `представитель представительница президент министр мэр губернатор директор адвокат прокурор судья эксперт исследователь полиция правительство профсоюз сосед соседка житель жительница свидетель отец мать сын дочь муж жена мужчина женщина учитель учительница автор тренер игрок депутат начальник продавщица продавец врач фермер компания`,
	thing: `полиция правительство профсоюз компания`, accord: `словам мнению`,
	femaleNoun: `госпожа мать дочь жена женщина королева`, maleNoun: `господин отец сын муж мужчина король`, kin: `сын дочь муж жена отец мать брат сестра вдова`, particle: `де фон ван`,
	period: `понедельник вторник среда четверг пятница суббота воскресенье январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь вчера сегодня завтра`,
	stray: `его её их этот эта это эти тот та те один одна два три несколько многие некоторые все он она они мы я вы и или но а что когда если чтобы хотя пока где как в во на с со к по из от у за о об для до при
		через между над под без после перед также потом затем ещё уже тогда позже вчера сегодня однако не нет да`,
	deny: `не никогда отрицал отрицает отрицала опроверг`, vague: `он она они мы я это многие некоторые все никто`, work: `фильм книга роман песня сериал альбом пьеса стихотворение выставка опера газета журнал слово фильме романе`,
})

var polish = lexiconOf(lists{
	say: `powiedział powiedziała powiedzieli mówi mówił mówiła mówią dodał dodała dodaje wyjaśnił wyjaśniła wyjaśnia oświadczył oświadczyła stwierdził stwierdziła stwierdza podkreślił podkreśliła
		podkreśla zaznaczył zaznaczyła zaznacza opowiedział opowiada opowiadał opowiadała odpowiedział odpowiedziała odpowiada napisał napisała pisze zapytał zapytała pyta zawołał zawołała
		poinformował poinformowała informuje przyznał przyznała przyznaje obiecał obiecała ostrzegł ostrzegła ostrzega uważa uważał uważała przypomniał przypomniała przypomina
		zapewnił zapewniła zapewnia tłumaczy tłumaczył tłumaczyła relacjonuje wspomina komentuje skomentował skomentowała ocenił oceniła ocenia sądzi twierdzi krzyknął krzyknęła
		szepnął żartuje narzeka cieszy apeluje wtóruje`,
	tell:   `nazwał nazwała nazywa opisał opisała określił określiła`,
	verb:   `jest są był była było byli ma mają miał będzie będą może musi chce zostanie`,
	adverb: `też także potem następnie jeszcze już wtedy później wczoraj dziś jednak`, reflexive: `się mu jej im nam mi`,
	det:  `jego jej ich ten ta to te ci jeden jedna dwa trzy kilka kilku wielu niektórzy wszyscy`,
	prep: `w we na z ze do po od u za o dla przy przez między nad pod bez przed według oprócz`,
	conj: `i oraz lub albo ale a`, sub: `że kiedy gdy jeśli żeby bo ponieważ chociaż gdzie jak`, rel: `który która które którzy`,
	he | pronoun: `on`, she | pronoun: `ona`, they | pronoun: `oni one my`, pronoun: `ja pan pani to`, object: `mu jej im jego ją`,
	title: `pan pani prezydent minister premier burmistrz wójt sędzia generał król królowa papież biskup ksiądz doktor profesor dyrektor dr prof`,
	head:  `rzecznik rzeczniczka prezydent minister burmistrz wójt starosta dyrektor dyrektorka adwokat prokurator sędzia ekspert badacz policja rząd związek sąsiad sąsiadka mieszkaniec mieszkanka świadek ojciec matka syn córka mąż żona mężczyzna kobieta nauczyciel nauczycielka autor autorka trener piłkarz poseł posłanka radny radna szef szefowa rolnik firma lekarz lekarka`,
	thing: `policja rząd związek firma`, accord: `według zdaniem`,
	femaleNoun: `pani matka córka żona kobieta królowa`, maleNoun: `pan ojciec syn mąż mężczyzna król papież`, kin: `syn córka mąż żona ojciec matka brat siostra wdowa`, particle: `de von van`,
	period: `poniedziałek wtorek środa czwartek piątek sobota niedziela styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień wczoraj dziś jutro`,
	stray: `jego jej ich ten ta to te ci jeden jedna dwa trzy kilka wielu wszyscy on ona oni my ja pan pani i oraz lub albo ale a że kiedy gdy jeśli żeby bo ponieważ w we na z ze do po od u za o dla przy przez
		między nad pod bez przed według zdaniem też także potem jeszcze już wczoraj dziś jednak nie tak`,
	deny: `nie nigdy zaprzeczył zaprzeczyła zaprzecza`, vague: `on ona oni my ja to wielu niektórzy wszyscy nikt`, work: `film książka powieść piosenka serial album sztuka wiersz wystawa opera gazeta słowo hasło`,
})
