/**
 * The plugin file for opencode. It hands the two arguments of its hooks to `wayout hook opencode` and puts what comes back
 * below the tool's output. Whatever goes wrong there is swallowed: the agent's work goes on.
 */
export function opencodePlugin(command: string): string {
  return `// Written by \`wayout install opencode\`; \`wayout uninstall opencode\` removes it. It runs: wayout hook opencode
import { spawn } from "node:child_process"

const command = ${JSON.stringify(command)}

/** Resolves to wayout's answer, or to an empty one. */
function ask(event) {
  return new Promise((resolve) => {
    const child = spawn(command, { shell: true, stdio: ["pipe", "pipe", "ignore"] })
    const timer = setTimeout(() => child.kill(), 10000)
    let text = ""
    child.stdout.on("data", (chunk) => (text += chunk))
    child.stdin.on("error", () => {})
    child.on("error", () => resolve({}))
    child.on("close", () => {
      clearTimeout(timer)
      try {
        resolve(JSON.parse(text) ?? {})
      } catch {
        resolve({})
      }
    })
    child.stdin.end(JSON.stringify(event))
  })
}

export const Wayout = async ({ directory }) => ({
  "tool.execute.before": async (input, output) => {
    if (input.tool !== "bash") return
    const { refuse } = await ask({ hook: "tool.execute.before", directory, input, output })
    if (typeof refuse === "string") throw new Error(refuse)
  },
  "tool.execute.after": async (input, output) => {
    if (input.tool !== "bash") return
    const { context } = await ask({ hook: "tool.execute.after", directory, input, output })
    if (typeof context === "string") output.output += "\\n\\n" + context
  },
})
`;
}
