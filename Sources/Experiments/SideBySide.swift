import Dispatch
import Synchronization

/// Does `count` pieces of work, at most `width` of them at the same time, each on a queue of its own, and
/// returns what they come to, in their order.
///
/// `work` is given the number of its piece, from 0; `progress` is called ten times a second meanwhile.
/// Throws what the first piece to fail has thrown, once all have ended.
package func sideBySide<Value: Sendable>(
  _ count: Int, atOnce width: Int, progress: () -> Void,
  _ work: @escaping @Sendable (_ index: Int) throws -> Value
) throws -> [Value] {
  let results = Mutex([Result<Value, any Error>?](repeating: nil, count: count))
  let next = Atomic(0)
  let group = DispatchGroup()
  for _ in 0..<min(width, count) {
    DispatchQueue.global(qos: .userInitiated).async(group: group) { @Sendable in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        let result = Result { try work(index) }
        results.withLock { $0[index] = result }
      }
    }
  }
  while group.wait(timeout: .now() + .milliseconds(100)) == .timedOut { progress() }
  return try results.withLock { try $0.compactMap { try $0?.get() } }
}

/// The same of pieces that are all done at the same time and take so many `steps` each.
///
/// `work` is also given a function to tell how far it is; `progress` is told how far the piece is that is
/// furthest behind.
func sideBySide<Value: Sendable>(
  _ count: Int, steps: Int, progress: (Standing) -> Void,
  _ work: @escaping @Sendable (_ index: Int, _ tell: (Standing) -> Void) throws -> Value
) throws -> [Value] {
  let standings = Mutex([Standing](repeating: Standing(steps: 0), count: count))
  func tellLast() {
    if let last = standings.withLock({ $0.min { $0.steps < $1.steps } }) { progress(last) }
  }
  return try sideBySide(count, atOnce: count, progress: tellLast) { index in
    // One that has ended early, because it diverged, does not hold the others up.
    defer { standings.withLock { $0[index].steps = steps } }
    return try work(index) { standing in
      if standing.steps.isMultiple(of: 16) { standings.withLock { $0[index] = standing } }
    }
  }
}
