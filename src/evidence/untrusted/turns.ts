import { signs, type Sign } from './sign.ts';

/** Markup of the conversations and tool calls that agents are driven by, and ends of data that are none. */
export const turnSigns: readonly Sign[] = signs(
  'turn',
  /<\|[a-z0-9_]{2,30}\|>/,
  /<\/?(?:system|assistant|tool[-_ ]?(?:calls?|use|results?|response|code|output)|function[-_ ]?(?:calls?|results?|response)|invoke(?=\s+name)|system[-_ ]?(?:prompt|reminder|message|note|instructions?)|developer[-_ ]?(?:message|note|instructions?)|user[-_ ]?(?:message|query|input|request|instructions?)|untrusted[-_a-z0-9]{0,30}|antml:[a-z_]+)(?:\s[^>]{0,200})?\/?>/,
  /<\/(?:user|human|log|record|wayout[-_a-z0-9]{0,30}|invoke|tool|context|instructions?)>[\s\S]{0,40}(?:<|\S)/,
  /<\/?\s?wayout\b/,
  /\[\/?inst\]|<<\/?sys>>/,
  /^#{1,6} ?(?:system|user|assistant|human|developer)(?: (?:message|prompt|note))?\s*:?\s*$/m,
  /^\W{0,6}(?:human|assistant|ai|chatgpt|claude|gpt|copilot|gemini|bot)\s?:\s+(?:sure|okay|ok|great|thanks|please|yes|i |i'|now|let|got|the user|you|run|ignore|understood|of course|certainly)/m,
  /^\W{0,6}(?:system|user|human|operator|developer|administrator)(?: message| prompt| note| instructions?)?\s?:[^\n]{0,120}\b(?:you|your|please|assistant|the sandbox|the operator|thanks|restrictions?|granted|proceed|execute|disregard|must|continue|email|publish|upload|ignore|approved?|authori[sz]ed|bypass)\b/m,
  /\bdeveloper message\b[^\n]{0,80}\b(?:tools?|restrictions?|you|run|lifted|ignore|must)\b/,
  /"role"\s*:\s*"(?:system|assistant|developer|tool)"\s*,\s*"(?:content|tool_calls?|parts)"/,
  /"content"\s*:\s*"[^"\n]{0,300}"\s*,\s*"role"\s*:\s*"(?:system|assistant|developer|tool)"/,
  /"(?:tool_calls?|function_call|tool_use)"\s*:\s*[[{]|"type"\s*:\s*"(?:tool_use|tool_result|function_call)"|"method"\s*:\s*"tools\/call"/,
  /```\s?tool_(?:code|call|use)|\bfunction_call (?:result|output)\s?:/,
  /\[(?:system|assistant|developer)\]\(#/,
  /\b(?:end of|ends? here)\b[^\n]{0,15}\b(?:the )?(?:untrusted |tool |user )?(?:log|data|document|record|input|context|output|quote|message)\b[\s\S]{0,80}\b(?:operator|user|human|developer|instructions?|task|you|now|assistant)\b/,
  /\b(?:log|data|document|record|quote|output) ends here\b/,
  /\bthe (?:following|rest|next part|text below) (?:is|comes|was (?:sent|written)) (?:from|by) (?:the|your) (?:user|operator|developer|system|human|administrator)\b/,
  /^\W{0,6}(?:system|admin(?:istrator)?|security|important) (?:notice|message|instruction|note|alert)s?\s?(?:to|for) (?:the |all |any )?(?:ai|agents?|assistants?|models?|llms?)\b/m,
);
