/** The package has no types of its own; only what we call. */
declare module 'osrm-text-instructions' {
  interface Compiler {
    /** Throws on a step that lacks what the sentence needs. */
    compile(
      language: string,
      step: object,
      options?: { formatToken?: (token: string, value: string) => string },
    ): string;
  }
  /** @param version of the instructions' wording, `v5`. */
  export default function osrmTextInstructions(version: string): Compiler;
}
