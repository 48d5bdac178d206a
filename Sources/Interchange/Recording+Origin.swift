import Training

extension Recording {
  /// What the last bits of a run's numbers depend on besides its configuration and its commands.
  package struct Origin: Equatable, Sendable {
    /// The program and its version.
    package let program: String
    /// The level of the processor's vector units.
    package let processor: String
    /// The fingerprint of the data.
    package let data: String

    /// An origin of the given parts.
    package init(program: String, processor: String, data: String) {
      self.program = program
      self.processor = processor
      self.data = data
    }

    /// What a replay whose own origin is `own` has to say; nil where both are the same.
    package func warning(own: Origin) -> String? {
      var parts: [String] = []
      if data != own.data { parts.append("with other data") }
      if program != own.program { parts.append("by \(program.quotable), not \(own.program)") }
      if processor != own.processor {
        parts.append("on a processor of level \(processor.quotable), not \(own.processor)")
      }
      guard !parts.isEmpty else { return nil }
      return "recorded \(parts.joined(separator: ", ")): numbers may differ"
    }
  }
}
