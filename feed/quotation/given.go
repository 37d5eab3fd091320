package quotation

// givenNames are given names, by the sex of those who bear them: the commonest of English-speaking countries and some of
// the other languages that are read. A name that both sexes bear stands in both lists.
var givenNames = func() lexicon {
	l := lexicon{}
	l.add(female, `abigail adela adele adrienne agatha agathe agnes agnese agnieszka aida aileen aimee aisha alana aleksandra alessandra alessia alexandra alexandria alexis
		alice alina alison allison alma almudena alyssa amanda amber amelia amparo amy amélie anastasia andrea angela angelica angelina anita anjali anke ann anna
		annabel annabelle annalisa anne anneke annelies anneliese annette annie anouk antje antoinette antonella aoife aparecida aparna aretha ariana arianna arlene
		asha ashleigh ashley astrid aurora aurélie ava ayesha barb barbara bea beata beatriz becky belinda belén benedita berit bernadette bernice bertha beth
		bethany betje betsy bettina betty beverly beyonce bianca birgit birte blanca bonnie bożena brechtje brenda bridget brigitte brittany brooke bruna béatrice
		bérénice camilla candace capucine carla carlotta carly carmen carol carole carolina caroline carolyn carrie cassandra caterina catherine cathy cecilia
		celeste celia celina chantal charlene charlotte chelsea cheri cherie cheryl chiara chloe chrissy christa christina christine christy ciara cindy cinzia
		claire clara claudia clotilde clémence colette colleen conceição concepción condoleezza connie constance consuelo cora coral cordelia corinne costanza
		cristina crystal cynthia cátia cécile dagmar daisy dana danica daniela danielle danuta daphne dawn deanna debbie debora deborah debra deepika deirdre delia
		delphine denise desiree diana diane dianne dina dolly dolores donatella donna dora doreen doris dorota dorothea dorothy dulce edith edna eduarda eileen
		elaine eleanor eleanora elena eleonora elisabetta elise eliza elizabeth elke ella ellen elsa elsie elżbieta emanuela emilia emily emma emmanuelle
		encarnación enid erica erika erin ernestine esperanza esther ethel eugenia eunice eva evangeline evelyn ewa fabiana faith fatima faye federica felicia
		felicity femke fenna fern fernanda filipa filippa fiona fiorella flavia floor flora florence frances francesca françoise freda frida frieda fátima gabriela
		gabrielle gaia gail gemma genevieve georgina geraldine gerda gertrude ghislaine gillian gina ginevra ginny giorgia giovanna giselle giulia giuliana gladys
		glenda gloria grace graziella graça grażyna greer greet greta griet guadalupe gudrun gwen gwendolyn halina hanna hannah hanneke harriet hazel heather heidi
		heike helen helena helene helga henrietta hermione hilary hilda hilde hillary holly honor honorata hope huma hélène ida ilana ilaria ilka ilse imelda imogen
		indira ineke ines ingeborg ingrid inmaculada inès inés inês irena irene irina iris isabel isabella isabelle isla itziar iva ivanka ivy iwona izabela jacinda
		jackie jacqueline jacqui jadwiga jaime jana jane janelle janet janette janice janina janine janneke jantien jasmine jean jeanette jeanine jeanne jeannie
		jemima jenna jennie jennifer jenny jessica jessie jet jill jillian jimena joan joana joanna joanne jodie johanna joke jolanda jolanta jolene josephine
		joséphine joy joyce juanita judith judy julia juliana julianne julie juliet juliette justine justyna jutta júlia kamala kara karen karin karina karla
		karlijn kate katherine kathie kathleen kathrin kathryn kathy katie katrina katy katya kavita kay kayla kazimiera keisha kellie kelly kellyanne kendra
		khadija kimberley kimberly kinga kira kirsten kirsty krista kristen kristin kristina kristine krystyna kyra käthe lakshmi lana latoya laura laure laurel
		lauren lauryn lea leah leanne leila leire lena lenore leona leonor leonora leticia lidia lieke lies liesbeth lieselotte liesl lila lilian liliana lillian
		lily linda lisa lisette liv livia liz liza loes lola loredana lorena loretta lori lorna lorraine lotte louisa louise lourdes lucia lucie lucille lucy lucía
		luisa lupita lurdes lydia lynn lynne léa lúcia maaike maartje mabel mackenzie madalena maddalena madeleine madeline madison mafalda magda magdalena maggie
		maite maja malala mallory mandy manuela mara marcella marcia margaret margarete margarita margaux margo margot marguerite maria mariah mariam marian mariana
		marianne maribel marie marieke marijke marilyn marina marine marisa marisol marissa marjan marjorie marlene marsha marta martha martina mary maryam maryla
		maría mathilda mathilde matilda matilde maud maude maureen mavis maxine małgorzata meera megan mei melania melanie melinda melissa mercedes meredith meryl
		mia michaela michela michelle mieke mildred millicent millie mindy minnie miranda mirella miriam mirjam mirosława moira mollie molly mona monica monika
		monique montserrat morgana muriel myra myrtle nadia nadine nan nancy nanette naomi natalia natalie natasha nathalie natália neha nell nellie niamh nicola
		nicole nicoletta nicolette nienke nieves nikki nina noelia nora noreen norma noémie núria octavia odette odile olga olive olivia oliwia olwen opal oprah
		orla ornella ottavia paige paloma pam pamela paola patrice patricia patrizia patsy patti patty paula paulina pauline pearl peg peggy penny petra philippa
		phoebe phyllis pia pilar pippa pooja portia priti priya queenie rachael rachel raffaella ramona raquel rebecca rebekah regina remedios renata renate renee
		rhoda rhonda rika rina rita roberta rochelle rocío romy roos rosa rosalie rosalind rosalyn rosanna rosario rose roseanne rosemarie rosemary rosie rossella
		rowena roxanne ruby runa ruth róża sabina sabine sabrina sadie sally salma samantha sandra sanne saoirse sara sarah saskia selena selina serena shanna
		shannon shari sharon sharron shauna sheila shelley sherri sherry shirley sigrid silke silvana silvia simone sinead siobhan siri sjoukje sofia soledad solène
		sondra sonia sonja sonya sophia sophie stacey stacy stanisława stefania steffi stella stephanie sue suellen sunita susan susana susanna susie suzanne
		suzette svenja svetlana sybil sylvia sylvie sylwia ségolène tabitha tamara tamika tammy tamsin tanja tanya tara tatiana tatyana teresa thelma theodora
		theresa thérèse tiffany tilda tina tineke toni tonya tracy tricia trijntje trish trudy truus tulsi tânia ulrike una ursula urszula uta ute valentina valeria
		valerie vanessa vera verena verna veronica verónica vicki vicky victoria viola violet vittoria vivian vivien vivienne vânia véronique waltraud wanda wendy
		wies wiesława wilhelmina willow wilma winifred winona wren xenia yara yasmin yelena yolanda yuki yvette yvonne zainab zara zelda zoe zofia zoya zuzanna
		ángela élise élodie émilie алла анастасия анна валентина вера галина дарья евгения екатерина елена зинаида ирина лариса любовь людмила мария надежда наталья
		нина оксана ольга полина раиса светлана софья тамара татьяна юлия`)
	l.add(male, `aaron abdul abdullah abe abel abraham abram abílio achille adam adolf adrian adriano afonso ahmad ahmed aidan aires aitor akira alain alan alastair albert
		alberto albin albrecht aldo alec alejandro alejo aleksandr alessandro alessio alexander alexandre alexei alfonso alfred alfredo algernon ali alistair allan
		allen alonso alton alun alvin amadeu amaury ambrogio amedeo amit amos anatoly anders andre andreas andrei andres andrew andrzej andré andrés andy angelo
		angus anil ansel ansgar anthony antoine anton antoni antonio aníbal archie ari arie arjun arkadiusz armando armindo arnaud arnie arnold arthur artur arturo
		asher ashok ashton asier athol aurélien aurélio austin axel baltazar baptiste barack barney barry bart bartholomew bartosz bas basil bastien belmiro ben
		benedict benjamim benjamin bennett benny benoît bento beppe bernard bernardino bernardo bernie bert bertrand bilal bill billy björn blake bob bobby bogdan
		bogusław boris borja brad bradley brady bram brandon brendan brent brett brian brock bruce bruno bryan bryce burt buzz byron caetano caleb callum calvin
		carl carlos carmelo casper cayetano cecil cedric cees cesar cesare cezary chad charles charley charlie chester chris christoph christophe christopher chuck
		ciro clarence clark claude claudio clay clayton cliff clifford clint clive clyde clément cody coen colin colm connor conor conrad cor corey cormac cornelius
		corrado craig cristiano cristóbal curtis custódio cyril cyrus czesław cédric daan dale damian damiano damien damon dan daniel dario darius dariusz darrell
		darren darryl dave davey david davide dawid dean declan deepak denis dennis denzel derek desmond devin dick didier diego dieter dietmar dimitri dirk dmitry
		dom domenico dominic dominik don donald donnie donovan doug douglas douwe dov drew duane duarte dudley duncan dustin dwight dylan earl earnest eckhard ed
		eddie edgar edmond edmund edoardo eduard eduardo edward eelco efrain efraín eli elias elijah elliot elliott elmer elon elton elvis emanuel emile emiliano
		emilio emmanuel emmett ennio enrique enzo eoin eric erich erik ernest ernesto ernie erwin esteban estêvão ethan ettore eugene eugenio eugeniusz eurico
		eustace evan evert evgeny ezekiel ezio ezra fabian fabien fabio fabrice fabrizio faisal fausto federico feliks felipe felix femi ferdinand fergus fermín
		fernando fernán filip filipe filippo finn firmino flavio fletcher florian floris floyd flávio forrest francesco francis francisco franciszek franco frank
		frankie franklin franz françois fred freddie frederic frederick frederico frederik fritz furio fábio gabriel gaetano gareth garrett garry gary gaspar gaston
		gavin gaël gene gennaro geoff geoffrey geoffroy georg george gerald gerard gerhard gernot gerrit gerry giacomo gianluca gianni gideon gijs gil gilbert giles
		gilles gino giorgio giovanni giuliano giuseppe glen glenn godfrey gonzalo gonçalo gordon grady graeme graham grant greg gregorio gregory grover grzegorz
		grégoire guglielmo guido guillaume guillermo gunnar gus gustav gustavo guy gwilym günter günther hal hamid hamish hamza hank hannes hans harish harlan
		harold harry hartmut harun harvey hasan hassan heath hector hein heinrich heinz helmut henk henri henrik henrique henry henryk herb herbert herman hernan
		hernán hervé hidde hinnerk hiroshi holger homer horace horst howard hubert hugh hugo humberto humphrey hussein huub ian ibrahim ignacio ignacy igor ike ilya
		immanuel imran ingo inácio ireneusz irving irwin isaac isaiah isidro ismail ivan ivo ivor iñaki iñigo jaap jacek jacinto jack jackson jacky jacob jacques
		jaime jake jakob jakub jamal james jamil jan janusz jared jarosław jarrod jarvis jason jasper javier jay jeb jeff jeffery jeffrey jelle jens jeremy jeroen
		jerome jerrold jerry jerzy jesse jesús jethro jim jimmie jimmy joachim joaquim joaquin joaquín jochen joe joel joey johan johann johannes john johnny jon
		jonah jonas jonathan joost jorg jorge joris jos joschka jose josef joseph josh joshua jost josé joão joël juan juanito judd jules julian julio julius julián
		justin justus jérôme józef jörg jörn júlio jürgen kacper kai kaleb kamil kareem karim karl karlheinz karol karthik kaspar kazimierz kazuo keanu keenan kees
		keir keith kelvin ken kendrick kenji kenneth kent kevin khalid khizr kilian kirk klaas klaus knut koen kofi konrad konstantin kristian kristof krystian
		krzysztof kurt kwame kyle kévin lamar lamberto lance lanny larry lars lasse laurence laurent lawrence lawson leandro lech leif leland lennart leo leon
		leonard leonardo leonid leopold leroy lester leszek levi lewis liam lieven lindsey linus lionel lisandro lloyd logan lonnie lorenzo lothar louie louis
		lourenço lowell loïc luca lucas luciano ludovic ludwig luigi luis lukas luke luther luís lyle lyndon lázaro maarten maciej magnus mahmoud malcolm malte
		manfred manny manolo manuel marc marcel marcello marcelo marcin marco marcos marcus marek mariano mario marius mariusz mark marlon marshall martin marty
		martín mason massimiliano massimo mateo mateusz mathew mathias mathieu mats matt matteo matthew matthias matthieu matías maurice mauricio maurizio mauro max
		maxence maximilian maxwell melvin menno merle mervyn michael michał michel michele mick mickaël mickey mieczysław miguel mikael mike mikhail mikołaj miles
		milo milton mirosław mitch mitt mohamed mohammad mohammed mohan moisés moritz morris mort moses moshe muhammad murray mustafa márcio nacho narciso narendra
		nathan nathaniel ned neil nelson nestor newt nicholas nick nicky nico nicola nicolas nicolás niek niels nigel nikita niklas nikolai nikolas nils nino noah
		norbert norberto norman nuno nunzio odd olaf ole oleg oleksandr oliver olivier omar oreste orlando orson orville osama oscar oskar osman osvaldo oswald otis
		otto otávio owen pablo paddy paolo pascal pascual pasquale patrice patricio patrick paul paulo pavel paweł pedro percy perry pete peter phil philip philippe
		pier pierre piers piet pieter pietro pim piotr preston priyan przemysław quentin quincy radosław rafael rafał raffaele rahm rahul raimundo rainer raj rajesh
		rakesh ralf ralph ramiro ramon ramón rand randall randy raoul raphaël rashid raul ravi ray raymond raúl recep reggie reginald reince reinhard reinhold
		renato renaud rene rené reuben rex ricardo riccardo richard richie rick ricky rinaldo rob robbie robby robert roberto rocco rod roderick rodney rodrigo
		rogelio roger rogério roland rolf romain roman romano romeo ron ronald ronan ronnie rory roscoe ross roy ruben rubén rudolf rudolph rudy rufus ruggero rui
		rupert russ russell rutger ruud ryan ryder ryszard régis rémi rüdiger salman salvador salvatore sam samir samuel sander sandro sanjay santiago saturnino
		saul saverio scott sean sebastian sergei sergey sergio seth seymour shane shaun shawn sheldon shimon sid sidney siegfried silas silvio silvério simon simone
		sjoerd solomon spencer spiro stan stanisław stanley stefan stefano steffen stephan stephen steve steven stewart stijn stu stuart stéphane suresh sven
		sylvain sylvester sylwester szymon sébastien sérgio sönke sławomir tad tadeusz takashi tanner taras tarek tariq ted telmo terence terrance terrence terry
		teun thaddeus theo theodore thibault thierry thijs thilo thomas thorsten tiago tiberius tijmen till tim timmy timothy titus tiziano tjeerd tobias tobin toby
		todd todor tom tomas tomasz tommaso tommy tomás tomé tony tor torsten travis trent trevor trey tristan troy tullio twan ty tyler tyrone tyson udo ugo ulf
		ulrich ulysses umberto uwe valdemar valentin valerio vasco vaughn veit vern vernon vic vicente victor vijay vikram viktor vince vincent vincenzo vinny
		virgil vito vittorio vlad vladimir volker volodymyr václav víctor vítor wacław wade waldemar waldo wallace wally walter walther warren wayne wendell werner
		wes wesley wessel wiebe wiesław wiktor wilbur wiley wilf wilfred wilhelm willard willem william willie willis wim winfried winston witold wojciech wolf
		wolfgang woodrow woody wouter władysław włodzimierz xavier xi yann yannick yevgeny yoshi yuri yusuf yves yvo zac zachariah zachary zack zane zbigniew
		zdzisław zeke zenon zoltan zygmunt álvaro édouard émile éric étienne íñigo óscar łukasz александр алексей анатолий андрей антон аркадий артём борис вадим
		валентин валерий василий виктор виталий владимир владислав вячеслав геннадий георгий григорий даниил денис дмитрий евгений егор иван игорь илья кирилл
		константин лев леонид максим михаил никита николай олег павел пётр роман руслан сергей станислав степан тимур фома фёдор эдуард юрий яков ярослав`)
	l.add(homonym, `ali amber america angel april art asia august austin autumn bill brook brooke carolina charlotte chase chelsea cheyenne china christian clinton crystal cuba
		daisy dakota dallas dawn dean destiny dick don drew duke earl faith faye florence frank gene georgia german grace grant guy harmony hazel heather holly holt
		honor hope houston india iris israel ivy jack jackson jade jean jordan joy judge june kent kenya kim king lee li lily lincoln major mark mason max may
		melody miles mo olive omar paris pat pearl penny prince ray rich rob robin rose ruby sandy savannah sky star sue summer sydney tony trinity troy van
		victoria violet virginia washington will`)
	return l
}()
