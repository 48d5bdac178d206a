import CAllocations

/// How many pieces of memory `body` asks the heap for on the calling thread, besides what matrix products
/// do; −1 where they are not counted, which they are on Linux alone, and under no sanitizer.
func allocations(_ body: () -> Void) -> Int {
  allocations_begin()
  body()
  return allocations_end()
}
