import Foundation
import Interchange
import Numerics
import Training

extension Configuration {
  /// The same with what its file of weights holds, if it begins with one.
  ///
  /// Exits with 1 and a line that says what is wrong where the file can't be read, or has other hidden
  /// layers.
  func readingWeights() throws -> Configuration {
    guard let file = weights?.file else { return self }
    var copy = self
    do {
      var status = stat()
      guard stat(file, &status) == 0 else { throw SystemError() }
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw Failure(message: "--init-weights: \(file) is no regular file", status: 1)
      }
      guard hasRoom(for: 3 * Int(status.st_size)) else { throw SystemError(ENOMEM) }
      let data = try Data(contentsOf: URL(filePath: file), options: .alwaysMapped)
      copy.weights = try StartingWeights(data, file: file, hidden: hidden)
    } catch let error as SafeTensorsError {
      throw Failure(message: "--init-weights: \(file): \(error)", status: 1)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure.ofFile(file, "read", error, option: "--init-weights")
    }
    return copy
  }
}
