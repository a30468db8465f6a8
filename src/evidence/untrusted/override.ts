import { joined, needing, signs, type Sign } from './sign.ts';

const drop =
  "\\b(?:ignor(?:e|ing)|disregard(?:ing)?|forget|neglect|override|overriding|abandon|discard|dismiss|void|nullify|supersedes?|unlearn|cancel|drop|erase|(?:set|put|leave|lay) aside|leave behind|pay no (?:attention|heed) to|look past|(?:do not|don'?t|must not|never|stop|no longer|cease to|refuse to) (?:follow(?:ing)?|obey(?:ing)?|listen(?:ing)? to|comply(?:ing)? with|adher(?:e|ing) to|heed(?:ing)?|respect(?:ing)?))\\b";
const earlier =
  '\\b(?:previous|prior|prev|earlier|above|preceding|former|foregoing|aforementioned|existing|original|initial|past|old|current|all|any|every|everything|your|my|system|safety|other|the developer|given|told|received)\\b';
const rules =
  '\\b(?:instructions?|directives?|prompts?|guidelines?|guardrails?|orders?|system messages?|developer messages?|programming|training)\\b';
const looseRules =
  '\\b(?:rules?|constraints?|restrictions?|limit(?:ation)?s?|polic(?:y|ies)|context|conversation|task|messages?|safety|commands?)\\b';
const yours =
  '\\b(?:your|you (?:were|have been|are|had been|got|received)|prior|former|earlier|all previous|developer)\\b';
const voided =
  '(?:void|cancell?ed|outdated|revoked|invalid|overridden|superseded|obsolete|a mistake|a test|lifted|suspended|disabled|updated|replaced|wrong|no longer (?:valid|appl(?:y|ies)|in (?:effect|force))|do not (?:apply|count)|were data|was data|is data)';

/** One of the words that `drop` is made of. */
const dropping =
  /\b(?:ignor|disregard|forget|neglect|overrid|abandon|discard|dismiss|void|nullify|supersede|unlearn|cancel|drop|erase|aside|leave behind|attention|heed|look past|follow|obey|listen|comply|adher|respect)/;

/** Text that takes the place of the rules that an agent was given. */
export const overrideSigns: readonly Sign[] = [
  ...needing(
    dropping,
    signs(
      'override',
      joined(drop, '[^.!?\\n]{0,40}', earlier, '[^.!?\\n]{0,40}', rules),
      joined(drop, '[^.!?\\n]{0,30}', rules, '[^.!?\\n]{0,30}', earlier),
      joined(drop, '[^.!?\\n]{0,30}', yours, '[^.!?\\n]{0,30}', looseRules),
      joined(drop, '[^.!?\\n]{0,30}', looseRules, '[^.!?\\n]{0,20}\\byou\\b'),
    ),
  ),
  ...signs(
    'override',
    joined(
      '\\b(?:skip|bypass|circumvent|evade|turn off|switch off|deactivate)\\b[^.!?\\n]{0,20}\\b(?:your (?:own |safety |system |usual |normal )*(?:rules|safety|instructions?|guidelines?|checks?|limits?|restrictions?|polic(?:y|ies)|filters?|prompt|training|programming)|safety (?:guide|rule|polic|filter|instruction)\\w*|system prompt|guardrails?)\\b',
    ),
    joined(
      '\\b(?:previous|prior|earlier|above|your|system|tool)\\b[^.!?\\n]{0,20}',
      `(?:${rules}|\\b(?:rules|constraints|restrictions|limits|limitations)\\b)`,
      '[^.!?\\n]{0,20}\\b(?:is|are|was|were|be|been)\\b[^.!?\\n]{0,15}\\b',
      voided,
    ),
    joined(
      '\\beverything\\b[^.!?\\n]{0,20}\\b(?:above|before|so far|until now)\\b[^.!?\\n]{0,30}\\b(?:is|was)\\b[^.!?\\n]{0,15}\\b',
      voided,
    ),
    joined('\\b(?:the )?above (?:was|is|were) (?:only |just )?(?:data|a test|fake|an example|untrusted)\\b'),
    /\b(?:forget|disregard|ignore) (?:all|everything|anything)\b[^.!?\n]{0,20}\b(?:you|above|before|prior|previously|earlier|said|told|so far|learned)\b/,
    /\bsystem override\b|\boverride (?:code|mode|protocol)\b|\bgod mode\b/,
    /\bnew (?:system )?(?:instructions?|directives?|orders?|prompt|objective|mission)\s*(?:follow|are|is|:)/,
    /\byour (?:new|real|actual|true|only|sole|primary|updated|next|final) (?:goals?|tasks?|instructions?|roles?|objectives?|missions?|purpose|job|directives?|rules?)\b/,
    /\bthe (?:real|actual|true) (?:task|instructions?|job|request)\b/,
    /\byour (?:instructions?|rules|prompt|guidelines|permissions|restrictions) (?:have|has|had) (?:now )?been\b/,
    /\bignore (?:what |anything |everything |whatever )?(?:the|your) (?:user|developer|operator|human)\b/,
    /\b(?:do not|don'?t|must not|never|stop|no longer) (?:obey|follow|listen to|trust|serve|help)(?:ing)? (?:the|your) (?:user|developer|operator|human)\b/,
    /\bobey (?:this|these|me|my|the following|only|the (?:log|record|text))\b|\b(?:only listen to|listen only to) (?:me|this|the)\b/,
    /\bfollow (?:only )?(?:these|my|this|the following) (?:instructions?|steps|orders|rules|text)\b[^.!?\n]{0,20}\b(?:instead|only|from now)\b/,
    /\b(?:treat|take|regard|consider|read) [^.!?\n]{0,50}\bas (?:your|the|a|new|if)\b[^.!?\n]{0,25}\b(?:instructions?|orders?|the user|user (?:input|request|message)|system message|directives?|typed|commands? from)\b/,
    /\byou (?:now )?(?:work|act|speak) (?:for|on behalf of) (?:the (?:author|attacker|writer)|me|us)\b/,
    /\bfrom now on,? (?:you|respond|answer|reply|obey|act|treat|follow|ignore|every (?:answer|response)|your)\b/,
    /\bas (?:though|if) (?:the|this|our|your) (?:earlier |previous |prior )?(?:conversation|chat|session|instructions?) (?:never|had|did|were|was)\b/,
    /\b(?:re)?load (?:your|new) (?:rules|instructions|guidelines|prompt)\b/,
    /\bfor the (?:rest|remainder) of (?:this|the) (?:session|conversation|chat)\b/,
    /\bstop what you(?:'re| are) doing\b|\bcancel the current task\b/,
  ),
];

/** The same orders with nothing between their letters. */
export const spelledSigns: readonly Sign[] = signs(
  'override',
  /(?:ignore|disregard|forget|override|bypass)(?:all|any|the|your|my|of|these)*(?:previous|prior|above|earlier|preceding|system|former|initial)(?:the|your|and|or|system|developer)*(?:instruction|direction|prompt|guideline|rule|directive|order|message|context)/,
  /ignore(?:all|any)(?:your|the)?(?:instruction|guideline|rule|prompt)s/,
  /(?:donot|dont|never)(?:tell|inform|notify|ask|warn|alert)(?:this|it|about|to|the|your|any)*(?:user|human|developer|operator)/,
  /(?:reveal|print|show|output|repeat)(?:me|us|your|the|entire|full)*systemprompt/,
  /忽略(?:之前|先前|以上|上面|前面)的?(?:所有|全部)?的?(?:指令|指示|规则|提示)/,
);
