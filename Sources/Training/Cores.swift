import Numerics
import Synchronization

/// The processor's cores, counted so that nothing is done besides training that would take time from it.
package enum Cores {
  private static let free = Atomic(Processor.cores)

  /// Takes a core, be one free or not.
  package static func occupy() { free.subtract(1, ordering: .relaxed) }

  /// Takes a core where one is free; whether one was.
  package static func take() -> Bool {
    if free.subtract(1, ordering: .relaxed).newValue >= 0 { return true }
    release()
    return false
  }

  /// Gives back a core that was taken.
  package static func release() { free.add(1, ordering: .relaxed) }
}
