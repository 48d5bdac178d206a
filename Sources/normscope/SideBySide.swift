import Dispatch
import Synchronization

/// Does `count` pieces of work at the same time, each on a queue of its own, and returns what they
/// come to.
///
/// `work` is given the number of its piece, from 0, and a function to tell how many steps it has
/// made; a bar shows how many of `steps` all together have made. Throws what the first piece to fail
/// has thrown, once all have ended.
func sideBySide<Value: Sendable>(
  _ count: Int, steps: Int,
  _ work: @escaping @Sendable (_ index: Int, _ progress: (Int) -> Void) throws -> Value
) throws -> [Value] {
  let results = Mutex([Result<Value, any Error>?](repeating: nil, count: count))
  let made = Mutex([Int](repeating: 0, count: count))
  let group = DispatchGroup()
  for index in 0..<count {
    DispatchQueue.global(qos: .userInitiated).async(group: group) { @Sendable in
      let result = Result {
        try work(index) { step in
          if step.isMultiple(of: 16) { made.withLock { $0[index] = step } }
        }
      }
      results.withLock { $0[index] = result }
    }
  }
  var bar = ProgressBar(total: steps)
  while group.wait(timeout: .now() + .milliseconds(100)) == .timedOut {
    bar.show(made.withLock { $0.reduce(0, +) })
  }
  bar.clear()
  return try results.withLock { try $0.compactMap { try $0?.get() } }
}
