import { signs, type Sign } from './sign.ts';

/** Orders in languages other than English. Latin letters stand without marks: the text is folded before it is matched. */
export const languageSigns: readonly Sign[] = [
  // Chinese
  ...signs(
    'override',
    /(?:忽略|無視|无视|忘记|忘掉|忘記|不要遵守|不要理会|不再遵守|绕过|繞過|丢弃|摒弃|推翻)[^。！？\n]{0,12}(?:指令|指示(?!灯)|提示词|提示詞|系统提示|系統提示)/,
    /(?:忽略|無視|无视|忘记|忘掉|忘記|不要遵守|不要理会|不再遵守|绕过|繞過|丢弃|摒弃|推翻)[^。！？\n]{0,6}(?:之前|先前|以上|上面|前面|此前|原有|所有|系统|開發者|开发者|你)[^。！？\n]{0,10}(?:规则|規則|约束|限制|要求|设定|設定|命令)/,
    /(?:以上|上述|之前|此前|先前)[^。！？\n]{0,8}(?:内容|內容|指令|指示|规则|提示)[^。！？\n]{0,4}(?:作废|作廢|无效|無效|失效|不算)/,
    /新的?(?:指令|任务|任務|指示|命令)(?:如下|是|[:：])/,
    /从现在(?:开始|起)[^。！？\n]{0,12}(?:只听|你是|你必须|你将|听从|按照)/,
  ),
  ...signs(
    'concealed',
    /(?:不要|无需|無需|不必|别|別|切勿|勿|不用|不得)[^。！？\n]{0,3}(?:告诉|告訴|告知|通知|询问|詢問|征求|让|讓|提醒|请示|向)[^。！？\n]{0,6}(?:用户|使用者|用戶|人类|开发者|開發者|管理员)/,
    /(?:用户|用戶|使用者|管理员|开发者|系统)[^。！？\n]{0,2}(?:已经|已經|已)(?:授权|授權|批准|同意|允许)[^。！？\n]{0,16}(?:不需要|无需|無需|直接|不必|执行|所有|全部)/,
    /(?:悄悄|偷偷|暗中|秘密地?)[^。！？\n]{0,10}(?:写|執行|执行|提交|上传|添加|发送|安装|删除|把)/,
    /不要在?[^。！？\n]{0,4}(?:总结|總結|摘要|回答|回复|报告)(?:里|中|裡)[^。！？\n]{0,6}(?:提|说|写)/,
    /(?:跳过|跳過|绕过|关闭|禁用)[^。！？\n]{0,4}(?:安全检查|权限检查|审批|权限确认|安全限制)/,
  ),
  ...signs(
    'addressed',
    /(?:(?<![a-z])ai(?![a-z])|人工智能|智能体|大?语言模型|大模型|编程助手|代码助手|自动化代理)[^。！？\n]{0,4}(?:请|請|必须|必須|应当|应该|需要|务必|你|的说明|须知|注意|[:：,，])/,
    /(?:^|[。！!；;\n])\s{0,4}(?:各位|所有)?助手[:：,，]/,
    /(?:作为|身为|如果你是)[^。！？\n]{0,6}(?:语言模型|(?<![a-z])ai(?![a-z])|人工智能|助手|智能体|代理)/,
    /你(?:现在|現在)?(?:是|已成为|不再是)[^。！？\n]{0,14}(?:代理|助手|模型|(?<![a-z])ai(?![a-z])|机器人|智能体)/,
  ),
  ...signs(
    'exfiltration',
    /(?:输出|輸出|显示|打印|泄露|透露|公开|复述|告诉我)[^。！？\n]{0,8}(?:系统提示|系統提示|提示词|提示詞|上下文|初始指令)/,
    /(?:把|将|將)[^。！？\n]{0,16}(?:密钥|密鑰|凭据|凭证|环境变量|密码|令牌|私钥|credentials|\.env|\.ssh)[^。！？\n]{0,10}(?:发送|上传|发到|传到|贴到|附在|写进|写入)[^。！？\n]{0,8}(?:https?:|提交信息|回答|网址|邮箱|服务器|到)/,
  ),
  ...signs('turn', /系[统統]\s?[:：][^。！？\n]{0,20}(?:权限|開放|开放|执行|解除|限制)/),
  // Japanese and Korean
  ...signs(
    'override',
    /(?:これまで|以前|上記|前|すべて|全て|今まで)[^。！？\n]{0,10}(?:指示|命令|ルール|プロンプト)[^。！？\n]{0,10}(?:無視|忘れ|従わ)/,
    /ユーザー?[^。！？\n]{0,6}(?:知らせず|知らせない|伝えず|伝えない|言わず|通知せず|確認せず|聞かず|に言わない|内緒)/,
    /システムプロンプト[^。！？\n]{0,8}(?:表示|出力|教え|示し|公開)/,
    /(?:aiアシスタント|aiエージェント|アシスタント|言語モデル)[^。！？\n]{0,6}(?:へ|として|向け)/,
    /(?:이전|위의|위|앞선|지금까지).{0,12}(?:지시|명령|규칙|프롬프트).{0,10}(?:무시|잊)/,
    /사용자.{0,6}(?:알리지|말하지|묻지|알려주지)/,
    /시스템 ?프롬프트.{0,8}(?:출력|표시|보여|알려|공개)/,
    /(?:ai|인공지능) ?(?:어시스턴트|에이전트|모델|비서).{0,12}(?:하세요|해야|하라|십시오)/,
  ),
  // Spanish, Portuguese, Italian, French, Romanian, Catalan
  ...signs(
    'override',
    /\b(?:ignor(?:a|e|ez|en|ad|ar|are|ate|i)|olvid\w*|descart\w*|desobede\w*|desconsider\w*|esquec\w*|dimentic\w*|trascur\w*|oubli\w*|neglig\w*|contourn\w*|uita)\b.{0,30}\b(?:instruccion\w*|instruc(?:oes|ao)|istruzion\w*|instructiun\w*|consignes?|directives|directrices|diretrizes|direttive|indicacion\w*|prompt|instructions (?:precedentes|anterieures|ci-dessus|donnees|qui|que))\b/,
    /\b(?:ignor(?:a|e|ez|en|ad|ar|are|ate|i)|olvid\w*|esquec\w*|dimentic\w*|oubli\w*)\b.{0,12}\b(?:reglas|regras|regole|regles)\b.{0,40}\b(?:te|tus|suas|anterior\w*|previas|precedent\w*|dieron|deram|tes|vos|donnees?|ci-dessus|tue)\b/,
    /\b(?:no|nao|non)\b.{0,6}\b(?:digas?|informes?|cuentes?|avises?|menciones|preguntes|conte|diga|informe|mencione|pergunte|dire|dica|informare|avvisare|chiedere|menzionare)\b.{0,25}\b(?:usuario|utente|humano|desarrollador|desenvolvedor|sviluppatore)\b/,
    /\bn'?\s?(?:en )?(?:inform|dis|dit|previen|avert|demand|mentionn|parl)\w*.{0,12}\b(?:pas|rien|jamais)\b.{0,30}\b(?:utilisateur|developpeur)/,
    /\b(?:prompt d[eo]l? sistema|prompt de sistema|prompt di sistema|prompt systeme)\b/,
    /\btu es (?:desormais|maintenant|a present) une?\b|\b(?:ahora eres|agora voce e|ora sei) una? (?:asistente|assistente|agente|ia|modelo|modello)/,
  ),
  // German, Dutch, Scandinavian
  ...signs(
    'override',
    /\b(?:ignorier\w*|vergiss|vergessen sie|missacht\w*|umgeh\w*|verwirf|negeer|vergeet|ignorera|ignorer|glom|glem|bortse)\b.{0,35}(?:anweisung|instru[kc]|regeln\b|vorgaben|\bprompt|richtlinien|instructie|opdrachten|regels\b|regler\b|anvisning)/,
    /\b(?:sag|sage|erzahl\w*|verrat\w*|informier\w*|frag|frage|melde|vertel|zeg)\b.{0,30}\b(?:benutzer\w*|nutzer\w*|anwender\w*|entwickler\w*|gebruiker\w*)\b.{0,25}\b(?:nichts|nicht|keinesfalls|niets|niet)\b/,
    /\b(?:fuhr\w*|starte|lass|mach)\b.{0,60}\bohne (?:ruckfrage|nachfrage|zustimmung|bestatigung|zu fragen)/,
    /\b(?:gib|zeig\w*|nenn\w*|verrat\w*|toon|geef)\b.{0,20}\b(?:systemprompt|system-prompt|systeemprompt)/,
    /\bdu bist (?:jetzt|nun|ab sofort) ein\w*\b.{0,20}(?:assistent|ki|agent|modell)/,
  ),
  // Russian, Ukrainian, Polish, Czech
  ...signs(
    'override',
    /(?:игнорируй|игнорировать|проигнорируй|забудь|забыть|не следуй|не выполняй|отмени).{0,35}(?:инструкци|указани|правил|промпт|команд|ограничени)/,
    /не (?:сообщай|говори|рассказывай|спрашивай|уведомляй|показывай|упоминай).{0,25}(?:пользовател|разработчик|человек)/,
    /(?:покажи|выведи|раскрой|напечатай).{0,15}системн.{0,4} (?:промпт|запрос|инструкци)/,
    /(?:ігноруй|забудь|знехтуй).{0,35}(?:інструкці|вказів|правил|команд)/,
    /\b(?:z?ignoruj\w*|zapomnij|pomin|zapomen\w*)\b.{0,30}(?:instrukcj|instrukc|polecen|zasad|regul|wytyczn|pokyn|pravid)/,
    /\bnie (?:mow|informuj|pytaj|wspominaj)\b.{0,20}\buzytkownik/,
  ),
  // Arabic, Persian, Hebrew, Hindi, Thai
  ...signs(
    'override',
    /(?:تجاهل|انس|أهمل|تخط).{0,25}(?:التعليمات|تعليمات|الأوامر|القواعد|الإرشادات)/,
    /لا (?:تخبر|تسأل|تعلم|تبلغ|تذكر).{0,15}المستخدم/,
    /(?:دستور|قوانین|قواعد).{0,35}(?:نادیده|فراموش)/,
    /(?:התעלם|התעלמ|שכח).{0,25}(?:הוראות|ההוראות|ההנחיות|הכללים)/,
    /(?:निर्देश|नियम|आदेश).{0,25}(?:अनदेखा|नज़रअंदाज़|भूल|उपेक्षा)/,
    /(?:เพิกเฉย|ละเว้น|ลืม|ไม่ต้องสนใจ|ไม่สนใจ).{0,25}(?:คำสั่ง|คำแนะนำ|กฎ)/,
  ),
  // Turkish, Vietnamese, Indonesian, Greek, Hungarian, Finnish
  ...signs(
    'override',
    /(?:talimat|kural|yonerge)\w*.{0,25}(?:yok say|gormezden gel|unut|dikkate alma|goz ardi)/,
    /kullaniciya.{0,15}(?:soyleme|bildirme|sorma)/,
    /\b(?:bo qua|quen|phot lo)\b.{0,25}\b(?:huong dan|chi dan|lenh|quy tac|chi thi)\b/,
    /\b(?:abaikan|lupakan|hiraukan)\b.{0,25}\b(?:instruksi|perintah|aturan|arahan|petunjuk)/,
    /\bjangan\b.{0,12}\b(?:beri ?tahu|beritahu|tanya|katakan)\b.{0,20}\bpengguna/,
    /(?:αγνόησε|αγνοήστε|ξέχασε|ξεχάστε).{0,30}(?:οδηγί|εντολ|κανόν)/,
    /(?:hagyd figyelmen kivul|felejtsd el).{0,30}(?:utasitas|szabaly)|(?:utasitas|szabaly)\w*.{0,20}hagyd figyelmen/,
    /\b(?:unohda|ohita|jata huomiotta)\b.{0,30}(?:ohjee|ohjeet|saann)/,
  ),
];
