"""What people could type in which somebody is named, and what looks like it, sorted by hand.

Written before the rules for names were: first all lines, half of them with somebody's name (in
braces), half without one, in the kinds that a workshop brings: colleagues, managers and clients,
typed with care or in a hurry, English and Welsh, whole answers and gut responses that are nothing
but a name; and on the other side places, organisations, days, months, values that are names too,
sentence starts, initials of services, people from books and laws called after people. Rules were
made by the lines with even numbers (0, 2, …); the others were kept back.
"""

WITH_NAMES = """
{Sarah Jenkins}
{Sarah}
My manager {Sarah Jenkins} bullies people who use the word love
Client {John D.} in Newport hostel was never asked
my manager {dave} never listens
I told {Bronwen} that we can't go on like this
{Gareth} said the same thing last week
It was {Siân} who stayed with me all night
{Llŷr}
we lost trust when {angharad} left
Ask {Mohammed} how he was treated by housing
{Priya}'s team does this well
{Agnieszka Kowalska} had to interpret for her own daughter
the way {Oluwaseun} talks to residents is kind
My colleague {Eleri} cried in the car
client {Michael} wanted his dog with him
{Rhys ap Gwilym}
{Mrs Jones} from the office reads our notes
I think {Dr. Patel} has no time for us
{J. Smith} signed the form without reading it
thanks to {Fatima} we have an interpreter
{Siobhán} and {Niamh} do all the listening
{Mary-Ann} always makes tea for everybody
a worker named {Declan} sat with her
{Sarah}'s kindness
my supervisor is {Kelly Roberts} and she is great
Being heard by {Dewi} mattered most
{Tomasz} lost his tenancy because nobody read the letter
she was called {Aaliyah} and nobody said it right
{Maria de Souza}
my boss {rob} shouts
{Mark} told us to stop
Yesterday {Ffion Hughes} was in tears
{Gwen Thomas}, our lead, is burnt out
I trust {Abdul} more than the service
Everyone knows that {Karen Phillips} doesn't believe in this
{Llinos} from Swansea taught me that
{Mr O'Brien} was sent away three times
Ein rheolwr {Gethin} ddim yn gwrando
Dywedodd {Angharad} fod angen mwy o amser
Mae {Siân Davies} yn garedig
fy nghydweithiwr {Huw} oedd yr unig un a helpodd
Siaradais i gyda {Rhiannon} am hyn
{Iestyn} yw'r un sy'n gwrando
Cafodd {Mair} ei hanfon i ffwrdd
o'r enw {Cledwyn}
my client {sharon} has nowhere to go
{Chidi} needs a place to sleep
{Nurse Evans} never closed the door
it should be like {Emma} does it
{Hamish McKenzie}
we miss {Ewan}
ask {Caitlin} at reception
Nobody stood up for {Jamal} when the police came
{Ludwig van der Berg} is on the board
{Jean-Pierre} cooks for the whole house
{Callum}, 19, slept in his car
{Kasia} i {Marek} nie mają mieszkania
{Sunita Sharma} was the only woman on the team
{Steve} and I disagreed about this
{Amy W} was left waiting
Thank you {Lowri}
{Father Michael} prays with them
My friend {Ngozi} never got an answer
a man called {Terry}
{Cllr Williams} promised us a building
The psychologist {Hannah Price} gave me time
{Carys}!!
{sarah jenkins} is a bully but don't put {Sarah Jenkins}
{D. Evans} and {P. Rees} decide everything
it is all about {Tony}
{Ben}'s story
{Owain} ddaeth i'r cyfarfod
Rwy'n meddwl am {Nia} bob dydd
{Yusuf Ali}
{Professor Morgan} told us the numbers
because of {Linda} I stayed in this job
support worker {jess} is leaving
{Zainab} waited nine months
our team leader {Phil} says love is unprofessional
my keyworker {Beth} was lovely
{Will} said he would never come back
{Grace Okafor} lost her son last year
I spoke to {Dawn} about it
{Hope Williams} runs the drop-in
{Rose} told me she felt ashamed
{Joy Evans}
when {Jack} went to prison nobody visited
sister {bernadette} runs the food bank
{Aled}
{Dilwyn} a {Megan} sy'n arwain
{aisha} was put in a hotel
{Paul} never comes to supervision
I feel safe with {Julie}
{Ifan}'s funeral was the first time we talked
{Shirley-Anne} remembers birthdays
the director {Nigel Farrow} has never met a client
"my name is {Peter} and I am an addict" was all he could say
our {Mandy} holds the place together
{Wojciech} can't read the forms
{Ioan} oedd y cyntaf i ofyn
{Sian} has gone off sick
{Miss Pritchard} at the school noticed
Working beside {Ahmed Khan} taught me patience
{Tracey D}
by listening like {Glenys} does
{Seren} and her mum moved six times
{Rhodri}, who sleeps by the station, taught me more than any course
He told {Anita} everything
{Kwame} is the heart of the place
we should do it as {Catrin} does
my line manager ({Alison}) puts targets first
{Leanne} in HR read my file
The name {Bethan Lloyd} comes up again and again
{Sioned}: always there
it took {Dafydd} a year to trust us
caseworker {olu} burnt out
{Natasha} had her children taken
{Uncle Bob} drank
{Lee} was released on a Friday with nothing
{Elin Haf} is new
{Hywel} thinks we are too soft
Like {Jo} says, start with tea
the day {Margaret} died
{Gary} hit a client
client {ryan t} was evicted
{Kayleigh} & {Jordan Evans} shared a room
{Svetlana} fled with two bags
My wife {Donna} says I bring it home
{Ruth}'s office is never open
{Simon} from Shelter was there
I want {Pam} back
{Ali} never got his money
{Geraint} yw fy rheolwr
{Delyth}
bu farw {Eifion} y llynedd
Dr {Nwosu} understood
{Bill} asked for a blanket
{Mick} drinks because of what happened
Only {Deborah Ann Lewis} answered the phone
{Khalid} is scared of the stairs
{Lauren} laughs at them
{Frank Davies} was a good man
{Imogen}
{Natalia}'s visa
that is what {Lisa} would say
{Alun} helped me more than anybody
a resident, {Kirsty}, cooked for us all
{Ms Begum} had no interpreter
""".strip().splitlines()

WITHOUT = """
trust
Love and care
My manager never listens
Newport hostel was full again
Hope
Grace
Faith
Joy
Patience and kindness
In Cardiff we have no beds left
On Monday the office is closed
We waited until April for an answer
May is a long month when you sleep outside
Shelter and Barnardo's do this well
NHS waiting lists are too long
The Wallich opened its doors
God
God only knows
Heart of Help
Housing First works when there are houses
Merthyr Tydfil and Rhondda Cynon Taf need more
Trust the process
People First
Safe. Warm. Heard.
Will they listen?
Mark my words, it will come back
Rose-tinted glasses
Being open, honest and frank
Nobody asked us
Staff Wellbeing Matters
Welsh Government should pay for it
Llywodraeth Cymru
Mae'n bwysig gwrando
Cymorth Cymru does good work
Caerdydd
Mae Abertawe yn bell
Ddydd Llun byddwn ni'n cwrdd
Gobaith
Cariad
Diolch
Gwrando a gofalu
Yng Nghymru mae digon o le
The Police and Social Services don't talk to each other
I work for Llamau
I am tired
When I listen, I learn
Black Lives Matter
Mental Health Act
Universal Credit is cruel
Zoom is no place for tears
My client waited nine weeks
My colleague will tell you the same
a client may need more time
my manager can be kind
My worker was off sick
The Salvation Army feeds them
Street Pastors
Big Issue sellers know more than we do
St David's Day
St Mary's Hospital
Christmas is the hardest time
Ramadan should be on the rota
Muslim and Christian staff pray in the same room
English is her third language
She speaks Polish and Arabic
Clare's Law helped
Maslow and his pyramid
I could not care less about Ofsted
Time to Talk
Always be there
TRUST
LOVE
CARE FOR THE CARERS
Boundaries? What boundaries?
Dignity. Respect. Choice.
Empathy
Warmth 🙂
Everyone is welcome here
Compassion Fatigue
Vicarious trauma is real
Give people a Second Chance
Less paperwork, more people
Nothing about us without us
Everybody needs a friend
Peer Support
A cup of tea
The Council closed the day centre
Swansea Bay University Health Board
Aneurin Bevan Health Board says no
Wrecsam
Bangor University did research on it
In England it is different
London gets everything
They sent him to Bristol
Ukraine and Syria are far away
Brexit made it worse
Covid took our time
Facebook is where they find each other
Microsoft Teams
Prevent training
Section 21 notices
Right to Rent
Summer is easier
Winter pressures
Dawn raids frighten people
I hope that grace comes back into this work
We need faith in people
Have patience
Joy in small things
With hope and charity
Art and music helped
Sue them
Pat on the back
Frank conversations
Bill after bill after bill
Grant applications eat our days
Rob a man of his dignity
A ray of light
Jack of all trades
Nick of time
Don't give up
Dean Street hostel
Victoria Park
Prince Charles Hospital
Windrush
Romani and Traveller families
Deaf people are left out
Zero tolerance
Human First
Mam
Mum and Dad
Dad
Nain
My mother
my sister died
our boss is leaving
a worker who listens
client first
Client Voice
Manager support
Managers who listen
friends and family
the doctor said no
nurse practitioners are rare
Doctor, please wait
Miss the old days
Ms Teams meetings all day
Sister organisations should talk
Parkinson's and dementia
Beth am wrando?
Beth sydd ei angen
Dan bwysau
Nid oes digon o amser
Pawb
Hawliau
Bryn y Groes
Canolfan Glyn Ebwy
Mis Mai
Awst
Gwanwyn
Cartrefi Cymru
Tai Pawb
""".strip().splitlines()
