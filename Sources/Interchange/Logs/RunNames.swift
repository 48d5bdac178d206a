package import Training

/// What logs call the runs that they tell of.
///
/// A run is called by the normalization that its network has at first, with `-twin` behind that where the
/// other network had the name first, and `-2`, `-3` and so on where it had it itself.
package struct RunNames: Sendable {
  private var names: [UInt64?: String] = [:]
  /// The networks by their runs' names.
  private var networks: [String: Int] = [:]

  /// No runs yet.
  package init() {}

  /// What the run is called that `step` is of; see `Run.series`.
  package mutating func name(of step: LoggedStep) -> String {
    if let known = names[step.series] { return known }
    let own = step.normalization
    let isOthers = step.network > 0 && networks[own].map { $0 != step.network } ?? false
    let stem = isOthers ? "\(own)-twin" : own
    var (name, count) = (stem, 1)
    while networks[name] != nil {
      count += 1
      name = "\(stem)-\(count)"
    }
    (names[step.series], networks[name]) = (name, step.network)
    return name
  }
}
