import { joined, needing, signs, type Sign } from './sign.ts';

const person =
  "(?:user|human|developer|operator|owner|maintainers?|reviewers?|anyone|anybody|person|programmer|customer)(?![\\w'])";
const never =
  "(?<!\\b(?:does|did|will|would|can|could|they|you|we|git|it|may|might|to) )\\b(?:do not|don'?t|never|must not|should not|refrain from|avoid|without|no need to|need not|not necessary to|without ever)\\b";
const tell =
  '\\b(?:tell(?:ing)?|inform(?:ing)?|notify(?:ing)?|mention(?:ing)?|alert(?:ing)?|warn(?:ing)?|show(?:ing)?|reveal(?:ing)?|disclos(?:e|ing)|report(?:ing)?|ask(?:ing)?|consult(?:ing)?|prompt(?:ing)?|bother(?:ing)?|wait(?:ing)? for|let(?:ting)?|explain(?:ing)?|confirm(?:ing)?)\\b';
const start =
  '(?:^|[.:;,!?>(]\\s*|\\b(?:then|please|must|should|always|immediately|just|simply|now|and|you|go ahead and)\\s+)';
const run =
  '\\b(?:run|execute|apply|perform|invoke|do|call|paste|install|delete|push|commit|merge|approve|start)\\b';

/** Who is in charge, in one of the words of `person` and of what claims their leave. */
const anybody =
  /\b(?:user|human|developer|operator|owner|maintainer|reviewer|anyone|anybody|person|programmer|customer|team|admin|security team)/;
const secretly =
  /\b(?:silently|quietly|covertly|secretly|stealthily|without|say nothing|hide|conceal|omit|leave out)\b/;

/** Text that wants something done behind the back of the person in charge, or claims their leave. */
export const concealedSigns: readonly Sign[] = [
  ...needing(
    anybody,
    signs(
      'concealed',
      joined(never, '[^.!?\\n]{0,25}', tell, '[^.!?\\n]{0,40}\\b(?:the|your|any|a|this to the)?\\s?', person),
      joined(
        '\\bwithout (?:the |any |your )?',
        "(?:user|human|developer|owner|operator|maintainer)(?:'s|s')? ",
        '(?:consent|knowledge|approval|permission|confirmation|awareness|noticing|knowing|involvement)\\b',
      ),
      joined(
        '\\b(?:user|owner|developer|team|administrator|admin|operator|maintainers?|human|security team)s?\\b(?: (?:has|have|had))?(?: already| fully| explicitly)? ?(?:pre-?)?(?:approved?|authori[sz]ed|consented|agreed|allowed|granted|permitted|confirmed|switched|wants you|asks? (?:that )?you|wants? the assistant|prefers? that you|expects? you|trusts?)\\b(?: to)? ?(?:this|all|the (?:following|step|change|action|request|command)|every|these|any|it|shell|to auto|you|execution|access|full|your)?(?=\\b)(?<=this|all|following|step|change|action|request|command|every|these|any|it|shell|auto|you|execution|access|full|your)',
      ),
    ),
  ),
  ...needing(
    secretly,
    signs(
      'concealed',
      joined(
        start,
        run,
        '[^.!?\\n]{0,90}\\b(?:silently|quietly|covertly|secretly|stealthily|without (?:the |any )?(?:user|asking(?! (?:for a pass|about))|approval|confirmation|consent|permission|review|being asked|prompting|hesitation|questions?|notice|telling|notifying|informing))\\b',
      ),
      joined(
        '\\bsay nothing\\b|\\b(?:hide|conceal|omit|leave out)\\b[^.!?\\n]{0,40}\\b(?:from|in|of) (?:the |your )(?:summary|answer|report|',
        person,
        '|diff|review)',
      ),
    ),
  ),
  ...signs(
    'concealed',
    /\b(?:quietly|secretly|covertly|stealthily|discreetly) (?:append|add|push|commit|install|run|send|upload|insert|change|remove|delete|copy|include)\b/,
    /\bkeep (?:this|it|that|the [a-z]+)\b[^.!?\n]{0,30}\b(?:from the (?:user|developer|human|reviewers?)|secret from|hidden|to yourself|between us)\b/,
    /\bso (?:that )?(?:nobody|no one|no-one|the (?:user|developer|reviewers?)|reviewers|they|users)\b[^.!?\n]{0,20}\b(?:notices?|find out|finds out|suspects?|reali[sz]es?|sees? what)\b/,
    /\b(?:delete|clear|erase|wipe) (?:the |your |all )?(?:shell|bash|command|terminal) history\b|\bhistory -c\b[^\n]{0,20}(?:rm|unset)/,
    /\bno (?:further )?(?:confirmation|approval|permission|consent|review)s? (?:from [a-z ]{3,20})?(?:is |are |will be )?(?:needed|required|necessary)\b/,
    /(?<!\b(?:does|will|did|would|to) )\b(?:do not|don'?t|no need to|never) (?:wait(?:ing)?|ask(?:ing)?|stop(?:ping)?|paus(?:e|ing)|seek(?:ing)?|request(?:ing)?|requir(?:e|ing))\b[^.!?\n]{0,20}\b(?:confirmation|approval|consent|permission from|the operator)\b/,
    /\bdon'?t ask,? (?:just|only|simply)\b|\bno need to ask\b|\bwithout asking (?:first|again|anyone|anybody|me|them|permission)\b/,
    /\b(?:proceed|continue|go ahead)\b[^.!?\n]{0,30}\b(?:automatically|autonomously|without (?:asking|approval|confirmation|review|permission|waiting|pause))\b/,
    /\bpermission check\b[^\n]{0,60}\bapproved\b|\b(?:administrator|admin|operator|security team|user) (?:has )?approved it\b/,
    /(?<!\bare not )\byou (?:now )?(?:have|are)(?: been)?(?: now| already| hereby| fully)? ?(?:permission|permitted|authori[sz]ed|allowed|granted|cleared|free)\b[^.!?\n]{0,20}\b(?:run|execute|bypass|override|skip|ignore|edit|disable|delete|modify|access)\b/,
    /(?<!\bto )\b(?:skip|bypass|disable|accept|dismiss|suppress|answer yes to|turn off)\b[^.!?\n]{0,15}\b(?:permission|approval|consent|confirmation) (?:prompts?|dialogs?|checks?|requests?|gates?|questions?|steps?)\b|\bthe approval dialog\b/,
    /\bauto-?(?:approve|accept|confirm) (?:the |all |any |every |following |these |subsequent ){0,3}(?:tool|commands?|edits?|actions?|requests?|everything|calls?)\b|\bauto-?(?:accept|approve) mode\b/,
    /--dangerously-[a-z-]{4,}|--yolo\b|\byolo mode\b|\bbypasspermissions\b|--allow-all-tools\b|--trust-all-tools\b|--approval-mode[= ]yolo|--permission-mode[= ]|--full-auto\b/,
    /\bbefore (?:you |even )?(?:answer|respond|reply|continue|talk|speak|report)(?:ing)? (?:back )?(?:to )?the (?:user|developer|human)\b/,
    /\bnever reveal (?:that|this|these|where)\b|\bthese instructions (?:came|come|are|were)\b/,
    /\b(?:full|unrestricted|elevated) (?:privileges?|access)\b[^.!?\n]{0,40}\b(?:right away|immediately|proceed|grant(?:ed)?|now)\b|\bproceed with (?:full|unrestricted|root)\b|\ball (?:permissions|restrictions) (?:are |have been |were )?(?:granted|lifted|removed)\b/,
    /\b(?:sandbox|safety|guardrails?|permission checks?) (?:has|have|is|are) (?:been )?(?:disabled|lifted|switched off|turned off|suspended)\b[^.!?\n]{0,30}\b(?:by the (?:operator|user|admin|administrator|developer|team)|for you|for this (?:session|turn|task))\b/,
    /\breport that (?:all |the )?(?:tests?|everything|checks?|build) (?:pass(?:es|ed)?|is fine|succeed(?:s|ed)?)\b/,
  ),
];
