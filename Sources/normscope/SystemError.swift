import Foundation

/// Why the system refused something, in its own words.
struct SystemError: LocalizedError, CustomStringConvertible {
  /// The number that the system gives the reason, as EACCES.
  let number: Int32

  /// The reason with a number; that of the call that has just failed unless another is given.
  init(_ number: Int32 = errno) { self.number = number }

  /// The system's reason behind an error of Foundation's; an input/output error where it has none.
  init(behind error: any Error) {
    if let error = error as? SystemError {
      self = error
      return
    }
    let reasons = sequence(first: error as NSError) {
      $0.userInfo[NSUnderlyingErrorKey] as? NSError
    }
    number = reasons.first { $0.domain == NSPOSIXErrorDomain }.map { Int32($0.code) } ?? EIO
  }

  /// The reason, as `No space left on device`.
  var description: String { String(cString: strerror(number)) }
  /// The reason, for whoever takes the error for one of Foundation's.
  var errorDescription: String? { description }
}

extension Failure {
  /// What was attempted with a file and why the system refused: `can't write FILE: …`; exit 1.
  ///
  /// `option` names what brought the file up, where an option did.
  static func ofFile(
    _ file: String, _ attempt: String, _ error: any Error, option: String? = nil
  ) -> Failure {
    let origin = option.map { "\($0): " } ?? ""
    return Failure(
      message: "\(origin)can't \(attempt) \(file): \(SystemError(behind: error))", status: 1)
  }
}
