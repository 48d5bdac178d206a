/// What some normalizations ask for when they are made; the others take no notice.
package struct NormalizationSettings: Sendable, Equatable {
  /// The noise of a noisy one.
  package var noise: Noise
  /// Groups of units in each layer, of which the number must be a divisor of the units'; nil for as
  /// many as `GroupNormalization.standardGroups` finds.
  package var groups: Int?

  /// No noise, and the standard number of groups.
  package init(noise: Noise = .none, groups: Int? = nil) {
    self.noise = noise
    self.groups = groups
  }
}
