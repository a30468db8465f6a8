/**
 * The plugin file for opencode, in the forms of its first and second version at once: each reads its own half of the default
 * export. It hands what the host tells, in the words of the first, to `wayout hook opencode` and puts what comes back below
 * the tool's output. Whatever goes wrong there is swallowed: the agent's work goes on.
 */
export function opencodePlugin(command: string): string {
  return `// Written by \`wayout install opencode\`; \`wayout uninstall opencode\` removes it. It runs: wayout hook opencode
import { spawn } from "node:child_process"

const command = ${JSON.stringify(command)}

${rest}`;
}

const rest = `/** Resolves to wayout's answer, or to an empty one. */
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

/** opencode 1 */
const server = async ({ directory }) => ({
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

/** opencode 2 */
const setup = async (ctx) => {
  const eventOf = (hook, { sessionID, input: args }, output) => ({
    hook,
    directory: args?.workdir ?? ctx.location?.directory,
    input: { tool: "bash", sessionID, args },
    output,
  })
  await ctx.tool.hook("execute.before", async (event) => {
    if (event.tool !== "shell") return
    const { refuse } = await ask(eventOf("tool.execute.before", event, { args: event.input }))
    if (typeof refuse === "string") throw new Error(refuse)
  })
  await ctx.tool.hook("execute.after", async (event) => {
    if (event.tool !== "shell" || event.status !== "completed") return
    const { content, metadata } = event.result ?? {}
    const parts = typeof content === "string" ? [{ type: "text", text: content }] : [...(content ?? [])]
    const output = parts.map(({ text }) => text ?? "").join("\\n")
    const { context } = await ask(eventOf("tool.execute.after", event, { output, metadata }))
    if (typeof context !== "string") return
    event.result = { ...event.result, content: [...parts, { type: "text", text: context }] }
  })
}

export default { id: "wayout", server, setup }
`;
