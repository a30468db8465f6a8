import { compileSigns } from './find-signs.ts';

/**
 * What gives away which tools a text is about: the domain of a record and the signs of it, as literal text. A sign that
 * is a word stands only as a whole word; others stand anywhere. Strong signs first, after `|` the weak ones, which any
 * such text may hold.
 */
const signs: readonly (readonly [domain: string, signs: string])[] = [
  [
    'android',
    'android gradlew AAPT aapt2 adb logcat androidx AndroidManifest :app: kotlin com.android|gradle',
  ],
  ['api', 'graphql webhook REST swagger openapi Stripe Twilio OAuth2 axios fetch|HTTP/1.1 API status'],
  ['aws', 'aws arn: botocore boto3 awscli amazonaws.com ecr s3 lambda cloudformation iam ec2 dynamodb sts:'],
  [
    'cicd',
    '##[error] ##[group] github-actions actions/checkout workflow jenkins Jenkinsfile gitlab-ci circleci helm argocd ansible runner artifact hostedtoolcache|pipeline CI job Run deploy',
  ],
  ['cloud', 'gcloud azure AADSTS googleapis.com gcr.io ghcr.io kms vm az|cloud registry token'],
  [
    'cmake',
    'cmake CMakeLists CMake collect2 /usr/bin/ld ld: gcc g++ cc1plus clang ninja make: make[|.cpp .c: .h: .o: undefined',
  ],
  ['cuda', 'cuda nvidia-smi nvcc cudnn nccl cublas gpu NVIDIA|device driver'],
  ['data', 'pandas numpy dataframe spark parquet csv airflow dask sklearn pyarrow|column'],
  [
    'database',
    'postgres psql mysql mariadb sqlite3 sqlite psycopg2 pg SQLSTATE sqlalchemy mysqld database prisma ORA- FATAL: relation|ERROR: SQL sql query',
  ],
  [
    'docker',
    'docker dockerfile docker-compose buildkit buildx containerd dockerd daemon: FROM RUN OCI docker.io /bin/sh solve:|container image',
  ],
  ['dotnet', 'dotnet System. .cs: .csproj nuget NU1101 Microsoft. CS0246 aspnetcore .sln MSB|.dll'],
  ['elasticsearch', 'elasticsearch opensearch kibana _search shard elastic lucene es8|index cluster'],
  [
    'embedded',
    'stm32 openocd esp32 arduino usb uart jtag i2c gpio firmware avrdude platformio qemu-system u-boot|flash device',
  ],
  ['flutter', 'flutter dart pubspec .dart widget renderflex pub|gradle'],
  [
    'git',
    'git fatal: HEAD remote: origin refs merge rebase github.com: checkout|branch commit push pull repository',
  ],
  ['go', 'golang goroutine .go: go.mod go: go.sum panic: gopls go|go build go test'],
  ['grpc', 'grpc rpc protobuf grpcurl protoc .proto DEADLINE_EXCEEDED UNAVAILABLE|code ='],
  [
    'huggingface',
    'huggingface transformers huggingface_hub tokenizer AutoModel safetensors peft datasets hf accelerate|model tokenizers',
  ],
  [
    'java',
    'java java.lang jvm jdk maven mvn spring .java: javac Caused org.springframework hibernate classpath gradle|Exception in thread at',
  ],
  ['kafka', 'kafka zookeeper broker org.apache.kafka consumer producer partition offset librdkafka|topic'],
  [
    'kubernetes',
    'kubernetes kubectl k8s pod pods kubelet kube deployment namespace ImagePullBackOff CrashLoopBackOff configmap ingress pvc etcd|node container',
  ],
  [
    'llm',
    'openai anthropic gpt claude llm langchain tokens prompt context_length gemini ollama chat|model completion',
  ],
  ['mongodb', 'mongodb mongo mongoose mongod MongoServerError MongoError mongosh|collection'],
  [
    'networking',
    'dns tcp ssl tls curl socket ssh proxy firewall openssl getaddrinfo traceroute ping handshake|connect connection connection refused host',
  ],
  [
    'nextjs',
    'next next.js nextjs next build getServerSideProps getStaticProps app/ _app nextjs.org .next use client|prerender hydration',
  ],
  ['nginx', 'nginx [emerg] upstream fastcgi proxy_pass [error] [crit] nginx.conf|server'],
  ['node', 'npm node nodejs node_modules package.json yarn pnpm ERR! ERR_ .js: webpack|js'],
  ['opencv', 'opencv cv2 cv:: imread OpenCV( imshow videoio|image'],
  ['php', 'php .php composer laravel artisan symfony PDOException Fatal phpunit|Uncaught'],
  [
    'pip',
    'pip pip3 wheel wheels setuptools pyproject.toml pypi site-packages requirements.txt setup.py venv|python',
  ],
  ['python', 'python python3 traceback .py pytest asyncio File "|Error:'],
  [
    'pytorch',
    'torch pytorch torchvision cuda.amp nn.Module DataLoader torchrun autograd tensor lightning|tensor',
  ],
  ['react', 'react reactjs.org react.dev react-dom jsx hook hooks usestate useeffect component|render props'],
  ['redis', 'redis redis-cli redis-server ioredis redisson redis.conf WRONGTYPE NOAUTH MISCONF|cluster key'],
  ['ros2', 'ros2 colcon rclpy rclcpp ament rviz2 dds launch.py [launch] rosdep gazebo tf2|node topic'],
  ['rust', 'cargo rustc error[E rust crate tokio .rs: .rs|panicked borrow'],
  [
    'security',
    'vulnerability CVE jwt xss csrf injection csp sso SELinux selinux gpg malware auth0 saml keycloak hsts|token certificate permission',
  ],
  ['tensorflow', 'tensorflow keras tf tf.function tf2 saved_model XLA|tensor shape'],
  [
    'terraform',
    'terraform hcl .tf tfstate provider registry.terraform.io tf terragrunt opentofu ╷|Error: module resource',
  ],
  ['typescript', 'tsc typescript error TS .ts( .ts: .tsx tsconfig TS2|type'],
  ['unity', 'unity UnityEngine Assets/ UnityEditor il2cpp MonoBehaviour prefab shader|scene'],
  ['culture', 'etiquette custom tipping taboo gift greeting bow'],
  ['communication', 'email slack meeting tone apology wording message reply colleague'],
  ['visa', 'visa passport immigration embassy traveler overstay'],
  ['emergency', 'ambulance police emergency 911 112'],
  ['medical', 'doctor medicine pharmacy prescription hospital dose symptom'],
  ['legal', 'lawyer court illegal fine arrest contract lawsuit'],
  ['policy', 'tax subsidy regulation ministry census welfare'],
  ['safety', 'tourist taxi scam swimming wildlife hiking pedestrian'],
  ['banking', 'bank iban transfer atm currency deposit'],
  ['food-safety', 'milk allergen raw food restaurant'],
  ['mental-health', 'suicide hotline counselling therapy depression'],
  ['disaster', 'earthquake typhoon flood evacuation tsunami'],
  ['pet-safety', 'dog cat pet veterinarian'],
];

/** Domains that are the same to whoever reads the log. */
const aliases: Readonly<Record<string, string>> = {
  npm: 'node',
  yarn: 'node',
  pnpm: 'node',
  javascript: 'node',
  make: 'cmake',
  gcc: 'cmake',
  c: 'cmake',
  cpp: 'cmake',
  ssh: 'networking',
  tls: 'networking',
  network: 'networking',
  postgres: 'database',
  postgresql: 'database',
  mysql: 'database',
  sqlite: 'database',
  maven: 'java',
  gradle: 'java',
  cargo: 'rust',
  k8s: 'kubernetes',
  buildkit: 'docker',
  ci: 'cicd',
};

/** How near two domains stand: a text about the first is some evidence for the second. */
const near: ReadonlyMap<string, readonly string[]> = new Map([
  ['pip', ['python']],
  ['python', ['pip', 'pytorch', 'tensorflow', 'huggingface', 'opencv', 'data', 'cuda', 'llm']],
  ['pytorch', ['cuda', 'huggingface', 'python']],
  ['tensorflow', ['cuda', 'python']],
  ['huggingface', ['pytorch', 'llm', 'python']],
  ['cuda', ['pytorch', 'tensorflow']],
  ['nextjs', ['react', 'node', 'typescript']],
  ['react', ['node', 'nextjs', 'typescript']],
  ['node', ['typescript', 'nextjs', 'react']],
  ['typescript', ['node']],
  ['docker', ['cloud', 'cicd', 'kubernetes']],
  ['kubernetes', ['docker', 'cloud']],
  ['android', ['java', 'flutter']],
  ['java', ['android', 'kafka']],
  ['cloud', ['docker', 'aws', 'kubernetes']],
  ['git', ['cicd']],
  ['cicd', ['docker', 'git', 'node']],
]);

const names = signs.map(([domain]) => domain);
const kin = names.map((name) => (near.get(name) ?? []).map((other) => names.indexOf(other)));
const weights = signWeights();
const weightsOf = [...weights.values()];
const findSigns = compileSigns([...weights.keys()]);

export interface Topics {
  /** How strongly a text is about each domain, by the domain's number: from 0, where it shows no sign of it, to 1. */
  readonly strengths: readonly number[];
  /** The greatest of them. */
  readonly most: number;
}

/** Of doubles, so that no copy of it has to be made one. */
const noStrengths = names.map(() => 0.5).fill(0);

export function topicsOf(text: string): Topics {
  const sums = noStrengths.slice();
  for (const sign of findSigns(text.toLowerCase())) {
    for (const [topic, weight] of weightsOf[sign] ?? []) sums[topic] = (sums[topic] ?? 0) + weight;
  }
  let most = 0;
  for (let topic = 0; topic < sums.length; topic++) {
    if (sums[topic] === 0) continue;
    const strength = 1 - Math.exp(-(sums[topic] ?? 0));
    sums[topic] = strength;
    most = Math.max(most, strength);
  }
  return { strengths: sums, most };
}

/** The number by which an index knows a domain; 255 where nothing is known about its signs. */
export function topicNumber(domain: string): number {
  const at = names.indexOf(aliases[domain] ?? domain);
  return at < 0 ? 255 : at;
}

/**
 * From -1, where the text is about something else, to 1, where it is about this domain; 0 where nothing can be said.
 */
export function agreement({ strengths, most }: Topics, topic: number): number {
  const own = strengths[topic];
  if (own === undefined) return 0;
  let akin = 0;
  for (const other of kin[topic] ?? []) akin = Math.max(akin, strengths[other] ?? 0);
  const support = Math.max(own, akin / 2);
  return support - (most - support);
}

function signWeights(): ReadonlyMap<string, readonly (readonly [topic: number, weight: number])[]> {
  const found = new Map<string, (readonly [number, number])[]>();
  for (const [topic, [, text]] of signs.entries()) {
    const [strong = '', weak = ''] = text.toLowerCase().split('|');
    const add = (sign: string, weight: number) => {
      const known = found.get(sign);
      if (known) known.push([topic, weight]);
      else found.set(sign, [[topic, weight]]);
    };
    for (const sign of strong.split(' ')) add(sign, 1);
    for (const sign of weak.split(' ').filter(Boolean)) add(sign, 0.2);
  }
  return found;
}
