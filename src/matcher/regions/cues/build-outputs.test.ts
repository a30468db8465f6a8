import { expect, test } from 'vitest';
import { findRegions } from '../find-regions.ts';

/** A GitHub Actions job, as it is once its timestamps are gone. */
function job(output: string): readonly string[] {
  return [
    '##[group]Run actions/checkout@v4',
    'with:',
    '##[endgroup]',
    ...Array.from({ length: 40 }, (_, i) => `fatal-free fetch of refs/tags/v${i}`),
    '##[group]Run ./build.sh',
    'shell: /usr/bin/bash -e {0}',
    '##[endgroup]',
    ...Array.from({ length: 90 }, (_, i) => `[${i}/400] Building error_table_${i}.o`),
    ...output.split('\n'),
    '##[error]Process completed with exit code 2.',
    '##[group]Run actions/upload-artifact@v4',
    'if-no-files-found: warn',
    '##[endgroup]',
    '##[warning]No files were found with the provided path: out. No artifacts will be uploaded.',
    'Post job cleanup.',
    'fatal: not a git repository: .git/modules/x, ignored',
  ];
}

const quiet = Array.from({ length: 40 }, (_, i) => `[${i}/400] Linking part_${i}`).join('\n');

test.each([
  [
    'gcc under parallel make',
    `cart.c: In function 'total':\ncart.c:7:12: error: 'price' undeclared (first use in this function)\n    7 |     return price * n;\n      |            ^~~~~\nmake: *** [Makefile:12: cart.o] Error 1\nmake: *** Waiting for unfinished jobs....\n${quiet}`,
    "'price' undeclared",
  ],
  [
    'ninja and the linker',
    `FAILED: demo\n: && /usr/bin/c++ -Werror -o demo main.o && :\n/usr/bin/ld: main.o: in function 'main':\nmain.cc:(.text+0x5): undefined reference to 'total()'\ncollect2: error: ld returned 1 exit status\nninja: build stopped: subcommand failed.`,
    'undefined reference',
  ],
  [
    'CMake',
    `-- Looking for pthread.h - found\nCMake Error at CMakeLists.txt:9 (find_package):\n  By not providing "FindCart.cmake" in CMAKE_MODULE_PATH this project has\n  asked CMake to find a package configuration file provided by "Cart".\n\n-- Configuring incomplete, errors occurred!\nSee also "/app/CMakeFiles/CMakeOutput.log".`,
    'find_package',
  ],
  [
    'Gradle with Kotlin',
    `> Task :compileKotlin FAILED\ne: file:///app/src/main/kotlin/Cart.kt:3:20 Unresolved reference: price\n\nFAILURE: Build failed with an exception.\n\n* What went wrong:\nExecution failed for task ':compileKotlin'.\n> Compilation error. See log for more details\n\n* Try:\n> Run with --stacktrace option to get the stack trace.\n\nBUILD FAILED in 9s`,
    'Unresolved reference: price',
  ],
  [
    'sbt',
    `[info] Compiling 4 Scala sources to /app/target/classes ...\n[error] /app/src/main/scala/Cart.scala:3:20: not found: value price\n[error]   def total = price * 2\n[error]               ^\n[error] one error found\n[error] (Compile / compileIncremental) Compilation failed`,
    'not found: value price',
  ],
  [
    'dotnet build',
    `  Determining projects to restore...\n/app/Cart.cs(7,16): error CS0103: The name 'price' does not exist in the current context [/app/Demo.csproj]\n\nBuild FAILED.\n\n    0 Warning(s)\n    1 Error(s)`,
    'CS0103',
  ],
  ['go build', `# example.com/demo\n./cart.go:7:9: undefined: price\n`, 'undefined: price'],
  [
    'cabal',
    `Resolving dependencies...\ncabal: Could not resolve dependencies:\n[__0] trying: demo-0.1 (user goal)\n[__1] next goal: base (dependency of demo)\n[__1] rejecting: base-4.18.0.0/installed (conflict: demo => base<4.15)\n[__1] fail (backjumping, conflict set: base, demo)`,
    'rejecting: base',
  ],
  [
    'Bundler',
    `Fetching gem metadata from https://rubygems.org/.........\nGem::Ext::BuildError: ERROR: Failed to build gem native extension.\n\nchecking for libxml/parser.h... no\nAn error occurred while installing nokogiri (1.10.0), and Bundler cannot continue.\nMake sure that \`gem install nokogiri -v '1.10.0'\` succeeds before bundling.`,
    'libxml/parser.h',
  ],
  [
    'Composer',
    `Loading composer repositories with package information\nYour requirements could not be resolved to an installable set of packages.\n\n  Problem 1\n    - demo/cart 2.0 requires php >=8.2 -> your php version (8.1.2) does not satisfy that requirement.`,
    'your php version',
  ],
  [
    'pip',
    `Collecting demo-cart==9.9\nERROR: Could not find a version that satisfies the requirement demo-cart==9.9 (from versions: 1.0, 1.1)\nERROR: No matching distribution found for demo-cart==9.9`,
    'No matching distribution',
  ],
  [
    'apt',
    `Reading package lists...\nBuilding dependency tree...\nE: Unable to locate package libcart-dev`,
    'libcart-dev',
  ],
  [
    'wget',
    `--2026-11-01 10:00:00--  https://example.invalid/cart.tar.gz\nResolving example.invalid (example.invalid)... 192.0.2.7\nHTTP request sent, awaiting response... 404 Not Found\n2026-11-01 10:00:01 ERROR 404: Not Found.`,
    'ERROR 404',
  ],
  [
    'RuboCop',
    `Inspecting 40 files\n...C....................................\n\nOffenses:\n\nlib/cart.rb:3:5: C: Layout/TrailingWhitespace: Trailing whitespace detected.\n\n40 files inspected, 1 offense detected`,
    'Trailing whitespace',
  ],
  [
    'Checkstyle under Maven',
    `[INFO] --- maven-checkstyle-plugin:3.1.0:check (default) @ demo ---\n[INFO] There are 1 errors reported by Checkstyle 8.29 with checkstyle.xml ruleset.\n[ERROR] src/main/java/Cart.java:[7] (sizes) LineLength: Line is longer than 100 characters (found 120).\n[INFO] BUILD FAILURE\n[ERROR] Failed to execute goal org.apache.maven.plugins:maven-checkstyle-plugin:3.1.0:check: You have 1 Checkstyle violation.`,
    'LineLength',
  ],
  [
    'flake8 under tox',
    `flake8 run-test: commands[0] | flake8 src\nsrc/cart.py:7:80: E501 line too long (88 > 79 characters)\nERROR: InvocationError for command /app/.tox/flake8/bin/flake8 src (exited with code 1)\n___________________________________ summary ____________________________________\nERROR:   flake8: commands failed`,
    'E501',
  ],
  [
    'terraform',
    `╷\n│ Error: Invalid resource type\n│ \n│   on main.tf line 3, in resource "demo_cart" "this":\n│    3: resource "demo_cart" "this" {\n│ \n│ The provider hashicorp/demo does not support resource type "demo_cart".\n╵`,
    'does not support resource type',
  ],
])('the reason is found in a build by %s', (_tool, output, reason) => {
  expect(findRegions(job(output))[0]?.text.join('\n')).toContain(reason);
});

test.each([
  ['No output has been received in the last 10m0s, this potentially indicates a stalled build'],
  ['The job exceeded the maximum time limit for jobs, and has been terminated.'],
])('a job that ran out of time names it: %s', (line) => {
  const log = [
    ...Array.from({ length: 200 }, (_, i) => `step ${i} of many`),
    line,
    '',
    'The build has been terminated',
  ];
  expect(findRegions(log)[0]?.text).toContain(line);
});
