import CElementwise

/// The processor that the numbers are computed on.
package enum Processor {
  /// The level of its vector units, as in `x86-64-v4`; `other` where it is of another kind.
  ///
  /// The same configuration gives the same numbers bit for bit on one level; between levels the last
  /// bits of sums may differ.
  package static let level = String(cString: elementwise_processor_level())

  /// How many cores it has that this program may run on, at least one.
  package static let cores = elementwise_processor_cores()
}
