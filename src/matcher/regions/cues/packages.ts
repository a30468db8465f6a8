import { cuesOf } from './cue.ts';

/** What package managers and container builders print. */
export const packages = [
  ...cuesOf('finding', [
    [
      'err! code|err! 0|err! notarget|err! enoent|err! missing|err! could not',
      /^npm (?:ERR!|error) (?:code|\d{3}|notarget|enoent|missing|[Cc]ould not)/,
    ],
    ['npm error code|npm error 0', /^npm error (?:code|\d{3})/],
    [
      'could not find|no matching',
      /^(?:ERROR: |\s*)?(?:Could not find (?:a version|gem|any|compatible)|No matching (?:distribution|version|package))/,
    ],
    ['unable to locate package', /^E: Unable to locate package/],
    ['err:0', /^Err:\d+ http/],
    ['dpkg: error', /^dpkg: error processing/],
    ['no available formula', /No available formula/],
    ['econflict', /ECONFLICT/],
    ['is not installed', /^Required \S+ is not installed/],
    ['toomanyrequests|cannot connect to the docker', /toomanyrequests|Cannot connect to the Docker daemon/],
    ['incompatible with', /is incompatible with this version/],
    ['0 not found|0  not found|0 client error', /\b404 (?:Not Found|  Not Found|Client Error)/i],
    ['error processing tar|unexpected end of', /unexpected end of (?:file|archive|input|JSON)/i],
    [
      "verification failed|couldn't be verified|no_pubkey|keyserver receive failed",
      /host key verification failed|keyserver receive failed/i,
    ],
    ['unmet depend|broken packages', /unmet dependenc|held broken packages/i],
    ['hash sum mismatch', /Hash Sum mismatch/],
    [
      'packagesnotfounderror|unsatisfiableerror|resolvepackagenotfound',
      /^(?:PackagesNotFound|Unsatisfiable|ResolvePackageNotFound)/,
    ],
    ['could not be resolved', /could not be resolved/i],
    ['could not resolve', /Could not resolve (?:dependenc|all|com|org|[\w.]+:[\w.-]+:)/i],
    ['unresolved depend', /unresolved dependenc/i],
    ['failed to select a version|no matching package', /failed to select a version|no matching package/],
    ['could not transfer|could not find artifact', /Could not (?:transfer|find) artifact/],
    [
      'unknown revision|cannot find package|no required module|cannot find main module',
      /unknown revision|cannot find package|no required module provides|cannot find main module/,
    ],
    [
      'extconf failed|failed to build gem|gem::ext',
      /Failed to build gem native extension|extconf failed|Gem::Ext::BuildError/,
    ],
    [
      'an error occurred while|an error occured while',
      /An error occurr?ed while (?:installing|processing|loading|running|executing|fetching)/i,
    ],
    ['failed to solve|failed to compute', /failed to (?:solve|compute)/],
    ['error building image|returned a non-zero', /returned a non-zero code|error building image/],
    ['peer dep|eresolve|ebadengine', /ERESOLVE|peer dep missing|EBADENGINE/],
    ['incompatible', /\b(?:is|are|engine .*) incompatible with\b/],
    ["couldn't find", /^error Couldn't find/],
    ['modulenotfounderror|importerror', /^(?:E\s+)?(?:ModuleNotFound|Import)Error\b/],
    ['no module named', /No module named /],
    ['cannot load such file', /cannot load such file/],
    ['module not found', /Module not found:/],
    ['there is no package called', /there is no package called/],
    ['dependencies are not available|dependency not available', /dependenc(?:y|ies) .*not available/i],
    [
      'requires ',
      /\brequires (?:a )?(?:different |newer )?(?:\w+ )?(?:version|[<>=~^]=? ?\d).*\b(?:but|not|in)\b/i,
    ],
    ['missing depend', /missing dependenc/i],
  ]),
  ...cuesOf('error', [
    [
      'e: unable|e: failed|e: some|e: package|e: version|e: sub-process|e: the|e: could|e: method|e: type',
      /^E: [A-Z]/,
    ],
    ['err!|npm error', /^npm (?:ERR!|error) (?!A complete log|\s*\/|This is probably not|Failed at the)\S/],
    ['failed building wheel|could not build wheels', /Failed building wheel|Could not build wheels/],
    [
      'failed to download|failed to fetch|failed to install|failed to load',
      /\b[Ff]ailed to (?:download|fetch|install|load|build|restore|resolve|connect|open|create|start|parse|read|run)\b/,
    ],
    ['error ', /^error (?!Command failed|Found incompatible)\S.*/],
  ]),
  ...cuesOf('wrapper', [
    [
      'err! ',
      /^npm ERR! (?:A complete log|This is probably not|Failed at the|code ELIFECYCLE|errno|\S+@\S+ \S+: `)/,
    ],
    ['command failed', /^error Command failed/],
  ]),
];
