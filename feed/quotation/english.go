package quotation

// english holds the English words that the rules need. The lists are ours and are not taken from any one text.
var english = func() lexicon {
	l := lexicon{}
	l.verbs(say, `say/said add answer argue ask announce assert boast boom bellow beg+ blurt boo brag+ caution chant chime claim comment complain
		concede conclude confess confide contend continue counter croak cry declare demand drawl echo elaborate enthuse exclaim explain fume
		gasp grin+ groan growl grumble gush hiss howl insist interject interrupt jeer joke lament laugh maintain moan mumble murmur muse mutter note
		observe opine plead predict proclaim promise protest purr quip+ rant reason recall recite reflect reiterate remark repeat reply report
		respond retort roar scoff scream shout shriek sigh smile snap+ snarl sneer snort sob+ state stress suggest swear/swore/sworn tease tell/told testify
		theorize thunder tweet urge venture vow warn whisper wonder write/wrote/written yell mewl chuckle coo rave rejoice recount remember sing/sang/sung
		read/read emphasize emphasise acknowledge admit+ text post`)
	l.verbs(tell, `agree allege advise affirm assure believe call challenge characterize characterise charge cite compare confirm
		decry defend deny denounce deplore describe dismiss disclose dispute dub+ express feel/felt find/found hail hope implore indicate inform liken
		mention message email mock order pledge point portray praise question quote refer+ reject reassure reveal say/said show/showed/shown
		signal speak/spoke/spoken speculate sum+ term think/thought tout thank voice worry recognize label brand deem lash fire hit/hit react rail
		begin/began/begun go/went/gone shoot/shot outline`)
	l.verbs(tell|attack, `accuse assail attack blast blame chide condemn criticize criticise fault lambast lambaste mock rebuke ridicule slam+ scold take/took/taken skewer`)
	l.add(base|tell, `know`)
	l.add(quoting, `quoted quotes quote quoting`)
	l.add(attack, `accused criticised criticized`)
	l.add(verb, `is was are were be has had have did do does ran won lost came came took made gave got saw knew kept held sat stood fell wore drew grew broke
		chose drove ate fought hid hung lay led lit met paid rode rose sang shook slept spent stuck swam swung taught threw understood woke wept bought brought
		built cut put caught sold sent sought forgot became left heard wants runs has knows sees gets makes takes keeps comes goes gives lives plays works
		leads owns leaves stands sits leans grins nods looks likes loves begins helps holds brings turns opens puts`)
	l.add(aux, `has have had would could will can may might must should did does do is was are were been be being am hasn't haven't hadn't wouldn't couldn't won't
		can't mustn't shouldn't didn't doesn't don't isn't wasn't aren't weren't cannot used`)
	l.add(be, `is was are were been be being am isn't wasn't aren't weren't`)
	l.add(modal, `could can may might must should couldn't can't mustn't shouldn't cannot`)
	l.add(deny, `never not hasn't haven't hadn't wouldn't couldn't won't can't mustn't shouldn't didn't doesn't don't isn't wasn't aren't weren't cannot
		deny denies denied denying refuse refuses refused refusing decline declines declined declining without`)
	l.add(adverb, `instead only famously also later then recently once often again even just already still now always first further twice both all himself herself
		themselves itself ever soon never not perhaps maybe too eventually back out up meanwhile afterwards simply however so quickly today sometimes though rather`)
	l.add(det, `the a an one another some his her their its this that these those our my your many most several few two three four five six seven eight nine ten
		both all each every no any other dozens hundreds thousands`)
	l.add(number, `one two three four five six seven eight nine ten dozens hundreds thousands some several many most few both another others each none half`)
	l.add(prep, `of for from at in on with to by about into over under near close inside outside behind around across toward towards through like per within without
		during despite via upon against between among amid beside besides beyond after before since until above below along alongside following including
		regarding concerning onto throughout except than as versus unlike off`)
	l.add(accord, `per`)
	l.add(conj, `and or but nor yet &`)
	l.add(sub, `that because while when where as if after before since until although though whether than once whereas whenever why how what whatever so unless lest`)
	l.add(rel, `who which whose whom that`)
	l.add(he|pronoun, `he`)
	l.add(she|pronoun, `she`)
	l.add(they|pronoun, `they we`)
	l.add(pronoun, `i it you there nobody everybody someone somebody everyone anyone`)
	l.add(object, `him her them me us himself herself themselves itself`)
	l.add(particle, `de van von der den la le du da di del della al el bin ibn ben ter dos das`)
	l.add(suffix, `jr sr ii iii iv`)
	l.add(period, `monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight january february march april may june july august
		september october november december year years week weeks month months day days night morning afternoon evening weekend hours minutes decade decades century`)
	l.add(vague, `this that which what these those one some many others another people who all both everyone nobody somebody someone anyone it there you few most
		he she they i we readers everybody several none`)
	l.add(utter, `remark claim comment statement assertion suggestion quip joke boast word words message reply answer response retort verdict motto advice
		explanation warning catchphrase promise vow pledge argument description admission declaration line observation conclusion phrase insistence
		remarks claims comments statements view opinion charge accusation theory contention plea view opinion telling catchphrase`)
	l.add(naming, `so-called dubbed titled entitled named known labeled labelled headlined nicknamed termed christened`)
	l.add(work, `film movie book song show series album novel play poem essay article column episode hymn ballad musical exhibition podcast magazine headline slogan
		sign motto banner chant hashtag word words phrase term expression painting opera story track single documentary drama sitcom comic programme program
		thriller comedy memoir anthem sonnet symphony trilogy chapter section`)
	l.add(femaleNoun, `mrs ms miss lady dame queen princess mother sister congresswoman chairwoman spokeswoman actress businesswoman policewoman wife daughter widow
		mum grandmother aunt councilwoman saleswoman woman girl nun waitress bride grandma mummy niece headmistress postmistress baroness duchess heroine goddess
		granddaughter stepmother abbess housewife landlady fiancée ex-wife`)
	l.add(maleNoun, `mr sir lord king prince pope father brother congressman chairman spokesman actor businessman policeman husband son grandfather uncle councilman
		salesman man boy gentleman monk waiter widower bridegroom groom grandpa dad nephew headmaster postmaster fisherman duke baron grandson stepfather abbot
		landlord fiancé ex-husband`)
	l.add(kin, `wife husband son daughter brother sister mother father widow widower uncle aunt niece nephew cousin grandson granddaughter grandmother grandfather twin
		partner fiancé fiancée stepson stepdaughter mum dad parents ex-wife ex-husband`)
	l.add(title|stray, `president vice senator sen rep representative gov governor mr mrs ms miss dr prof professor sir lord lady dame judge justice secretary minister
		prime chairman chairwoman chief king queen prince princess pope attorney general mayor councillor congressman congresswoman speaker captain colonel
		sergeant lieutenant gen col lt capt sgt maj adm rev reverend ambassador chancellor director commissioner deputy spokesman spokeswoman spokesperson
		leader candidate nominee del asst cllr amb brig cmdr det hon pres mp mps mep msp td pc dc ds di dci ceo st`)
	l.add(title, `officer inspector constable superintendent sheriff detective pastor father corporal major cardinal bishop archbishop sister brother rabbi imam
		auditor premier coroner magistrate abbot vicar baroness admiral marshal private duke earl baron count dean provost`)
	l.add(office, `king queen prince princess pope premier chancellor mayor magistrate judge coroner bishop archbishop abbot abbess vicar minister governor sheriff
		ambassador headmaster headmistress headteacher curator librarian conductor superintendent prosecutor treasurer umpire referee choirmaster stationmaster
		harbourmaster postmaster postmistress general`)
	l.add(partial, `vice deputy former ex late shadow assistant associate acting then future ex-president another lieutenant junior prospective would-be retired
		outgoing incoming past previous prime first attorney under`)
	l.addPeople()
	l.addThings()
	l.addStrays()
	return l
}()

// addPeople adds the nouns for people.
func (l lexicon) addPeople() {
	l.plural(head, `person individual heavyweight newcomer impostor housekeeper gamekeeper caretaker physician scholar lobbyist pundit pollster blogger biographer comedian celebrity cleric preacher evangelist
		theologian philosopher librarian gardener fisherman carpenter plumber electrician mechanic baker butcher chef waiter waitress bartender barber
		hairdresser cleaner carer midwife paramedic firefighter narrator protagonist character detective inspector constable trooper warden sailor cadet
		pensioner retiree rep parent boss guard baritone tenor soprano bassist cook fan stranger guest twin haulier forecaster publicist marcher skipper surgeon
		dentist vet registrar cashier nanny peer grandmother grandfather aunt uncle cousin niece nephew widow widower bride tourist traveller traveler commuter
		motorist cyclist pedestrian shopper viewer listener reader caller attendee participant panelist panellist moderator questioner interviewer
		correspondent journalist producer presenter broadcaster publisher novelist poet playwright artist painter sculptor photographer architect designer
		builder contractor developer landlord tenant homeowner broker banker trader investor shareholder entrepreneur executive accountant auditor regulator
		referee umpire goalkeeper striker athlete runner swimmer jockey trainer boxer negotiator envoy legislator assemblyman alderman premier baroness elder
		insurgent militant rebel refugee migrant immigrant defendant plaintiff juror suspect inmate prisoner bystander onlooker parishioner worshipper vicar
		nun monk cardinal physicist chemist biologist botanist ecologist geologist meteorologist epidemiologist virologist psychologist psychiatrist
		sociologist statistician mathematician astronomer archaeologist curator conservator conductor composer musician guitarist violinist pianist organist
		dancer superintendent headteacher headmaster headmistress dean lecturer pupil graduate volunteer campaigner ranger forester shepherd rancher beekeeper
		brewer distiller innkeeper publican hotelier ferryman boatman docker miner welder bricklayer trucker stationmaster postmaster magistrate solicitor
		barrister paralegal coroner undertaker auctioneer dealer collector customer client patient bidder newcomer teenager youngster villager townsman
		islander settler president senator governor minister secretary chairman chairwoman chief king queen prince pope attorney mayor councillor congressman
		congresswoman speaker captain colonel sergeant leader candidate nominee official spokesman spokeswoman spokesperson source officer aide adviser advisor
		director manager editor author writer lawyer judge doctor professor teacher student owner founder keeper master engineer scientist researcher analyst
		expert critic man woman voter resident neighbour neighbor farmer worker driver witness victim mother father wife husband son daughter brother
		sister friend colleague reporter host anchor commentator columnist strategist consultant operative delegate lawmaker representative
		ambassador diplomat general commander soldier veteran activist organizer organiser protester supporter historian economist actor actress
		singer player coach priest bishop rabbi imam billionaire businessman mogul republican democrat chancellor commissioner deputy treasurer visitor grower
		drummer nurse pilot astronaut communicator survivor passenger shopkeeper clerk prosecutor member guy boy girl kid child employee staffer donor
		businesswoman chair insider operative grandson granddaughter mum dad striker demonstrator opponent user commenter heckler observer
		rival successor predecessor partner counsel counselor counsellor assistant ally translator interpreter planner surveyor inventor blogger
		youth bookseller historian farmhand apprentice hermit pilgrim usher sexton provost matron curate coxswain miller farrier rector mate steward stewardess
		harpist soldier brigadier admiral major lieutenant corporal butler maid porter tutor liberal conservative moderate nominee announcer frontrunner
		front-runner challenger incumbent appointee ex-president ex-husband ex-wife co-founder co-chair co-author vice-president officeholder businessperson
		salesman saleswoman chairperson layman churchgoer teammate classmate housemate roommate bandmate cellmate`)
	l.add(head, `police crew staff people men women children nurse-practitioner`)
	l.add(title|office, `queen king`)
}

// addThings adds the nouns for things that can be quoted, and the words that end the names of bodies.
func (l lexicon) addThings() {
	l.plural(head|thing, `campaign company bank union group committee court agency department ministry government administration commission board council
		crowd audience panel jury team party firm society club museum hospital school university church charity foundation trust institute association league
		airline newspaper paper magazine network channel station studio publisher office watchdog tribunal inquiry parliament senate assembly house army navy
		troupe band choir family couple organization organisation coalition alliance federation embassy consulate daily tabloid outlet corporation bureau town city village county street rally tape clip footage crew`)
	l.plural(head|thing|paper, `statement report email e-mail memo letter filing complaint lawsuit suit ad headline document movie film video study survey article
		book website editorial tweet card playbook transcript petition bill act law ruling verdict judgment declaration charter leaflet pamphlet brochure
		sign banner poster placard shirt t-shirt hat sticker plaque button note notice footnote section paragraph clause chapter poem story column blog
		post message text telegram inscription slogan advert advertisement commercial voiceover voice-over caption label indictment affidavit manifesto
		readout release account cable resolution guide manual handbook diary speech press-release graffiti passage entry quote`)
	l.plural(body|thing|head, `party committee department university college association institute foundation center centre council commission union bank group company
		corporation agency office administration government ministry army navy force church school hospital club society network station museum
		authority service bureau board organization organisation coalition league federation alliance guild trust fund academy court airline chamber`)
	l.add(body, `house senate congress times post news journal press inc corp co ltd police state states city county street avenue road river bay island islands lake
		mountain park hotel tower airport war act bill law amendment convention conference caucus campaign project magazine radio television america kingdom
		republic nations europe asia africa york jersey hampshire carolina dakota virginia mexico california texas florida ohio iowa nevada michigan
		pennsylvania wisconsin georgia arizona colorado illinois indiana washington london paris moscow berlin beijing davos vermont oregon utah kansas
		week day month year poll survey report study award prize cup game games festival theatre theater gallery services
		hill valley square beach fort port heights gardens bridge palace castle hall fair cathedral chapel arena stadium strip belt coast exchange index
		initiative studies relations security reserve agreement wing matter klan images journalism consult review sea ocean inquirer enquirer insider partners
		corps embassy district eve bowl partnership channel economics movement front team watch informer tribune herald gazette politics britain france
		germany russia china iran iraq syria ukraine israel canada india japan spain italy turkey egypt poland greece cuba libya afghanistan pakistan korea
		brazil australia ireland scotland wales england twitter facebook youtube google quarterly stage harbour fc live branch library lounge lab clinic institution brigade lane`)
	l.add(place, `london paris berlin washington hill park lake church street georgia virginia moscow rivers island hall beach forest bay west york post
		england ireland france israel poland spain`)
}

// addStrays adds words with capitals that are not part of a person's name.
func (l lexicon) addStrays() {
	l.add(stray, `ja nein oui non monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november
		december the a an this that these those he it she they we i you his her its their our my your there here but and or yet so nor for if when while where
		what who whom whose why how as at by in on of to from with without after before since until during although though because however meanwhile still then
		now also even such some many most few several both each every no not nobody another other others under over about according despite asked among earlier
		later once only is are was were will would do does did has have had can could should instead today yesterday last next well yes ok okay please let like
		one two three perhaps maybe speaking writing just never always first second third again more all any than too very moreover furthermore indeed
		nevertheless following compare see consider apparently surprisingly fortunately unfortunately reportedly sadly luckily adding asked told
		`)
	l.add(stray|head, `republican republicans democrat democrats democratic american americans russian russians british chinese european french german israeli iranian
		english muslim muslims christians jewish hispanic latino african asian mexican ukrainian syrian iraqi cuban indian catholic islamic`)
	l.add(stray, `gop acting u.s us uk eu un tv herr frau monsieur madame majority minority interim executive rival staff counsel analyst strategist manager presidential
		managing urges says exclusive breaking watch live update updated`)
	l.add(stray|partial, `editor correspondent columnist reporter conservative liberal progressive libertarian
		communications political senior spokespeople activist billionaire adviser advisor former opposition trainer`)
	l.add(nowhere, `las los san santa puerto saint st middle north south east west northern southern eastern western central new upper lower great super social
		national international supreme federal civil human foreign homeland planned free clean common world white global environmental financial economic off
		up down out into back full text associated trans pacific atlantic capital ground climate campaign morning breaking getty saudi al-qaeda united public
		private royal main high wall medicare medicaid`)
}
