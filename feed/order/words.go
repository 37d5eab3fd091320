package order

import (
	"regexp"

	"seedfeed/feed/prose"
)

// otherDrafts are words for drafts that people also use of what they draw and think of.
var otherDrafts = prose.Set("concept szkic ébauche esboço")

// besideOthers are orders beside other words alone: "Internal only", "Nur intern", "Under review, do not print". By themselves, and with a
// number or a day, they are headings and titles: "2026 in review".
var besideOthers = prose.Set("garder internal intern internen interne interno restricted awaiting needs for+comment for+comments for+discussion for+feedback in+review under+review spiked unedited eyes+only work+in+progress en+cours in+arbeit in+bearbeitung suspendu sospeso suspenso")

// bans are those words of fill that forbid: "Publication interdite".
var bans = prose.Set("prohibited forbidden untersagt verboten interdit interdite prohibido prohibida vietato vietata proibido proibida verboden запрещена zakaz zabroniona")

// Words behind which the rest of an order may say anything. Behind those of before, an order forbids until then: "Do not publish
// before the press conference". Behind afterWords it allows from then on, if one of onlyWords stands before them: "Publish only
// after the vote". What nobody may publish without assent, "Not for publication without permission from Ann", is rather a line
// about rights, unless it stands first.
var (
	onlyWords   = prose.Set("only once erst nur seulement uniquement solo sólo únicamente soltanto só somente apenas pas alleen только dopiero tylko")
	afterWords  = prose.Set("after once when unless while nach wenn sobald bevor ehe solange après tant después tras mientras cuando dopo finché finchè quando depois após enquanto fois als zodra voordat zolang пока когда dopóki zanim gdy kiedy")
	beyondWords = prose.Set("outside beyond außerhalb hors fuera fuori fora buiten пределами poza")
	laterWords  = prose.Set("after nach après después tras dopo depois após na после po")
	assentWords = prose.Set("permission consent clearance checking talking speaking asking rücksprache absprache genehmigung zustimmung erlaubnis accord autorisation autorización permiso consentimiento autorizzazione permesso consenso autorização permissão consentimento toestemming akkoord overleg разрешения согласования согласия zgody zezwolenia akceptacji")
)

// notSooner finds what ends "Publish after the vote, not before".
var notSooner = prose.NewFinder(", not before", ", not earlier", ", pas avant", ", nicht vorher", ", nicht früher", ", no antes", ", non prima", ", não antes", ", niet eerder", ", не раньше", ", nie wcześniej")

// factWords are those words of let, use and hold that are said of other things than texts.
var factWords = prose.Set("send sending go+on put+on garder use for+use used printed posted held restricted print run running verwenden gebrauch drucken erscheinen freigegeben utiliser usage imprimer mettre uso subir poner salir uscire colocar pôr sair gebruik plaatsen naar+buiten verschijnen vrijgegeven выпускать печати печатать пользования использования ставить давать druku drukować użytku dawać ukazać")

// nounWords are those words of let and use that tell no action and stand in headlines as well: "Release only after ransom is paid".
var nounWords = prose.Set("weitergabe release publication veröffentlichung freigabe publikation diffusion parution publicación difusión pubblicazione diffusione publicação divulgação publicatie публикация публикации публикацию publikacja publikacji publikacją " +
	"salir sair uscire approval clearance distribution circulation quotation verbreitung gebrauch usage relecture validation uso approvazione verspreiding gebruik распространения распространение печати пользования использования rozpowszechniania druku emisji użytku")

// partsOfDay say more of a day on which roads and courts go on than an editor does.
var partsOfDay = prose.Set("morning afternoon evening vormittag nachmittag abend früh morgens matin midi soir mañana tarde mattina pomeriggio sera manhã ochtend middag avond утра вечера rano wieczorem")

// purposes are words of let and use in the notices of stock exchanges: "Not for distribution outside the United States".
var purposes = prose.Set("for+publication for+release for+broadcast for+distribution for+circulation for+use for+web for+online")

// toldWords are words of use and hold that tell what happened to something, if no word of passiveWords stands beside them: "Not
// published until her death".
var toldWords = prose.Set("published released printed posted used held restricted shared distributed circulated uploaded veröffentlicht publiziert freigegeben gesperrt publié publiée diffusé diffusée suspendu publicado publicada pubblicato pubblicata sospeso suspenso gepubliceerd vrijgegeven опубликовано опубликован opublikowano opublikowane")

var passiveWords = prose.Set("be werden être ser essere worden быть być zostać")

// keepWords are the verbs of hold that tell editors to do so: "Hold until the verdict".
var keepWords = prose.Set("hold keep+this+back keep+this+to sit+on+this garder zurückhalten gesperrt эмбарго retenir retener trattenere reter aanhouden vasthouden задержать придержать wstrzymać")

// deskWords are those for whom a text waits: "Hold for lawyer", "Legal must see this before publication".
var deskWords = prose.Set("legal lawyer lawyers counsel editor editors ok okay confirmation anwalt anwältin anwälte rechtsabteilung redaktion chefredaktion pressestelle juridique avocat avocate abogado abogada legale avvocato jurídico advogado juristen eindredactie юриста юристов редактора prawnika prawników redaktora")

// textWords name the text that an order is about.
var textWords = prose.Set("this it text story article copy piece dieser diesen dieses text artikel beitrag es cet cette ce texte article este esta texto artículo questo questa testo articolo pezzo stuk artigo dit deze tekst artikel это этот текст статью ten ta tekst artykuł")

// markWords begin a line that speaks to editors, and besideMarks stand beside them: "Note to the desk: do not publish yet".
var (
	markWords   = prose.Set("nb ps note notes attention important warning reminder todo fixme editor editors desk achtung hinweis anmerkung notiz wichtig redaktion remarque rappel rédaction nota aviso ojo importante atención redacción attenzione redazione atenção redação let opgelet redactie внимание примечание важно редакции редактору uwaga ważne redakcji")
	besideMarks = prose.Set("team web comms press office newsroom subs all everyone colleagues kollegen équipe equipo equipa please dear hi hello liebe lieber chère cher querida caro cara caros to the for from s ed internal intern an die der das für à la le l de au aux pour al a el los para alla ai per do da os ao op aan voor к для dla")
	shortMarks  = prose.Set("nb n.b. ps p.s. todo")
)

// ofRights finds what forbids to copy a text, and not to publish it, and orCopied what may stand so beside an order: "Do not
// publish or redistribute".
var (
	ofRights = prose.NewFinder("rewritten", "redistribut", "retransm", "reprodu", "riprodu", "reproduz", "republish", "copied", "vervielfältig")
	orCopied = regexp.MustCompile(`(?i)(?:,|,? (?:or|nor|and|oder|und|noch|ni|y|o|e|né|nem|ou|of|en))(?: (?:ne pas|to be|not to be|su|sua|la))? (?:redistribut|retransm|reprodu|riprodu|republish|copied|vervielfältig)\pL*`)
)

// sayWords tell who says it: "Not before the vote, says mayor".
var sayWords = prose.Set("say says said tell tells told rule rules ruled order orders ordered warn warns warned ask asks asked demand demands urges sagt sagte sagen fordert warnt bittet entscheidet dit disent déclare demande ordonne exige dice dicen dijo pide piden ordena chiede chiedono ordina afferma diz dizem disse pede pedem zegt zeggen zei vraagt eist говорит сказал сказала просит требует заявил mówi mówią powiedział prosi żąda orzekł")

// ThisText is a pattern of how a line speaks of the text that it stands in: "This release", "please note that the following statement".
const ThisText = `(?:please note(?: that)? )?(?:this|these|all|the (?:following|enclosed|attached|above|below)) (?:\pL+[ -]){0,4}?(?:release|text|document|report|information|material|story|content|statement|paper|study|data|finding|news|announcement|speech|article|copy|e-?mail|message)s?\b`

// ourText matches a line that says something of its text: "The following statement is", "These findings must".
var ourText = regexp.MustCompile(`(?i)^` + ThisText + ` (?:is|are|must|may|should|shall) `)

// softWords may stand beside a word that is an order alone.
var softWords = prose.Set("please kindly bitte merci this text story copy first second third rough working early final version only v no nr stand strictly private legal and und " +
	"nur streng uniquement strictement solo sólo estrictamente strettamente apenas somente alleen strikt только строго tylko ściśle")

// politeWords are those of orders that no headline has.
var politeWords = prose.Set("thanks danke grazie gracias obrigado obrigada bedankt спасибо dziękuję dzięki strictly kindly favore graag prosimy please bitte merci svp prière veuillez favor prega gelieve aub просьба пожалуйста proszę")

// monthAndDayWords are the names of months, and the names of days that calendar.IsDay does not know. "May" is left out,
// since it is a verb too.
var monthAndDayWords = prose.Set("january february march april june july august september october november december " +
	"januar jänner februar märz mai juni juli oktober dezember janvier février mars avril juin juillet août septembre octobre novembre décembre " +
	"enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre " +
	"janeiro fevereiro março maio junho julho setembro outubro novembro dezembro segunda terça quarta quinta sexta feira januari februari maart mei augustus " +
	"января февраля марта апреля мая июня июля августа сентября октября ноября декабря понедельник понедельника вторник вторника среды среду четверг четверга пятница пятницу пятницы субботу субботы воскресенье воскресенья завтра amanhã " +
	"stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia poniedziałek poniedziałku wtorek wtorku środa środę czwartek czwartku piątek piątku sobota sobotę niedziela niedzielę jutro środy soboty niedzieli poniedziałkiem wtorkiem środą czwartkiem piątkiem sobotą niedzielą")

// hourWords tell that the number before them is an hour: "Sperrfrist 14 Uhr".
var hourWords = prose.Set("uhr h am pm uur horas ore часов")

// otherZones are zones that are other words too, and zoneTimes may stand before them.
var (
	otherZones = prose.Set("west wet central eastern pacific")
	zoneTimes  = prose.Set("m am pm a.m p.m clock o'clock o’clock hrs hours h uhr")
)

var timeWords = prose.Set("noon midday midnight tomorrow morgen demain mañana domani further notice")

// releaseWords may stand beside the words of an order and in a notice to the press, along with numbers: months, days, time
// zones and similar words.
var releaseWords = prose.Set("until till before at on from after and or the of not for to be until: is are strictly further notice immediate immediately release publication broadcast print online use only press media local time hours hrs noon midnight midday am pm a.m p.m o'clock o’clock no nr st nd rd th " +
	"january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun today tomorrow embargo embargoed " +
	"bis ab am um uhr den der vor nicht januar jänner februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag veröffentlichung " +
	"jusqu'au jusqu’au jusqu'à jusqu’à le du à h heures janvier février mars avril juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche " +
	"hasta el las las de del la enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miércoles jueves viernes sábado domingo horas " +
	"fino al alle ore gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre até às tot op om uur")
