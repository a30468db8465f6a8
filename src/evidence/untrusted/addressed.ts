import { joined, needing, signs, type Sign } from './sign.ts';

/** Words that mean a machine that reads text and nothing else. */
const machine =
  '(?:ais?|llms?|(?:large )?language models?|chat ?bots?|chat ?gpt|gpt-?[345]\\w*|(?:ai|llm|coding|autonomous|automated|software|agentic)[- ](?:coding )?(?:agents?|assistants?|models?|helpers?|bots?|tools?|readers?)|(?:coding|virtual|ai) assistants?)';
const product =
  '(?:claude(?: code)?|copilot|gemini(?:[- ]cli)?|codex(?:[- ]cli)?|cursor|windsurf|cline|aider|opencode|devin)';
const loose = '(?:assistants?|agents?|models?)';
const order =
  "(?:please|you|do|don'?t|run|ignore|must|should|add|set|open|call|fetch|use|commit|push|delete|remove|treat|reply|respond|execute|always|never|remember|when|accept|apply|install|include|print|read|write|send|the user|make sure|before|after|first|if|now|your|skip|approve|merge|tools?)";
const modal =
  '(?:must|should|shall|ought to|will need to|(?:are|is) (?:allowed|required|instructed|expected|permitted|authori[sz]ed|asked|free)|ha(?:s|ve) to|needs? to|may now|can safely|prefers?)';

/** One of the words that `machine`, `product` and `loose` are made of. */
const mention =
  /\b(?:ai|llm|language model|chat ?bot|chat ?gpt|gpt|agent|assistant|model|coding|autonomous|automated|software|claude|copilot|gemini|codex|cursor|windsurf|cline|aider|opencode|devin|bot\b)/;

/** Text that speaks to the machine that reads it; failures are written for people. */
export const addressedSigns: readonly Sign[] = [
  ...needing(
    mention,
    signs(
      'addressed',
      joined(
        '\\b(?:notes?|messages?|instructions?|attention|notice|memo|warning|dear|hey|hello|hi|hint|fao|greetings|request)\\W{0,4}(?:to|for|from)?\\W{0,2}(?:the |all |any |our |every )?(?:',
        machine,
        '|',
        product,
        '|assistants?|agents?)\\b',
      ),
      joined(
        '(?:^|[.!?;>#(]\\s?|//\\s?|<!--\\s?|/\\*\\s?|\\n\\s*|@)\\W{0,4}',
        machine,
        '\\s?(?:only)?\\s?(?:(?::|->|=>|—)\\s|[,-]\\s{0,2}',
        order,
        '\\b)',
      ),
      joined(
        '(?:^|[.!?;>#(]\\s?|//\\s?|<!--\\s?|/\\*\\s?|\\n\\s*|@)\\W{0,4}(?:',
        product,
        '|',
        loose,
        ')\\s?(?:[:,]|->|—)\\s{0,2}',
        order,
        '\\b',
      ),
      joined('(?:^|\\s)@', product, '\\s+[a-z`]'),
      joined('^\\W{0,6}(?:to|for) (?:the |all |any )?(?:', machine, '|', product, '|', loose, ')\\s?[:,]'),
      joined('\\b(?:todo|fixme|note|hint)\\s?\\((?:', machine, '|', product, '|', loose, ')\\)'),
      joined(
        '\\b(?:',
        machine,
        '|',
        product,
        '|(?:the|this|your|an?) assistant|assistants|any agent|agents? (?:that|which|who) (?:reads?|process(?:es)?|parses?|sees?)|(?:assistants?|agents?|models?) (?:reading|parsing|processing|seeing|summari[sz]ing))\\b(?! (?:tells|says|claims))[^.!?\\n]{0,40}\\b',
        modal,
        '\\b',
      ),
      joined(
        "\\b(?:if|since|because|when|as) (?:you (?:are|'re)|you) (?:an? |the )?(?:helpful |autonomous )?(?:",
        machine,
        '|',
        loose,
        '|',
        product,
        '|bot)\\b',
      ),
      joined(
        '\\bas (?:an? )?(?:',
        machine,
        '|(?:helpful|autonomous|trusted) assistant)\\b,? (?:you|i|my|please|it)',
      ),
      joined(
        "\\byou(?: are|'re) (?:an? |the |now an? |acting as an? )?(?:[a-z]+ ){0,2}(?:",
        machine,
        '|assistant|autonomous agent|agent (?:that|which|with|who)|language model)\\b',
      ),
      joined(
        '\\b(?:intended|meant|written|addressed|directed|reserved) (?:for|to|at) (?:the |all |any )?(?:automated |reading )?(?:',
        machine,
        '|',
        product,
        '|assistants?|coding)\\b',
      ),
    ),
  ),
  ...signs(
    'addressed',
    /\byou(?: are|'re) (?:now|no longer|henceforth|from now on)\b[^.!?\n]{0,40}\b(?:assistant|ai|model|an? (?:[a-z]+ )?bot|chatbot|dan|hacker|pirate|unrestricted|unfiltered|shell|terminal|evil|helper|agent|free of|free from|bound by|root mode|admin mode|developer mode|jailbroken)\b/,
    /\b(?:pretend|imagine|role-?play|simulate)\b[^.!?\n]{0,20}\b(?:to be|you(?:'re| are| have)|being|as)\b/,
    /\bact (?:as|like) (?:an?|the|my) (?:[a-z]+ ){0,2}(?:unrestricted|unfiltered|ai|assistant|hacker|admin(?:istrator)?|superuser|dan|language model|agent|jailbroken)\b/,
    joined(
      "\\bfor (?:the )?(?:ai|llm|machine|agent|bot)(?:'?s)? (?:eyes|readers?|use|consumption|agents?|assistants?|only)\\b",
    ),
    /\bhumans? (?:can|may|should|readers? (?:can|may|should)) (?:skip|ignore|disregard|stop)\b|\bnot (?:meant |intended )?for human(?:s| readers?| eyes)\b/,
    /\bwhen (?:you )?(?:summari[sz](?:e|ing)|answer(?:ing)?|reply(?:ing)?|respond(?:ing)?|see(?:ing)?|read(?:ing)?) (?:to )?(?:this|the) (?:log|output|record|error|text|file|message|document|user|question)\b[^.!?\n]{0,40}\b(?:you (?:must|should)|the assistant|agent|reply|recommend|call|respond|say)\b/,
    /\btools? (?:are|is) available (?:for|to) you\b|\bcall (?:the |your )?[a-z_]{2,30} tool\b|\buse your [a-z_ ]{0,20}tools?\b/,
    /\bin your (?:next |final |own )?(?:commit message|answer|reply|response|summary|output|context|memory|pull request|turn)\b/,
    joined(
      '\\b(?:add|write|save|append|copy|insert|put|store|record)\\b[^.!?\\n]{0,60}\\b(?:to|in|into)\\b[^.!?\\n]{0,20}(?:\\byour (?:memory|rules|instructions|long-?term)\\b|\\b(?:claude|agents|gemini)\\.md\\b|\\.cursorrules\\b)',
    ),
    /\byour (?:system prompt|context window|safety (?:rules|checks|guidelines|training|filters?)|tool (?:calls|permissions)|next (?:tool call|message|response|answer)|training data|conversation)\b/,
  ),
];
