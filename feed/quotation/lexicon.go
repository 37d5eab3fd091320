package quotation

import "strings"

func set(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[w] = true
	}
	return out
}

// withPlurals is set(more), and the words of list in both numbers.
func withPlurals(list, more string) map[string]bool {
	out := set(more)
	for w := range set(list) {
		out[w], out[w+"s"] = true, true
	}
	return out
}

// Words that the rules ask for, in lower case. The lists are ours, from the language and not from any one text.
var (
	// finite are the forms of saying verbs that can have a subject of their own.
	finite = set(`said says say told tells tell added adds asked asks ask wrote writes write argued argues argue insisted insists insist
		claimed claims claim declared declares declare announced announces announce explained explains explain noted notes note replied replies reply
		responded responds respond warned warns warn stated states state suggested suggests suggest admitted admits admit acknowledged acknowledges
		conceded concedes concluded concludes conclude continued continues continue recalled recalls recall remarked remarks observed observes
		complained complains contended contends contend maintained maintains maintain emphasized emphasised emphasizes stressed stresses stress
		tweeted tweets posted posts joked jokes quipped quips shouted shouts yelled yells cried cries exclaimed exclaims whispered
		called calls call described describes describe dubbed labeled labelled branded termed denounced denounces condemned condemns praised praises slammed slams
		blasted blasts criticized criticised criticizes mocked mocks accused accuses predicted predicts promised promises vowed vows pledged pledges urged urges
		boasted boasts bragged brags lamented laments confessed reiterated reiterates repeated repeats reported reports testified testifies
		thundered mused muses opined opines wondered wonders demanded demands dismissed dismisses defended defends disputed denied denies deny
		agreed agrees agree countered counters interjected interrupted proclaimed proclaims pointed points cautioned cautions confirmed confirms
		charged charges alleged alleges asserted asserts assert believed believes believe thought thinks think felt feels hoped hopes
		compared compares referred refers refer hailed hails touted touts railed lashed fired shot hit read reads
		answered answers elaborated expressed expresses spoke speaks summed deemed deems characterized characterised characterizes
		advised advises ordered began begins went chimed laughed sighed messaged emailed texted ranted decried deplored
		questioned questions quoted echoed echoes voiced signaled signalled informed assured assures reassured challenged challenges likened portrayed cited cites
		worried worries retorted retorts chanted chants fumed fumes blurted thanked thanks pleaded recounted recounts scoffed scoffs snapped
		speculated theorized revealed reveals disclosed reacted reacts texted cautioned assailed assails implored
		commented comments screamed muttered murmured grumbled gushed snorted sneered groaned
		found finds showed shows protested protests recognized
		sagte sagten schrieb erklärte betonte meinte rief dit déclaré répondit écrivit ajouta`)
	// plain are those of them that, right behind a quotation, prove that it is one.
	plain = set(`said says say told tells added adds asked asks wrote writes argued argues insisted insists claimed claims declared declares announced
		explained explains noted notes replied replies responded responds warned warns stated states suggested suggests admitted admits acknowledged
		conceded concluded continued continues recalled recalls remarked remarks observed observes complained contended maintained emphasized emphasised stressed
		tweeted posted joked jokes quipped shouted yelled cried exclaimed whispered predicted promised vowed boasted lamented confessed reiterated repeated
		testified thundered mused opined wondered demanded countered interjected interrupted proclaimed cautioned asserted answered elaborated commented screamed muttered murmured grumbled gushed snorted sneered groaned blurted
		sagte sagten schrieb erklärte betonte meinte dit répondit écrivit ajouta`)
	// told are those of them that announce a quotation in the next paragraph.
	told = set(`said says told tells argued argues insisted insists claimed claims declared declares explained explains noted notes warned warns
		stated states suggested suggests acknowledged conceded recalled recalls complained contended maintained emphasized emphasised stressed
		predicted promised vowed testified testifies asserted praised criticized criticised blasted slammed dismissed defended accused denounced
		called described mocked condemned blamed questioned urged cautioned responded replied added pointed agreed spoke wrote compared
		denied announced admitted addressed reiterated discussed weighed`)
	// ambiguous forms are verbs only right behind a subject.
	ambiguous = set(`comments shows finds protests promises state states report reports claim claims note notes call calls point points hit read reads shot fired charge charges hope hopes promise
		promises demand demands post posts joke jokes answer answers tweet tweets challenges question questions counters cries orders praise
		warns quotes refers remark remarks pledge pledges vow vows condemns estimate estimates fires cites rail spoke speak mocks felt feels blasts urges
		`)
	// gerunds keep the subject of their sentence unless they have one of their own.
	gerunds = set(`saying adding telling asking writing arguing insisting claiming declaring announcing explaining noting replying responding warning
		stating suggesting admitting acknowledging conceding concluding continuing recalling remarking observing complaining contending maintaining
		emphasizing emphasising stressing tweeting posting joking shouting calling describing dubbing labeling labelling branding denouncing
		condemning praising slamming blasting criticizing criticising mocking accusing predicting promising vowing pledging urging boasting bragging
		lamenting reiterating repeating wondering demanding dismissing defending denying agreeing countering proclaiming pointing cautioning
		yelling screaming pleading exclaiming chanting quipping revealing worrying thanking confirming charging alleging asserting believing comparing referring quoting citing reading answering testifying`)
	// naming verbs give a thing a name: what they govern may be a mere label.
	naming = set(`so-called dubbed titled entitled named known labeled labelled reads read reading headlined nicknamed termed`)
	// works are what has a title in quotation marks.
	works = set(`film movie book song show series album novel play poem essay article column episode song hymn ballad musical exhibition podcast magazine headline
		slogan sign motto banner chant hashtag word words phrase term expression`)
	// skipped stand between a subject and its verb.
	skipped = set(`instead only famously hasn't haven't hadn't doesn't don't didn't won't wouldn't can't couldn't isn't wasn't weren't has have had also later then recently once often again even just already repeatedly reportedly still now would could will can may might
		must should did does do not never always first further only twice is was are were been be being to both all himself herself themselves itself`)
	auxiliaries     = set(`has have had would could will can might must should did does do is was are were been be being`)
	infinitiveHosts = set(`tried tries sought seeks managed seemed seems wanted wants hastened rushed used liked likes went continued continues goes continue going proceeded`)
	determiners     = set(`the a an one another some his her their its this that these those our my your many most several two three four five`)
	// breaks end a noun phrase on either side.
	breaks = set(`that who whom whose which when where while because after before since until although though if but and or as than so whether
		during despite amid without within via upon against between among what why how however`)
	prepositions = set(`of for from at in on with to by about into over under near close inside outside behind around across toward towards through like per`)
	pronouns     = set(`he she they it we i`)
	notSubject   = set(`instead there then not it's that's so yes no today yesterday earlier later too again nothing something everything anything when`)
	timeWords    = set(`monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow earlier later recently afterwards afterward last this during
		january february march april may june july august september october november december`)
	late = set(`in on at during about after before while as when who by upon via regarding`)
	// notNames are capitalised words that are no part of a person's name.
	notNames = set(`pour selon laut nach für par ja nein oui non monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
		the a an this that these those he it she they we i you his her its their our my your there here but and or yet so nor for if when while where what who
		why how as at by in on of to from with without after before since until during although though because however meanwhile still then now also even
		such some many most few several both each every no not nobody another other others under over about according despite asked among earlier later once only
		is are was were will would do does did has have had can could should instead today yesterday last next well yes ok okay please let like one two three
		perhaps maybe speaking writing just never always first second third again more all any than too very moreover furthermore indeed nevertheless
		republican republicans democrat democrats democratic american americans russian russians british chinese european french german israeli iranian
		english muslim muslims christians jewish hispanic latino african asian mexican ukrainian syrian iraqi cuban indian catholic islamic gop
		president vice senator sen rep representative gov governor mr mrs ms miss dr prof professor sir lord lady dame judge justice secretary minister prime
		chairman chairwoman chief king queen prince princess pope attorney general mayor councillor congressman congresswoman speaker captain colonel sergeant
		lieutenant gen col lt capt sgt maj adm rev reverend ambassador chancellor director commissioner deputy former acting u.s us uk eu un tv
		herr frau bürgermeister bürgermeisterin ingenieur ingenieurin präsident präsidentin kanzler kanzlerin ministerin sprecher sprecherin professorin
		direktor direktorin monsieur madame maire ministre président présidente
		del asst cllr amb brig cmdr det hon pres
		leader majority minority interim executive candidate nominee spokesman spokeswoman spokesperson rival staff counsel analyst strategist manager
		presidential managing urges says exclusive breaking watch live update updated editor correspondent columnist reporter conservative liberal
		progressive libertarian communications political senior spokespeople activist billionaire adviser advisor`)
	// nowhere start the names of places, bodies and headings, and of no person.
	nowhere = set(`las los san santa puerto saint st middle north south east west northern southern eastern western central new upper lower great super
		social national international supreme federal civil human foreign homeland planned free clean common world white global environmental financial
		economic off up down out into back full text associated trans pacific atlantic capital ground climate campaign morning breaking getty saudi
		al-qaeda united public private royal main high wall medicare medicaid`)
	// bodies end the names of what is no person.
	bodies = set(`party house senate congress committee department university college court times post news journal press association institute foundation center
		centre council commission union bank group company corporation inc corp co ltd agency office administration government ministry army navy force police
		church school hospital state states city county street avenue road river bay island islands lake mountain park hotel tower airport station
		war act bill law amendment convention conference caucus campaign coalition league club society fund project network magazine radio television
		america kingdom republic nations europe asia africa york jersey hampshire carolina dakota virginia mexico california texas florida ohio iowa
		nevada michigan pennsylvania wisconsin georgia arizona colorado illinois indiana washington london paris moscow berlin beijing davos
		week day month year poll survey report study award prize cup game games festival theatre theater museum gallery service services board bureau authority
		hill valley square beach fort port heights gardens bridge palace castle hall house fair cathedral chapel
		arena stadium strip belt coast exchange index initiative studies relations security reserve academy agreement organization organisation wing matter klan
		images journalism consult review sea ocean inquirer enquirer insider partners corps embassy chamber district eve bowl partnership channel economics
		movement alliance front team watch informer tribune herald gazette politics britain france germany russia china iran iraq syria ukraine
		israel canada india japan spain italy turkey egypt poland greece cuba libya afghanistan pakistan korea brazil australia ireland scotland wales england twitter facebook youtube google`)
	// places are those of them that are last names as well: persons behind a known given name.
	places = set(`london paris berlin washington hill park lake church street georgia virginia moscow rivers island hall beach forest bay west york post
		england ireland france israel poland spain`)
	// surnames are those of them that stand for a person even alone, where they speak.
	surnames   = set(`hill park lake church rivers hall forest west york street beach`)
	particles  = set(`de van von der den la le du da di del della al el bin ibn ben st ter dos das`)
	suffixes   = set(`jr sr ii iii iv`)
	feminine   = set(`mrs ms miss lady dame queen princess mother sister congresswoman chairwoman spokeswoman actress businesswoman policewoman wife daughter widow mum grandmother aunt councilwoman saleswoman`)
	masculine  = set(`mr sir lord king prince pope father brother congressman chairman spokesman actor businessman policeman husband son grandfather uncle councilman salesman`)
	titleWords = set(`president vice senator sen rep representative gov governor mr mrs ms miss dr prof professor sir lord lady dame judge justice secretary minister
		prime chairman chairwoman chief king queen prince princess pope attorney general mayor councillor congressman congresswoman speaker captain colonel
		sergeant lieutenant gen col lt capt sgt maj adm rev reverend ambassador chancellor director commissioner deputy spokesman spokeswoman spokesperson
		officer leader candidate nominee`)
	// heads are nouns that name who somebody is.
	heads = withPlurals(`housekeeper gamekeeper caretaker physician scholar lobbyist pundit pollster blogger biographer comedian celebrity cleric preacher evangelist theologian philosopher librarian gardener
		fisherman carpenter plumber electrician mechanic baker butcher chef waiter waitress bartender barber hairdresser cleaner carer midwife paramedic
		firefighter narrator protagonist character detective inspector constable trooper warden sailor cadet pensioner retiree rep parent boss guard baritone tenor soprano bassist cook fan stranger guest twin haulier forecaster publicist marcher skipper chef surgeon dentist vet registrar cashier nanny peer grandmother grandfather aunt uncle cousin niece nephew widow widower bride tourist traveller traveler commuter
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
		islander settler`,
		`president senator governor minister secretary chairman chairwoman chief king queen prince pope attorney mayor councillor congressman congresswoman
		speaker captain colonel sergeant leader candidate nominee official officials spokesman spokeswoman spokesperson source sources officer aide adviser advisor
		director manager editor author writer lawyer judge doctor professor teacher student owner founder keeper master engineer scientist researcher analyst
		expert critic critics police campaign company bank union statement report group committee court agency department ministry government administration
		man woman voter voters resident residents neighbour neighbor farmer worker workers driver witness victim mother father wife husband son daughter brother
		sister friend colleague reporter reporters host anchor commentator columnist strategist consultant operative delegate lawmaker lawmakers representative
		ambassador diplomat general commander soldier veteran activist organizer organiser protester supporter supporters historian economist actor actress
		singer player coach priest bishop rabbi imam billionaire businessman mogul republican democrat chancellor commissioner deputy treasurer visitor grower
		drummer ranger nurse pilot astronaut communicator survivor passenger customer shopkeeper clerk email memo letter filing complaint lawsuit
		ad ads headline document movie film video study survey article book website newspaper editorial tweet card playbook transcript narrator prosecutor
		prosecutors attorneys lawyers protesters members member scientists scientist experts activists students editors candidates senators crowd audience fans
		commission board council authors leaders researchers doctors teachers parents analysts advisers aides strategists veterans guy boy girl kid neighbours
		neighbors employees employee staffer staffers donor donors businesswoman chair professor nurse-practitioner insider insiders operatives veteran`)
	// signs are written on.
	signs = set(`sign signs banner banners poster posters placard placards shirt shirts t-shirt t-shirts hat hats sticker stickers plaque button buttons`)
)

// things are those heads that he and she cannot mean.
var things = set(`ad ads headline document movie film video study survey article book website newspaper editorial tweet card playbook transcript crowd audience board council commission campaign company bank union statement report group committee court agency department ministry government administration police
	officials sources critics voters residents workers reporters supporters lawmakers email memo letter filing complaint lawsuit`)

// foreign are pronouns of other languages, which are not resolved.
var foreign = set(`sie er ich wir man elle il ils elles nous on lui ella él ellos`)

// Given names that tell the gender, in lower case: the commonest of English-speaking countries, and some others.
var (
	women = set(`jillian aparna lauryn anjali sunita kavita deepika pooja neha meera lakshmi indira sonia mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley kimberly emily donna
		michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda pamela emma nicole helen
		samantha katherine christine debra rachel carolyn janet catherine maria heather diane ruth julie olivia joyce victoria kelly lauren christina joan
		evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa ann anne sara madison frances kathryn janice jean abigail alice julia judy sophia
		grace denise amber doris marilyn danielle beverly isabella theresa diana natalie brittany charlotte marie kayla alexis lori hillary ivanka melania
		chelsea tiffany kellyanne nikki carly elena claire jane jill condoleezza loretta tulsi kirsten dianne maggie nell edith clara agnes
		marta iris ida mara maud gwen bea dolores peg anneliese ines priya helene katya rosalind lucia wren ewa susanna lucy ellen rose molly nora eva
		zoe chloe ella mia lily sophie lena greta ingrid astrid fatima aisha leila yuki mei olga natasha svetlana irina tatiana ursula marine
		huma debbie valerie sally gail kate katie katy kathy cindy wendy tina tammy stacy tracy vanessa veronica yvonne ivy hope joy nellie
		jeanne lynn lynne bonnie connie peggy penny phyllis rita roberta rosa rosemary ruby shannon sheila sylvia vivian wanda willow
		adele adrienne agatha agnieszka aida aileen aimee alana alessandra alexandra alexandria alina alison allison alma alyssa amelia anastasia angelica angelina anita
		annabel annabelle annette annie antoinette aretha ariana arlene asha ashleigh aurora ava ayesha barb becky belinda bernadette bernice bertha beth bethany betsy
		bettina beyonce bianca birgit blanca bridget brigitte brooke camilla candace carla carmen carole caroline carrie cassandra cathy cecilia celeste celia chantal
		charlene cheri cherie chrissy christa christy ciara claudia colette colleen constance cora cordelia corinne cristina crystal daisy dana daniela danica daphne dawn
		deanna debora deirdre delia delphine desiree dina dolly dora doreen dorothea edna eileen elaine eleanor eleanora elise eliza elsa elsie emilia emmanuelle enid erica
		erika erin ernestine esther ethel eugenia eunice evangeline faith faye felicia felicity fern fiona flora florence françoise freda frida frieda gabriela gabrielle
		gemma genevieve georgina geraldine gertrude gillian gina ginny giselle gladys glenda greer guadalupe gwendolyn harriet hazel heidi helga henrietta hermione hilary
		hilda holly honor ilana imelda imogen irene isabel isabelle isla iva jackie jacinda jacqui jaime jana janelle janette janine jasmine jeanette jeanine jeannie jemima
		jenna jennie jenny jessie joanna joanne jodie johanna jolene josephine juanita juliana julianne juliet juliette kamala kara karin karina karla kathie kathrin katrina
		kay keisha kellie kendra khadija kimberley kira kirsty krista kristen kristin kristina kristine kyra lana latoya laurel lea leah leanne lenore leona leonora leticia
		lidia liesl lila liliana lillian lilian liv liz liza lola lorena lorna lorraine lotte louisa louise lucille luisa lupita lydia mabel mackenzie madeleine madeline
		magda magdalena malala mallory mandy marcella marcia margarita margot margo marguerite mariah mariam marian mariana marianne maribel marisa marissa marjorie marlene
		marsha maryam mathilda matilda maureen mavis maxine melanie melinda meredith meryl michaela mildred millicent millie mindy minnie miranda miriam moira mollie mona
		monica monique morgana muriel myra myrtle nadia nadine nan nanette naomi natalia nicola nicolette nina noreen norma octavia odette olive opal oprah paige pam patrice
		patsy patti patty paula pauline pearl petra philippa phoebe pippa portia queenie rachael ramona raquel rebekah regina renata renee rhoda rhonda rina rochelle romy
		rosalie rosalyn rosanna roseanne rosie rowena roxanne rosemarie sabina sabrina sadie salma saoirse saskia selena selina serena shanna shari sharron shauna shelley
		sherri sherry sigrid silvia simone sinead siobhan siri sondra sonja sonya stacey stella sue suellen susana susie suzanne suzette sybil sylvie tabitha tamara tamika
		tanya tara tatyana thelma theodora tilda toni tonya tricia trish trudy ulrike una ute valentina vera verna vicki vicky viola violet vivien vivienne wilhelmina wilma
		winifred winona xenia yasmin yelena yolanda yvette zara zelda zainab zoya`)
	men = set(`lanny raj amit rahul arjun vijay anil sanjay ravi suresh narendra imran karthik deepak mohan ashok vikram rajesh rakesh james robert john michael david william richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul andrew joshua
		kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel
		gregory alexander frank patrick raymond jack dennis jerry tyler aaron jose adam nathan henry douglas zachary peter kyle ethan walter noah jeremy
		keith roger terry austin sean gerald carl harold dylan arthur lawrence jesse bryan billy bruce gabriel joe logan alan juan albert willie elijah wayne
		randy vincent mason roy ralph bobby russell bradley philip eugene ted marco jeb ben chris rand mike jim bernie tim tom bill bob barack mitt newt rick
		vladimir volodymyr boris emmanuel steve jared yuri igor josh corey reince sergey dmitry viktor hugh leon piers alun otto hamid henrik silas
		jonah abraham immanuel étienne tobias callum anders yusuf dov femi oskar bram tariq theodore franklin woodrow lyndon jimmy dwight harry fred ed
		eddie dan don ron ken jeff greg matt nick tony sam max leo luke oliver oscar simon martin neil ian colin graham stuart trevor nigel derek gordon
		howard stanley herbert lewis louis francis edmund ernest alfred cecil clarence leonard norman floyd chuck harvey glenn brad chad todd kurt karl
		hans klaus jürgen wolfgang pierre jacques françois mohammed muhammad ahmed ali hassan hussein omar mahmoud abdul recep moshe shimon
		xi hiroshi kenji carlos luis miguel pedro jorge diego pablo antonio giovanni paolo lindsey murray mitch ulysses buzz
		abdullah abel abe abram adolf adrian ahmad aidan akira alain alastair albrecht aldo alec alejandro aleksandr alessandro alexei alfonso alfredo algernon alistair
		allan allen alton alvin amos anatoly andre andré andreas andrei andres andy angelo angus ansel anton archie ari armando arnold arnie arturo asher ashton athol axel
		barney barry bart bartholomew basil benedict bennett benny bernard bernardo bert bertrand bilal björn blake brady brendan brent brett brock bruno bryce burt byron
		caleb calvin casper cedric cesar charley charlie chester christoph christophe clark claude claudio clay clayton cliff clifford clint clive clyde cody colm conor
		connor conrad cornelius craig curtis cyril cyrus dale damian damien damon dario darius darrell darren darryl dave davey dean declan denzel desmond devin dick dieter
		dimitri dirk dom domenico dominic dominik donnie donovan doug drew duane dudley duncan dustin earl earnest eduardo edgar edmond eduard efrain eli elias elliot
		elliott elmer elon elton elvis emanuel emile emilio emmett enrique enzo erich erik ernie ernesto erwin esteban eustace evan evgeny ezekiel ezra fabian faisal
		federico felipe felix ferdinand fergus fernando finn fletcher forrest francesco francisco franco frankie franz freddie frederic frederick frederik fritz gareth
		garrett garry gavin gene geoff geoffrey georg gerard gerhard gerry gianni gideon gil gilbert giles gino giorgio giuseppe glen godfrey grady grant graeme grover guido
		guillaume guillermo gunnar günter gus gustav gustavo guy gwilym hal hamish hamza hank hannes harish harlan harun hasan heath hector heinrich helmut henri herb herman
		hernan homer horace horst hubert hugo humberto humphrey ibrahim ignacio ike ilya ingo irving irwin isaac isaiah ismail ivan ivo ivor jackson jake jakob jakub jamal
		jamil janusz jarrod jarvis jasper javier jay jeffery jens jerome jerrold jethro jimmie joachim joaquin jochen joel joey johan johann johannes johnny jon jonas jorg
		jörg josé josef joschka juanito judd jules julian julio julius justus kaleb kareem karim kazuo keenan keir kelvin keanu kendrick kent khalid khizr kirk knut kofi
		konrad konstantin kristian kristof kwame lamar lance lars laurence laurent lawson leif leland lennart leonardo leonid leopold leroy lester levi liam linus lionel
		lloyd lonnie lorenzo lothar louie lowell luca lucas luciano ludwig luigi lukas luther lyle magnus malcolm manfred manny manuel marc marcel marcelo marcos marcus
		mario marius marlon marshall martín marty massimo mateo mathew mathias mathieu mats matteo matthias matthieu maurice mauricio mauro maximilian maxwell melvin merle
		mervyn mick mickey mikael mikhail miles milo milton mohamed mohammad moritz morris mort moses mustafa nathaniel ned nelson nestor nico nicky nicolas niels nikita
		nikolai nikolas niklas nils norbert oleg olaf oleksandr olivier orson orville osama osman oswald otis owen paddy pascal patricio paulo pavel percy perry pete phil
		philippe piet pieter piotr preston quentin quincy rafael rahm ralf ramon ramón randall raoul rashid raul raúl ray reginald reggie reinhard reinhold rene rené reuben
		rex ricardo riccardo richie ricky rob robbie robby roberto rocco rod roderick rodney rodrigo rogelio roland rolf roman romeo ronan ronnie rory roscoe ross ruben
		rubén rudolf rudolph rudy rufus rupert russ ryder salman salvador salvatore samir santiago saul sebastian sergei sergio seth seymour shane shaun shawn sheldon sid
		sidney siegfried silvio solomon spencer spiro stan stefan stefano stephan stewart stu sven sylvester tad takashi tanner taras tarek terence terrance terrence
		thaddeus theo thierry thorsten tiberius timmy titus tobin toby todor tomas tomás tommy torsten travis trent trey tristan troy ty tyrone tyson udo umberto ulrich uwe
		václav valentin vaughn vern vernon vic victor vince vinny virgil vito vittorio vlad wade waldo wallace wally warren wendell werner wes wesley wilbur wiley wilfred
		wilhelm willard willem willis winston woody xavier yannick yevgeny yoshi zac zachariah zack zane zeke zoltan zygmunt`)
)
