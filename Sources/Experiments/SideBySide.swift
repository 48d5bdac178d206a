import Dispatch
import Synchronization

/// Does `count` pieces of work at the same time, each on a queue of its own, and returns what they
/// come to.
///
/// `work` is given the number of its piece, from 0, and a function to tell how far it is; `progress` is
/// told ten times a second how far the piece is that is furthest behind on its way to `steps`. Throws
/// what the first piece to fail has thrown, once all have ended.
func sideBySide<Value: Sendable>(
  _ count: Int, steps: Int, progress: (Standing) -> Void,
  _ work: @escaping @Sendable (_ index: Int, _ tell: (Standing) -> Void) throws -> Value
) throws -> [Value] {
  let results = Mutex([Result<Value, any Error>?](repeating: nil, count: count))
  let standings = Mutex([Standing](repeating: Standing(steps: 0), count: count))
  let group = DispatchGroup()
  for index in 0..<count {
    DispatchQueue.global(qos: .userInitiated).async(group: group) { @Sendable in
      let result = Result {
        try work(index) { standing in
          if standing.steps.isMultiple(of: 16) { standings.withLock { $0[index] = standing } }
        }
      }
      // One that has ended early, because it diverged, does not hold the others up.
      standings.withLock { $0[index].steps = steps }
      results.withLock { $0[index] = result }
    }
  }
  while group.wait(timeout: .now() + .milliseconds(100)) == .timedOut {
    if let last = standings.withLock({ $0.min { $0.steps < $1.steps } }) { progress(last) }
  }
  return try results.withLock { try $0.compactMap { try $0?.get() } }
}
